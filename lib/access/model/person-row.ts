import type { Employment, EmploymentState, MfaLevel } from '../model.ts'
import type { FacetSpec, ListFilter } from './list-filter.ts'
import { employmentStateWords, employmentWords } from './words.ts'

export const personFacets = {
  standing: { title: 'Needs a look', values: { leaver: 'Left, access remains', no_manager: 'No manager' } },
  state: { title: 'State', values: employmentStateWords },
  employment: { title: 'Employment', values: employmentWords },
  department: { title: 'Department', values: 'text' },
} as const satisfies FacetSpec
export type PersonFilter = ListFilter<typeof personFacets>

/** One person in the list, with what they can reach now. */
export type PersonRow = {
  id: string
  name: string
  email: string | null
  title: string | null
  department: string | null
  managerName: string | null
  state: EmploymentState
  employment: Employment
  /** Active accounts. */
  accounts: number
  grants: number
  privileged: number
  /** The weakest second factor among active accounts that are no services; null: there is none. */
  weakestMfa: MfaLevel | null
}
