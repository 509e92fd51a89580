import type { AccountFact, GrantFact, MfaFact, PersonFact } from '../model/fact.ts'

/** Facts as a parser reads them, with everything that does not matter to a test filled in. */
export const personFact = (email: string, some: Partial<PersonFact> = {}): PersonFact => ({
  kind: 'person',
  key: email,
  name: email.split('@')[0] ?? email,
  email,
  number: null,
  department: null,
  title: null,
  manager: null,
  employment: 'employee',
  state: 'active',
  joinedAt: null,
  leftAt: null,
  ...some,
})

export const accountFact = (externalId: string, some: Partial<AccountFact> = {}): AccountFact => ({
  kind: 'account',
  externalId,
  username: externalId,
  displayName: null,
  email: null,
  accountKind: 'human',
  status: 'active',
  lastUsedAt: null,
  owner: null,
  ...some,
})

export const grantFact = (externalId: string, role: string, some: Partial<GrantFact> = {}): GrantFact => ({
  kind: 'grant',
  externalId,
  resource: 'all',
  role,
  isPrivileged: null,
  path: [],
  grantedAt: null,
  lastUsedAt: null,
  isUseKnown: false,
  ...some,
})

export const mfaFact = (externalId: string, mfa: MfaFact['mfa']): MfaFact => ({
  kind: 'mfa',
  externalId,
  mfa,
})
