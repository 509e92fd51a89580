import type { AccountKind, AccountStatus, EmploymentState, MfaLevel } from '../model.ts'
import type { FacetSpec, ListFilter } from './list-filter.ts'
import { accountKindWords, accountStatusWords, mfaWords } from './words.ts'

export const accountFacets = {
  standing: {
    title: 'Needs a look',
    values: {
      unmatched: 'Nobody answers for it',
      leaver: 'Its person has left',
      orphan: 'Service of a leaver',
      dormant: 'Not used for 90 days',
    },
  },
  system: { title: 'System', values: 'id' },
  mfa: { title: 'Second factor', values: { uncovered: 'Uncovered', ...mfaWords } },
  kind: { title: 'Kind', values: accountKindWords },
  status: { title: 'Status', values: accountStatusWords },
} as const satisfies FacetSpec
export type AccountFilter = ListFilter<typeof accountFacets>

/** An account that was not used for this long sleeps. */
export const dormantDays = 90

/** One account in a list. Times are ISO 8601 texts: the same row travels in a page and in JSON. */
export type AccountRow = {
  id: string
  systemId: string
  systemName: string
  username: string
  displayName: string | null
  email: string | null
  kind: AccountKind
  status: AccountStatus
  mfa: MfaLevel
  personId: string | null
  personName: string | null
  personState: EmploymentState | null
  matchedBy: string | null
  lastUsedAt: string | null
  since: string
  grants: number
  privileged: number
}
