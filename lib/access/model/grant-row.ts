import type { AccountKind, EmploymentState, PathStep } from '../model.ts'
import type { FacetSpec, ListFilter } from './list-filter.ts'

export const grantFacets = {
  grants: {
    title: 'Only',
    values: { privileged: 'Privileged', unused: 'Privileged, unused', leaver: 'Of somebody who left' },
  },
  role: { title: 'Role', values: 'text' },
  resource: { title: 'Resource', values: 'text' },
} as const satisfies FacetSpec
export type GrantFilter = ListFilter<typeof grantFacets>

/** Who may do one thing in a system. Times are ISO 8601 texts: the same row travels in a page and in JSON. */
export type GrantRow = {
  id: string
  accountId: string
  username: string
  kind: AccountKind
  personId: string | null
  personName: string | null
  personState: EmploymentState | null
  resource: string
  role: string
  isPrivileged: boolean
  path: PathStep[]
  since: string
  lastUsedAt: string | null
  isUseKnown: boolean
}
