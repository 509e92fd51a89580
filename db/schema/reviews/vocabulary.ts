import { pgEnum } from 'drizzle-orm/pg-core'

export const campaignKind = pgEnum('campaign_kind', ['quarterly', 'ad_hoc'])
export const campaignStatus = pgEnum('campaign_status', ['draft', 'running', 'completed', 'cancelled'])
export const decisionKind = pgEnum('decision_kind', ['approve', 'approve_until', 'revoke', 'reduce'])
/** Why this person was asked. */
export const reviewerReason = pgEnum('reviewer_reason', [
  'manager',
  'system_owner',
  'pillar_lead',
  'delegate',
  'reassigned',
  'handed_over',
])
export const revocationStatus = pgEnum('revocation_status', [
  'open',
  'claimed_done',
  'proven_gone',
  'still_present',
  'regranted',
  'not_supported',
  'risk_accepted',
  'withdrawn',
])
