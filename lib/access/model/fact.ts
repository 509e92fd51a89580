import type { AccountKind, AccountStatus, Employment, EmploymentState, MfaLevel, PathStep } from '../model.ts'

/** What a parser reads out of a document: plain statements, not yet matched with anything stored. */
export type PersonFact = {
  kind: 'person'
  /** Lower-cased e-mail address; where there is none, the number in the personnel register. */
  key: string
  name: string
  email: string | null
  number: string | null
  department: string | null
  title: string | null
  /** The manager's key or number or e-mail address, as the document says it. */
  manager: string | null
  employment: Employment
  state: EmploymentState
  joinedAt: Date | null
  leftAt: Date | null
}

export type AccountFact = {
  kind: 'account'
  /** The system's own id of the account, stable from import to import. */
  externalId: string
  username: string
  displayName: string | null
  email: string | null
  accountKind: AccountKind
  status: AccountStatus
  /** Undefined when the document says nothing of second factors; `unknown` when it says that it cannot tell. */
  mfa?: MfaLevel
  lastUsedAt: Date | null
  /** Whose it is, as far as the document says: number, e-mail address or name of a person. */
  owner: string | null
}

/** What a document says of the second factor of an account that another document lists. */
export type MfaFact = { kind: 'mfa'; externalId: string; mfa: MfaLevel }

export type GrantFact = {
  kind: 'grant'
  /** Of the account that holds it. */
  externalId: string
  resource: string
  role: string
  /** Null: the format cannot say; the source's list of privileged roles decides. */
  isPrivileged: boolean | null
  path: PathStep[]
  /**
   * What the system itself knows the resource and the way there by, the resource last: with it, a grant stays the same
   * grant whatever they are called. Undefined: it has only names, and under other names it is another grant.
   */
  identity?: string[]
  grantedAt: Date | null
  lastUsedAt: Date | null
  /** The document reports use, so that null means never. */
  isUseKnown: boolean
}

export type AccessFact = PersonFact | AccountFact | MfaFact | GrantFact
