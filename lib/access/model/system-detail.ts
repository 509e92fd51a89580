import type { Criticality, SystemEnvironment } from '../model.ts'

/** What people say of a system; null means not said yet. */
export type SystemDescription = {
  name: string
  purpose: string | null
  environment: SystemEnvironment | null
  criticality: Criticality | null
  ownerId: string | null
  isIdentityAware: boolean | null
}

export type SystemDetail = SystemDescription & {
  id: string
  ownerName: string | null
  createdAt: Date
  retiredAt: Date | null
  /** Active accounts, and those that people sign in with. */
  accounts: number
  people: number
  uncovered: number
  unmatched: number
  leavers: number
  grants: number
  privileged: number
}
