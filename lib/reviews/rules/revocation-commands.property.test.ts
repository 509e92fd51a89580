import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RemovalTarget } from '../model/ready-command.ts'
import { revocationCommands } from './revocation-commands.ts'

const kinds = [
  'aws',
  'github',
  'kubernetes',
  'postgresql',
  'okta',
  'google-workspace',
  'entra',
  'csv',
  'scim',
  'plumbline',
]
const name = fc.oneof(
  fc.stringMatching(/^['"`$\\(){};&|<>*?!#~\n /.a-z=-]{1,40}$/),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    "'; rm -rf / #",
    '$(id)',
    '`id`',
    '"; DROP ROLE admin; --',
    'file:///etc/passwd',
    '../../..',
    '--help',
  ),
)
/** Words of the formats themselves, so that the interesting commands are reached. */
const role = fc.oneof(
  name,
  fc.constantFrom(
    'root',
    'console sign-in',
    'access key 1',
    'signing certificate 2',
    'SUPERUSER',
    'admin',
    'member',
  ),
  name.map((text) => `ClusterRole ${text}`),
  name.map((text) => `Role ${text}`),
)
const target: fc.Arbitrary<RemovalTarget> = fc.record({
  systemName: name,
  sourceKind: fc.constantFrom(...kinds),
  sourceName: name,
  username: name,
  accountExternalId: fc.oneof(
    name,
    name.map((text) => `group:${text}`),
    name.map((text) => `system:serviceaccount:default:${text}`),
  ),
  resource: fc.oneof(
    name,
    fc.constant('cluster'),
    name.map((text) => `namespace ${text}`),
  ),
  role,
  reduceToRole: fc.option(role, { nil: null }),
  path: fc.array(fc.record({ type: fc.constantFrom('group', 'role'), name }), { maxLength: 2 }),
  format: fc.constantFrom('github-members', 'github-collaborators', 'access-csv'),
  part: fc.oneof(
    name,
    fc.constant(''),
    fc.tuple(name, name).map((both) => both.join('/')),
  ),
})

/** What a shell does not read as quoted: words in single quotes, with their escaped quotes, become `''`. */
const outsideShell = (text: string) => text.replaceAll(/'[^']*'(?:\\''[^']*')*/g, "''")
const outsideSql = (text: string) => text.replaceAll(/"(?:[^"]|"")*"/g, '""')

/** The whole of what Plumbline itself writes outside quotes. */
const shellOfOurs =
  /^(?:aws iam [a-z-]+ --user-name=''(?: --status=Inactive --(?:access-key-id=ACCESS_KEY_ID|certificate-id=CERTIFICATE_ID))?|gh api --method=(?:DELETE|PUT) ''(?: --raw-field=(?:role|permission)='')?|kubectl get (?:cluster)?rolebindings(?: --namespace='')? --output=json \| jq --raw-output(?: --arg \w+ '')+ ''|kubectl edit (?:cluster)?rolebinding(?: --namespace='')? BINDING|curl --fail --request (?:DELETE|POST) [^']*''(?: '')?|az rest --method=(?:get|delete) --url='')$/
const sqlOfOurs =
  /^(?:GRANT "" TO "";\n)?(?:REVOKE "" FROM "";|ALTER ROLE "" NO(?:SUPERUSER|CREATEROLE|CREATEDB|REPLICATION|BYPASSRLS);)$/

test('no name out of an import escapes its quotes, in any command for any system', () => {
  fc.assert(
    fc.property(target, (of) => {
      for (const { language, text } of revocationCommands(of)) {
        if (language === 'shell') expect(outsideShell(text)).toMatch(shellOfOurs)
        if (language === 'sql') expect(outsideSql(text)).toMatch(sqlOfOurs)
        if (language !== 'words') expect(text.replace(/;\n(?=REVOKE|ALTER)/, '; ')).not.toMatch(/\p{Cc}/u)
      }
    }),
    { numRuns: 3_000 },
  )
})

test('there is always a way to do it', () => {
  fc.assert(
    fc.property(target, (of) => {
      expect(revocationCommands(of)).not.toEqual([])
    }),
  )
})
