import { formatCount, formatQuantity } from '#lib/platform/format/count.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'

/** The kinds of evidence there are; mirrored by the database's enumeration. */
export const evidenceKinds = [
  'dependency-scan',
  'image-scan',
  'secret-scan',
  'infrastructure-code-scan',
  'source-code-scan',
  'web-scan',
  'people-register',
  'account-inventory',
  'grant-inventory',
  'review-decision',
  'vulnerability-report',
  'incident',
  'post-mortem',
] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export const evidenceKindWords: Record<EvidenceKind, string> = {
  'dependency-scan': 'Dependency scan',
  'image-scan': 'Image scan',
  'secret-scan': 'Secret scan',
  'infrastructure-code-scan': 'Infrastructure code scan',
  'source-code-scan': 'Source code scan',
  'web-scan': 'Web scan',
  'people-register': 'People register',
  'account-inventory': 'Account inventory',
  'grant-inventory': 'Grant inventory',
  'review-decision': 'Review decision',
  'vulnerability-report': 'Vulnerability report',
  incident: 'Incident',
  'post-mortem': 'Post-mortem',
}

/** Whether a record still counts: until `validUntil` it does. */
export const freshnessStates = ['fresh', 'stale'] as const
export const completenessStates = ['complete', 'incomplete'] as const

export const evidenceFacets = ['clause', 'kind', 'source', 'freshness', 'completeness'] as const
export type EvidenceFacet = (typeof evidenceFacets)[number]

export const evidenceFacetTitles: Record<EvidenceFacet, string> = {
  clause: 'Clause',
  kind: 'Kind',
  source: 'Source',
  freshness: 'Freshness',
  completeness: 'Completeness',
}

export type EvidenceRow = {
  id: string
  kind: EvidenceKind
  source: string
  /** What was looked at, in words: asset and branch, or source and part. */
  subject: string
  clauses: string[]
  isComplete: boolean
  observedAt: Date
  receivedAt: Date
  validUntil: Date
  receivedCount: number
  sha256: string
}
export type EvidencePage = { rows: EvidenceRow[]; nextCursor: string | null }

export type FacetCount = { value: string; label: string; count: number }
export type EvidenceSummary = {
  total: number
  stale: number
  incomplete: number
  facets: Record<EvidenceFacet, FacetCount[]>
}

/** One step of a record's custody, oldest first. */
export type CustodyStep = {
  at: Date
  what: string
  who: string
  detail: string | null
  /** Its place in the ledger; null for what the record itself says. */
  ledgerIndex: number | null
}

export type FactChanges = { seen: number; opened: number; changed: number; closed: number }

export type EvidenceDetail = EvidenceRow & {
  size: number
  sourceVersion: string | null
  collector: string
  submittedBy: string
  submittedByType: string
  scope: Record<string, string>
  periodFrom: Date
  periodTo: Date
  controls: string[]
  receipt: {
    isComplete: boolean
    expectedCount: number | null
    receivedCount: number
    isPaginationFinished: boolean
    query: string
    problems: { where: string; what: string; nextStep: string }[]
    original: { sha256: string; size: number } | null
    redactedCount: number
    encoding: string
  }
  custody: CustodyStep[]
  /** The scan run that brought it, with what it did to the findings. */
  run: {
    id: string
    fileName: string
    status: string
    counts: { findings: number; opened: number; reopened: number; fixed: number; changed: number } | null
  } | null
  /** The import of people or access that brought it, with what it did to the facts. */
  access: {
    id: string
    sourceId: string
    fileName: string
    status: string
    counts: Record<'people' | 'accounts' | 'grants', FactChanges> | null
  } | null
}

/**
 * The finding of the evidence page. Old records are no flaw: newer ones have taken their place, and they still prove
 * what was seen then.
 */
export function evidenceHeadline({
  total,
  stale,
  incomplete,
}: Pick<EvidenceSummary, 'total' | 'stale' | 'incomplete'>): string {
  if (total === 0) return 'No evidence'
  const parts = [
    stale === 0 ? 'all fresh' : `${formatCount(total - stale)} fresh`,
    incomplete > 0 ? `${formatCount(incomplete)} incomplete` : null,
  ].filter((part) => part !== null)
  return `${formatQuantity(total, 'record')}, ${joinWithAnd(parts)}`
}
