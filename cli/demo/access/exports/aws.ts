import type { Day } from '#cli/demo/history/life.ts'
import type { Grant } from '#cli/demo/organisation/grants.ts'
import type { Person } from '#cli/demo/organisation/people.ts'
import { type Exporter, everything, type SystemOnDay } from './document.ts'
import { factorOf } from './factor.ts'
import { besides, type GrantName, grantName, type Held, heldOn, usernameOf } from './held.ts'
import { servicesFrom, servicesOf } from './services.ts'
import { lastUseOf, momentOn } from './when.ts'

/** A number that AWS keeps for examples. */
const account = '111122223333'
const resource = `AWS account ${account}`
const columns =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated'

/**
 * The credential report of a cloud account, as `aws iam get-credential-report` prints it: who can sign in by which
 * credentials and when they last did. What they may do then, the report does not say.
 */
export const awsExporter: Exporter = {
  kind: 'aws',
  privilegedRoles: () => [],
  documents(state) {
    const csv = [columns, rootRow(state.end), ...userRows(state), ...serviceRows(state)].join('\n')
    const report = {
      Content: Buffer.from(csv).toString('base64'),
      ReportFormat: 'text/csv',
      GeneratedTime: timeOf(momentOn(state.day, state.end, 'credential report')),
    }
    return [
      {
        fileName: 'credential-report.json',
        format: 'aws-credential-report',
        part: null,
        text: `${JSON.stringify(report, null, 4)}\n`,
        lists: everything,
      },
    ]
  },
}

/** Which credentials came with somebody's first, second and fourth grant; with the others came nothing new. */
const credentials: readonly (string | null)[] = [
  'console sign-in',
  'access key 1',
  null,
  'access key 2',
  null,
]

function nameOf(person: Person, grant: Grant): GrantName | null {
  const oldestFirst = besides(grant).toSorted((a, b) => b.grantedDaysAgo - a.grantedDaysAgo)
  const role = credentials[oldestFirst.indexOf(grant)]
  return role ? { username: usernameOf(person), resource, role } : null
}

/** Whoever loses the password is deleted: what a key alone opens would pass for a program. */
function userRows(state: SystemOnDay): string[] {
  const held = Map.groupBy(heldOn(state, nameOf), ({ person }) => person)
  return [...held].flatMap(([person, own]) => {
    const [password, ...keys] = ['console sign-in', 'access key 1', 'access key 2'].map((role) =>
      own.find(({ name }) => name.role === role),
    )
    return password ? [row(person, password, keys, state)] : []
  })
}

const noKey = 'false,N/A,N/A,N/A,N/A'
const noCertificates = 'false,N/A,false,N/A'

function row(
  person: Person,
  password: Held,
  keys: readonly (Held | undefined)[],
  { day, end }: SystemOnDay,
): string {
  const username = usernameOf(person)
  const createdAt = momentOn(-password.grant.grantedDaysAgo, end, `${username} aws`)
  const used = lastUseOf(password.grant, day)
  return [
    username,
    `arn:aws:iam::${account}:user/${username}`,
    timeOf(createdAt),
    'true',
    used === null
      ? 'no_information'
      : timeOf(laterOf(createdAt, momentOn(used, end, `${username} aws ${used}`))),
    timeOf(createdAt),
    'N/A',
    factorOf(person) === 'none' ? 'false' : 'true',
    ...keys.map((key) => (key ? keyCells(key, day, end) : noKey)),
    noCertificates,
  ].join(',')
}

function keyCells({ name, grant }: Held, day: Day, end: Date): string {
  const words = grantName(name)
  const rotatedAt = momentOn(-grant.grantedDaysAgo, end, words)
  const used = lastUseOf(grant, day)
  const use =
    used === null
      ? 'N/A,N/A,N/A'
      : `${timeOf(laterOf(rotatedAt, momentOn(used, end, `${words} ${used}`)))},eu-central-1,s3`
  return `true,${timeOf(rotatedAt)},${use}`
}

/** It never signed in since records are kept; its second factor lies in the safe. */
function rootRow(end: Date): string {
  const createdAt = timeOf(momentOn(-2200, end, 'aws root'))
  const arn = `arn:aws:iam::${account}:root`
  return `<root_account>,${arn},${createdAt},not_supported,no_information,not_supported,not_supported,true,${noKey},${noKey},${noCertificates}`
}

const serviceRows = (state: SystemOnDay): string[] =>
  servicesOf(state, ({ account: username }) => ({ username, resource, role: 'access key 1' })).map(
    ({ name }) => {
      const createdAt = timeOf(momentOn(servicesFrom, state.end, name.username))
      const usedAt = timeOf(momentOn(state.day, state.end, `${name.username} ${state.day}`))
      const arn = `arn:aws:iam::${account}:user/${name.username}`
      return `${name.username},${arn},${createdAt},false,N/A,N/A,N/A,false,true,${createdAt},${usedAt},eu-central-1,s3,${noKey},${noCertificates}`
    },
  )

const laterOf = (a: Date, b: Date): Date => (a > b ? a : b)
const timeOf = (at: Date): string => at.toISOString().replace('.000Z', '+00:00')
