import type { Criticality, SystemEnvironment } from '../model.ts'

/** One system in the list, with what is known of it now. */
export type SystemRow = {
  id: string
  name: string
  purpose: string | null
  environment: SystemEnvironment | null
  criticality: Criticality | null
  ownerId: string | null
  ownerName: string | null
  isIdentityAware: boolean | null
  sources: number
  /** Active accounts, and those that people sign in with. */
  accounts: number
  people: number
  /** Of these, with an enforced second factor or an attested one. */
  covered: number
  grants: number
  privileged: number
  /** When the feed that waited longest spoke completely; null: one never did, or there is none. */
  completeAt: Date | null
}
