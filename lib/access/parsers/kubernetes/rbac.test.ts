import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { isPlumblineError } from '#lib/platform/errors.ts'
import type { AccessFact } from '../../model/fact.ts'
import { readDocument } from '../csv/testing/read-table.ts'
import { kubernetesRbacParser } from './rbac.ts'

const read = (text: string, options?: Parameters<typeof readDocument>[2]) =>
  readDocument(kubernetesRbacParser, text, options)

const group = 'rbac.authorization.k8s.io'
const role = (name: string, rules: object[], namespace?: string) => ({
  apiVersion: `${group}/v1`,
  kind: namespace ? 'Role' : 'ClusterRole',
  metadata: { name, ...(namespace && { namespace }) },
  rules,
})
const bind = (name: string, roleRef: string, subjects: object[], namespace?: string) => ({
  apiVersion: `${group}/v1`,
  kind: namespace ? 'RoleBinding' : 'ClusterRoleBinding',
  metadata: { name, ...(namespace && { namespace }) },
  roleRef: {
    apiGroup: group,
    kind: roleRef.includes('/') ? 'Role' : 'ClusterRole',
    name: roleRef.replace('/', ''),
  },
  subjects,
})
const user = (name: string) => ({ kind: 'User', apiGroup: group, name })
const rule = (verbs: string[], resources: string[]) => ({ apiGroups: [''], verbs, resources })

const objects = [
  bind('admins', 'cluster-admin', [
    { kind: 'Group', apiGroup: group, name: 'platform' },
    user('ada@example.org'),
  ]),
  bind(
    'read',
    'reader',
    [user('grace'), { kind: 'ServiceAccount', name: 'robot', namespace: 'ops' }],
    'shop',
  ),
  bind('read-too', 'reader', [user('grace')], 'shop'),
  bind('keys', '/key-holder', [{ kind: 'ServiceAccount', name: 'vault' }], 'shop'),
  role('reader', [rule(['get', 'list'], ['pods'])]),
  role('key-holder', [rule(['get'], ['secrets'])], 'shop'),
]
const list = { apiVersion: 'v1', items: objects, kind: 'List', metadata: { resourceVersion: '' } }

const told = (facts: AccessFact[]) =>
  facts.flatMap((fact) =>
    fact.kind === 'grant'
      ? [
          `${fact.externalId}: ${fact.role} in ${fact.resource}, ${fact.isPrivileged}${fact.path.map(({ type, name }) => `, over ${type} ${name}`)}`,
        ]
      : [],
  )
const expected = [
  'group:platform: ClusterRole cluster-admin in cluster, true, over group platform',
  'ada@example.org: ClusterRole cluster-admin in cluster, true',
  'grace: ClusterRole reader in namespace shop, false',
  'system:serviceaccount:ops:robot: ClusterRole reader in namespace shop, false',
  'system:serviceaccount:shop:vault: Role key-holder in namespace shop, true',
]

describe('a cluster is the same', () => {
  const indented = stringify(objects).replace(/^/gm, '  ')
  test.each([
    ['as a list in JSON', JSON.stringify(list)],
    ['as a list in YAML', stringify(list)],
    ['as a stream of documents', objects.map((one) => `---\n${stringify(one)}`).join('')],
    [
      'with line ends of two characters',
      objects
        .map((one) => stringify(one))
        .join('---\n')
        .replaceAll('\n', '\r\n'),
    ],
    [
      'with comments, an end marker and an empty document',
      `# a cluster\n---\n\n--- # here\n${stringify(list)}...\n`,
    ],
    [
      'with other objects in between',
      `${stringify({ kind: 'ConfigMap', metadata: { name: 'x' } })}---\napiVersion: v1\nkind: List\nitems:\n${indented}`,
    ],
  ])('%s', async (_how, text) => {
    for (const chunkSize of [1, 4096]) {
      const { facts, outcome } = await read(text, { chunkSize })
      expect(told(facts)).toEqual(expected)
      expect(outcome).toMatchObject({
        receivedCount: 6,
        problems: [],
        rejects: [],
        listsAccounts: true,
        listsGrants: true,
      })
    }
  })

  test('as the API’s own list, whose items name no kind', async () => {
    const items = objects.slice(0, 1).map(({ kind: _, ...item }) => item)
    const { facts } = await read(
      JSON.stringify({ kind: 'ClusterRoleBindingList', apiVersion: `${group}/v1`, items }),
    )
    expect(told(facts)).toEqual(expected.slice(0, 2))
  })

  test('as one object', async () => {
    expect(told((await read(JSON.stringify(objects[0]))).facts)).toEqual(expected.slice(0, 2))
  })
})

test('users with an address are people, service accounts and the cluster’s own are programs, groups nobody knows', async () => {
  const subjects = [
    user('ada@example.org'),
    user('kay'),
    user('system:kube-scheduler'),
    { kind: 'Group', name: 'platform' },
    { kind: 'Group', name: 'system:serviceaccounts:ops' },
    { kind: 'ServiceAccount', name: 'robot', namespace: 'ops' },
  ]
  const { facts } = await read(JSON.stringify(bind('b', 'view', subjects)))
  expect(
    facts.flatMap((fact) =>
      fact.kind === 'account' ? [[fact.externalId, fact.accountKind, fact.email]] : [],
    ),
  ).toEqual([
    ['ada@example.org', 'human', 'ada@example.org'],
    ['kay', 'unknown', null],
    ['system:kube-scheduler', 'service', null],
    ['group:platform', 'unknown', null],
    ['group:system:serviceaccounts:ops', 'service', null],
    ['system:serviceaccount:ops:robot', 'service', null],
  ])
})

test.each([
  [[rule(['*'], ['pods'])], true],
  [[rule(['get'], ['*'])], true],
  [[rule(['list'], ['secrets'])], true],
  [[rule(['escalate'], ['roles'])], true],
  [[rule(['bind'], ['clusterroles'])], true],
  [[rule(['impersonate'], ['users'])], true],
  [[rule(['create'], ['serviceaccounts/token'])], true],
  [[rule(['create'], ['pods/exec'])], true],
  [[rule(['get', 'watch'], ['pods', 'services'])], false],
  [[{ verbs: ['get'], nonResourceURLs: ['/healthz'] }], false],
  [[], false],
])('a role with the rules %j is privileged: %j', async (rules, isPrivileged) => {
  const { facts } = await read(
    JSON.stringify({ kind: 'List', items: [bind('b', 'r', [user('a')]), role('r', rules)] }),
  )
  expect(facts.at(-1)).toMatchObject({ isPrivileged })
})

test('a role that the document does not hold is judged by its name where every cluster has it, else left open', async () => {
  const items = ['admin', 'edit', 'view', 'mine'].map((name) => bind(name, name, [user('a')]))
  const { facts } = await read(JSON.stringify({ kind: 'List', items }))
  expect(facts.flatMap((fact) => (fact.kind === 'grant' ? [fact.isPrivileged] : []))).toEqual([
    true,
    true,
    false,
    null,
  ])
})

describe('what cannot be read', () => {
  test('of one object is a reject, and stops no other', async () => {
    const broken = { ...objects[0], subjects: [{ kind: 'Robot', name: 'x' }] }
    const { facts, outcome } = await read(JSON.stringify({ kind: 'List', items: [broken, ...objects] }))
    expect(told(facts)).toEqual(expected)
    expect(outcome.rejects).toMatchObject([{ position: 1, where: '$.items[0]' }])
  })

  test('of one YAML document is a problem with its line, and stops no other', async () => {
    const { facts, outcome } = await read(`a: [\n---\n${stringify(list)}`)
    expect(told(facts)).toEqual(expected)
    expect(outcome.problems).toMatchObject([{ where: 'document from line 1' }])
  })

  test.each([
    ['aliases without end', `a: &a [x]\nb: [${'*a,'.repeat(60)}]\nkind: RoleBinding\n`],
    ['brackets without end', `kind: ${'['.repeat(100_000)}`],
  ])('%s are refused', async (_what, text) => {
    await expect(read(`apiVersion: ${group}/v1\n${text}`)).rejects.toMatchObject({
      code: expect.stringMatching(/limit_exceeded|invalid_input/),
    })
  })

  test('a list cut anywhere gives no more than the whole, and says so unless nothing is missing', async () => {
    const whole = Buffer.from(JSON.stringify(list))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: whole.length - 1 }), async (cut) => {
        try {
          const { facts, outcome } = await readDocument(kubernetesRbacParser, whole.subarray(0, cut))
          expect(outcome.problems).not.toEqual([])
          expect(expected.map((one) => one.replace(/(true|false)/, '')).join()).toContain(
            told(facts)
              .map((one) => one.replace(/(true|false|null)/, ''))
              .join(),
          )
        } catch (error) {
          if (!isPlumblineError(error)) throw error
        }
      }),
    )
  })

  test('noise is refused in words', async () => {
    const noise = fc.array(
      fc.constantFrom(
        'kind: List\n',
        'items:\n',
        '- ',
        '&a ',
        '*a',
        '!!js ',
        '---\n',
        '{',
        '[',
        '"',
        ': ',
        '\t',
        '\0',
        '<<: ',
      ),
      { maxLength: 40 },
    )
    await fc.assert(
      fc.asyncProperty(noise, async (parts) => {
        try {
          await read(parts.join(''))
        } catch (error) {
          if (!isPlumblineError(error)) throw error
        }
      }),
      { numRuns: 400 },
    )
  })
})

test('is recognised by its API group', () => {
  expect(kubernetesRbacParser.detect(JSON.stringify(list))).toBe(true)
  expect(kubernetesRbacParser.detect(stringify(list))).toBe(true)
  expect(
    kubernetesRbacParser.detect(
      `{"kind":"Event","apiVersion":"audit.k8s.io/v1","requestURI":"/apis/${group}/v1"}`,
    ),
  ).toBe(false)
  expect(kubernetesRbacParser.detect('kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\n')).toBe(false)
})
