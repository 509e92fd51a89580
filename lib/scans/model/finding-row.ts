import type { Disposition, FindingState, FindingType, Severity } from '../model.ts'
import type { FacetName } from './finding-filter.ts'

/** One finding in a list. Times are ISO 8601 texts: the same row travels in a page and in JSON. */
export type FindingRow = {
  id: string
  assetId: string
  assetName: string
  severity: Severity
  state: FindingState
  type: FindingType
  ruleId: string
  title: string
  packageName: string | null
  packageVersion: string | null
  fixedVersion: string | null
  /** Path and line, resource, or target: where a person would look first. */
  place: string
  tool: string
  branch: string
  disposition: Disposition
  dispositionUntil: string | null
  openedAt: string
  closedAt: string | null
  /** Null when nothing is due: fixed, accepted, suppressed, on another branch, or of a type or severity without a deadline. */
  dueAt: string | null
}

/** Hand back as `cursor` to get the rows after these; null at the end. */
export type FindingPage = { rows: FindingRow[]; nextCursor: string | null }

export type FacetCount = { value: string; label: string; count: number }

/** What the whole list holds, beside the rows at hand. */
export type FindingSummary = {
  /** Null for fixed findings, which are not counted. */
  total: number | null
  overdue: number
  /** A text search matched more rows than are counted: figures are at least these. */
  isCapped: boolean
  /** Each facet as if it alone were not filtered by. Empty for fixed findings. */
  facets: Record<FacetName, FacetCount[]>
}

/** Where a finding lives. Assets lead its key, so they lead its address. */
export const findingHref = (row: { assetId: string; id: string }): string =>
  `/findings/${row.assetId}/${row.id}`
