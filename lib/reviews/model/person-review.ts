import type { DecisionKind } from '../model.ts'

/** One decision about access of a person. Times are ISO 8601. */
export type PersonReview = {
  itemId: string
  campaignId: string
  campaign: string
  systemId: string
  systemName: string
  role: string
  resource: string
  decision: DecisionKind
  approvedUntil: string | null
  reduceToRole: string | null
  justification: string | null
  decidedAt: string
  decidedBy: string
  isSigned: boolean
}
