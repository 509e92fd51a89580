import type { AccountKind, AccountStatus, Employment, EmploymentState, MfaLevel, PathStep } from '../model.ts'

export type PersonName = { id: string; name: string; state: EmploymentState }

/** A role on a resource that a person holds, or held, by one of their accounts. */
export type HeldGrant = {
  id: string
  systemId: string
  systemName: string
  accountId: string
  username: string
  resource: string
  role: string
  isPrivileged: boolean
  path: PathStep[]
  from: Date
  /** Null: still held at the moment shown. */
  to: Date | null
  lastUsedAt: Date | null
  isUseKnown: boolean
  evidenceId: string
}

/** What was known of one of a person's accounts for a time. */
export type AccountPeriod = {
  accountId: string
  systemId: string
  systemName: string
  username: string
  kind: AccountKind
  status: AccountStatus
  mfa: MfaLevel
  matchedBy: string | null
  from: Date
  to: Date | null
  lastUsedAt: Date | null
}

export type PersonDetail = {
  id: string
  name: string
  email: string | null
  number: string | null
  title: string | null
  department: string | null
  employment: Employment
  state: EmploymentState
  joinedAt: Date | null
  leftAt: Date | null
  manager: PersonName | null
  reports: PersonName[]
  /** They use Plumbline themselves, by the same address. */
  userId: string | null
  evidenceId: string
  since: Date
  /** Newest first; those that ended before the moment, too. */
  accounts: AccountPeriod[]
  grants: HeldGrant[]
  /** More grants than are listed here. */
  isCapped: boolean
}
