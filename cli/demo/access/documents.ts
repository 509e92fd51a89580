import { stringify } from 'csv-stringify/sync'
import type { Day } from '#cli/demo/history/life.ts'
import type { Grant } from '#cli/demo/organisation/grants.ts'
import type { Person } from '#cli/demo/organisation/people.ts'
import type { System } from '#cli/demo/organisation/systems.ts'
import { theCovenant } from '#cli/demo/organisation.ts'
import { createRandom } from '#cli/demo/random.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { formatIsoDate } from '#lib/platform/format/time.ts'

const covenant = theCovenant()
const byNumber = new Map(covenant.people.map((person) => [person.number, person]))
const grantsBySystem = Map.groupBy(covenant.grants, ({ system }) => system)

/** Of the managing director: whoever has nobody else above them. */
const topNumber = covenant.people.find(({ managerNumber }) => managerNumber === null)?.number ?? ''

/** As a system names the account: what stands before the @. */
export const usernameOf = ({ email }: Person): string => email.slice(0, email.indexOf('@'))

/** Identifies a grant across the days: what the review decides on is what the export stops showing. */
export const grantName = (username: string, resource: string, role: string) =>
  `${username} ${resource} ${role}`

const on = (day: Day, end: Date) => formatIsoDate(new Date(end.getTime() + day * dayMs))

/**
 * Who reviews: the manager of the register. Auditors decide nothing (SECURITY), so those who report to one are
 * reviewed one step up.
 */
export function managerOf(person: Person): string | null {
  const manager = person.managerNumber === null ? undefined : byNumber.get(person.managerNumber)
  return manager?.persona === 'auditor' ? topNumber : person.managerNumber
}

/** The personnel register as it was exported on a day. */
export function peopleCsv(day: Day, end: Date): string {
  const rows = covenant.people
    .filter(({ joinedDaysAgo }) => -joinedDaysAgo <= day)
    .map((person) => ({
      Number: person.number,
      Name: person.name,
      'E-mail': person.email,
      Department: person.department,
      Title: person.title,
      Manager: managerOf(person) ?? '',
      Employment: person.employment,
      Joined: on(-person.joinedDaysAgo, end),
      Left: person.leftDaysAgo !== null && -person.leftDaysAgo <= day ? on(-person.leftDaysAgo, end) : '',
    }))
  return stringify(rows, { header: true })
}

type Row = Record<
  | 'Account'
  | 'E-mail'
  | 'Owner'
  | 'Kind'
  | 'Status'
  | 'MFA'
  | 'Resource'
  | 'Role'
  | 'Privileged'
  | 'Granted'
  | 'Last used',
  string
>

/** What a system's own administration page exports: one row for each role of each account. */
export function accessCsv(system: System, day: Day, end: Date, isGone: (grant: string) => boolean): string {
  const rows: Row[] = (grantsBySystem.get(system.name) ?? []).flatMap((grant) => {
    const person = byNumber.get(grant.personNumber)
    if (!person || -grant.grantedDaysAgo > day || -person.joinedDaysAgo > day) return []
    const username = usernameOf(person)
    if (isGone(grantName(username, grant.resource, grant.role))) return []
    return [
      {
        Account: username,
        'E-mail': person.email,
        Owner: '',
        Kind: 'human',
        Status: 'active',
        MFA: factorOf(person, system, day),
        Resource: grant.resource,
        Role: grant.role,
        Privileged: grant.isPrivileged ? 'yes' : 'no',
        Granted: on(-grant.grantedDaysAgo, end),
        'Last used': lastUse(grant, day, end),
      },
    ]
  })
  return stringify([...rows, ...serviceRows(system, day, end, isGone)], { header: true })
}

/** The rollout of enforced second factors came to its end two months ago; three people were forgotten. */
function factorOf(person: Person, system: System, day: Day): string {
  const random = createRandom(`the covenant/factor/${person.number}`)
  const kind = random.next()
  if (kind < 0.12) return 'phishing-resistant'
  if (kind > 0.985 && system.zone !== 'repositories') return 'none'
  const enforcedFrom = -200 + Math.floor(random.next() * 140)
  return day >= enforcedFrom ? 'enforced' : 'registered'
}

/** The last use as that day knew it: what was used later had been used not long before, too. */
function lastUse(grant: Grant, day: Day, end: Date): string {
  if (grant.lastUsedDaysAgo === null) return 'never'
  if (-grant.lastUsedDaysAgo <= day) return on(-grant.lastUsedDaysAgo, end)
  const idle = createRandom(`the covenant/idle/${grant.personNumber}/${grant.system}/${grant.resource}`).int(
    0,
    25,
  )
  return on(Math.max(-grant.grantedDaysAgo, day - idle), end)
}

/** What programs sign in with. Nobody remembers who set the backup of the billing database up. */
const services: readonly {
  system: string
  account: string
  owner: string | null
  role: string
  isPrivileged: boolean
}[] = [
  {
    system: 'ci-runners',
    account: 'svc-deploy',
    owner: 'Developer Experience',
    role: 'workflow-author',
    isPrivileged: false,
  },
  {
    system: 'inference-api',
    account: 'svc-autoscaler',
    owner: 'Inference Platform',
    role: 'operator',
    isPrivileged: true,
  },
  { system: 'data-lake', account: 'svc-ingest', owner: 'Data Platform', role: 'writer', isPrivileged: false },
  { system: 'billing-db', account: 'svc-backup', owner: null, role: 'writer', isPrivileged: true },
]

function serviceRows(system: System, day: Day, end: Date, isGone: (grant: string) => boolean): Row[] {
  const granted = -300
  return services
    .filter((service) => service.system === system.name && day >= granted)
    .filter(({ account, role }) => !isGone(grantName(account, 'service', role)))
    .map(({ account, owner, role, isPrivileged }) => ({
      Account: account,
      'E-mail': '',
      Owner: owner === null ? '' : (headOf(owner)?.email ?? ''),
      Kind: 'service',
      Status: 'active',
      MFA: '',
      Resource: 'service',
      Role: role,
      Privileged: isPrivileged ? 'yes' : 'no',
      Granted: on(granted, end),
      'Last used': on(day, end),
    }))
}

export const headOf = (department: string): Person | undefined =>
  covenant.people.find(
    ({ title, department: own }) => own === department && title === `Head of ${department}`,
  )

/** Everybody who has somebody to review: they need to be able to sign in. */
export function managers(): Person[] {
  const numbers = new Set(covenant.people.map(managerOf))
  return covenant.people.filter(({ number }) => numbers.has(number))
}

/** Asked about the access of the managing director, whom nobody in line may review: every head reports there. */
export function reviewerOfTheTop(): Person | undefined {
  const head = headOf('Security')?.number
  return covenant.people.find(
    ({ managerNumber, leftDaysAgo }) => managerNumber === head && leftDaysAgo === null,
  )
}
