import { z } from 'zod'

export const campaignKinds = ['quarterly', 'ad_hoc'] as const
export type CampaignKind = (typeof campaignKinds)[number]

/** Draft: a preview that starts by itself at its time. Running: items are decided. */
export const campaignStatuses = ['draft', 'running', 'completed', 'cancelled'] as const
export type CampaignStatus = (typeof campaignStatuses)[number]

export const decisionKinds = ['approve', 'approve_until', 'revoke', 'reduce'] as const
export const decisionKindSchema = z.enum(decisionKinds)
export type DecisionKind = z.infer<typeof decisionKindSchema>

export const reviewerReasons = [
  'manager',
  'system_owner',
  'pillar_lead',
  'delegate',
  'reassigned',
  'handed_over',
] as const
export type ReviewerReason = (typeof reviewerReasons)[number]

export const revocationStatuses = [
  'open',
  'claimed_done',
  'proven_gone',
  'still_present',
  'regranted',
  'not_supported',
  'risk_accepted',
  /** The decision behind it was undone before anybody acted on it. */
  'withdrawn',
] as const
export const revocationStatusSchema = z.enum(revocationStatuses)
export type RevocationStatus = z.infer<typeof revocationStatusSchema>

/** Still owed to somebody: not proven, not given back, not taken back. */
export const isOwed = (status: RevocationStatus): boolean =>
  status !== 'proven_gone' && status !== 'regranted' && status !== 'withdrawn'

/** What comes first in a queue (issue order): the number stored as `rank`. */
export const queueRanks = ['new', 'changed', 'privileged', 'unused', 'rest', 'unchanged_low_risk'] as const
export type QueueRank = (typeof queueRanks)[number]
