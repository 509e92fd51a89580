import type { CampaignStatus } from '../model.ts'

/** What stands over one reviewer's queue. Times are ISO 8601. */
export type PartHead = {
  campaignId: string
  title: string
  status: CampaignStatus
  dueAt: string
  reviewerId: string
  reviewerName: string
  /** The caller's own: only then can anything be decided. */
  isOwn: boolean
  itemCount: number
  decidedCount: number
  signedAt: string | null
  evidenceId: string | null
  /** Of the decisions made one by one so far; null before the first. */
  medianDecisionMs: number | null
  /** One line for each source: `AWS: 214 of 214`. */
  completeness: string[]
  revocationHours: RevocationHours
}

/** How long a revocation may take, as the policy says. */
export type RevocationHours = { privileged: number; standard: number }

/** How long what is left may take, from how long the decisions so far took; null while nothing is known. */
export function timeLeftMs({ itemCount, decidedCount, medianDecisionMs }: PartHead): number | null {
  const left = itemCount - decidedCount
  return medianDecisionMs === null || left === 0 ? null : left * medianDecisionMs
}
