import type { AccountKind, AccountStatus, EmploymentState, MfaLevel, PathStep } from '../model.ts'

export type AccountGrant = {
  id: string
  role: string
  resource: string
  isPrivileged: boolean
  path: PathStep[]
}

/** One account, with what a person has to know to say whose it is. */
export type AccountDetail = {
  id: string
  systemId: string
  systemName: string
  sourceId: string
  sourceName: string
  externalId: string
  username: string
  displayName: string | null
  email: string | null
  kind: AccountKind
  status: AccountStatus
  mfa: MfaLevel
  person: { id: string; name: string; state: EmploymentState } | null
  matchedBy: string | null
  /** A person's word about it, which outlives every import. */
  decision: {
    kind: AccountKind
    personName: string | null
    byName: string | null
    at: Date
    reason: string
  } | null
  lastUsedAt: Date | null
  knownSince: Date
  evidenceId: string
  /** The most powerful first, at most `mostAccountGrants`. */
  grants: AccountGrant[]
  grantCount: number
  /** It is gone from its system. */
  isGone: boolean
}

export const mostAccountGrants = 20
