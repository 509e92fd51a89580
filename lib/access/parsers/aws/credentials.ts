import type { AccessFact, AccountFact, GrantFact } from '../../model/fact.ts'
import { emailOf, plainLine } from '../element-fields.ts'
import type { ReportCells, ReportMoment } from './report-cells.ts'

const rootName = '<root_account>'

/** Uses of a key before this day were not recorded (IAM User Guide, access_key_1_last_used_date). */
const keyUseRecordedSince = new Date('2015-04-22T00:00:00Z')

const dateOf = (moment: ReportMoment): Date | null => (moment instanceof Date ? moment : null)

/** One user of the report: the account, and a grant for each credential that opens it. */
export function readCredentials(cells: ReportCells): AccessFact[] {
  const arn = plainLine(cells.text('arn'))
  const username = plainLine(cells.text('user'))
  const isRoot = username === rootName
  const createdAt = dateOf(cells.moment('user_creation_time'))
  // The root user's password is “not supported” where it has one, and false where the organisation removed it.
  const hasPassword = cells.flag('password_enabled') ?? isRoot
  const hasMfa = cells.flag('mfa_active') ?? false
  const held: Holder = { externalId: arn, resource: resourceOf(arn), isRoot }
  const grants = [
    ...(hasPassword ? [passwordGrant(held, cells, isRoot ? createdAt : null)] : []),
    ...[1, 2].flatMap((number) => keyGrant(held, cells, number)),
    ...[1, 2].flatMap((number) => certificateGrant(held, cells, number)),
  ]
  return [
    {
      kind: 'account',
      externalId: arn,
      username,
      displayName: null,
      email: emailOf(username),
      accountKind: kindOf(isRoot, hasPassword, grants.length > 0),
      status: 'active',
      mfa: hasMfa ? 'registered' : 'none',
      lastUsedAt: latestUse(grants),
      owner: emailOf(username),
    },
    ...grants,
  ]
}

type Holder = { externalId: string; resource: string; isRoot: boolean }

/** `arn:aws:iam::123456789012:user/ann` is a user of the account 123456789012. */
const resourceOf = (arn: string): string => `AWS account ${arn.split(':')[4] || 'unknown'}`

/** Only a password lets a person in; keys alone are a program's. Without either nothing tells. */
function kindOf(isRoot: boolean, hasPassword: boolean, hasCredential: boolean): AccountFact['accountKind'] {
  if (isRoot) return 'break_glass'
  if (hasPassword) return 'human'
  return hasCredential ? 'service' : 'unknown'
}

/** Policies are not in the report: what a credential may do is unknown, but for the root user, who may do all. */
const grantOf = (
  { externalId, resource, isRoot }: Holder,
  role: string,
  times: Pick<GrantFact, 'grantedAt' | 'lastUsedAt' | 'isUseKnown'>,
): GrantFact => ({
  kind: 'grant',
  externalId,
  resource,
  role,
  isPrivileged: isRoot ? true : null,
  path: [],
  ...times,
})

/** `no_information`: never used, or not since uses are recorded; which of them, the report does not tell. */
function passwordGrant(held: Holder, cells: ReportCells, grantedAt: Date | null): GrantFact {
  const used = cells.moment('password_last_used')
  return grantOf(held, held.isRoot ? 'root' : 'console sign-in', {
    grantedAt,
    lastUsedAt: dateOf(used),
    isUseKnown: used instanceof Date,
  })
}

/** `N/A` of an active key: never used, unless it is older than the records. The region may be `N/A` of a used one. */
function keyGrant(held: Holder, cells: ReportCells, number: number): GrantFact[] {
  const isActive = cells.flag(`access_key_${number}_active`)
  const rotatedAt = dateOf(cells.moment(`access_key_${number}_last_rotated`))
  const used = cells.moment(`access_key_${number}_last_used_date`)
  if (!isActive) return []
  const isNeverUsed = used === 'none' && rotatedAt !== null && rotatedAt >= keyUseRecordedSince
  const times = {
    grantedAt: rotatedAt,
    lastUsedAt: dateOf(used),
    isUseKnown: used instanceof Date || isNeverUsed,
  }
  return [grantOf(held, `access key ${number}`, times)]
}

function certificateGrant(held: Holder, cells: ReportCells, number: number): GrantFact[] {
  const isActive = cells.flag(`cert_${number}_active`)
  const grantedAt = dateOf(cells.moment(`cert_${number}_last_rotated`))
  if (!isActive) return []
  return [grantOf(held, `signing certificate ${number}`, { grantedAt, lastUsedAt: null, isUseKnown: false })]
}

function latestUse(grants: readonly GrantFact[]): Date | null {
  const times = grants.flatMap(({ lastUsedAt }) => (lastUsedAt ? [lastUsedAt.getTime()] : []))
  return times.length > 0 ? new Date(Math.max(...times)) : null
}
