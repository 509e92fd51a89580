import type { CampaignStatus } from '../model.ts'

type Transition = { from: readonly CampaignStatus[]; to: CampaignStatus; by: string }

/** The life of a campaign. What is not listed cannot happen. */
export const campaignTransitions = {
  /** The lead, or its date. */
  start: { from: ['draft'], to: 'running', by: 'reviews.manage' },
  /** The last part was signed, or nothing is left to decide. */
  complete: { from: ['running'], to: 'completed', by: 'reviews.own' },
  /** Signed parts stay signed; nothing more can be decided. */
  cancel: { from: ['draft', 'running'], to: 'cancelled', by: 'reviews.manage' },
} as const satisfies Record<string, Transition>
export type CampaignTransition = keyof typeof campaignTransitions

export const mayGo = (transition: CampaignTransition, from: CampaignStatus): boolean =>
  (campaignTransitions[transition].from as readonly CampaignStatus[]).includes(from)
