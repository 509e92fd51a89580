import type { CampaignKind, CampaignStatus } from '../model.ts'

export const campaignStatusWords: Readonly<Record<CampaignStatus, string>> = {
  draft: 'Draft',
  running: 'Running',
  completed: 'Complete',
  cancelled: 'Called off',
}

export const campaignKindWords: Readonly<Record<CampaignKind, string>> = {
  quarterly: 'Quarterly',
  ad_hoc: 'Out of turn',
}

const reasons: Readonly<Record<string, string>> = {
  manager: 'manages them',
  system_owner: 'owns the system',
  pillar_lead: 'leads the pillar',
  delegate: 'stands in',
  reassigned: 'was handed it',
  handed_over: 'took it over',
}

/** Why somebody reviews an item, in words. */
export const reviewerReasonWords = (reason: string): string => reasons[reason] ?? reason
