'use server'

import { defineAction } from '#lib/platform/http/define-action.ts'
import { acceptRisk } from './commands/accept-risk.ts'
import { cancelCampaign } from './commands/cancel-campaign.ts'
import { claimRevocation } from './commands/claim-revocation.ts'
import { createAdHocCampaign } from './commands/create-ad-hoc-campaign.ts'
import { decideItem } from './commands/decide-item.ts'
import { decideItems } from './commands/decide-items.ts'
import { delegateReviews } from './commands/delegate-reviews.ts'
import { draftCampaign } from './commands/draft-campaign.ts'
import { endDelegation } from './commands/end-delegation.ts'
import { endRisk } from './commands/end-risk.ts'
import { markNotSupported } from './commands/mark-not-supported.ts'
import { reassignItems } from './commands/reassign-items.ts'
import { reopenRevocation } from './commands/reopen-revocation.ts'
import { revokeGrant } from './commands/revoke-grant.ts'
import { signPart } from './commands/sign-part.ts'
import { startCampaign } from './commands/start-campaign.ts'
import { undoDecision } from './commands/undo-decision.ts'

export const draftCampaignAction = defineAction(draftCampaign)
export const startCampaignAction = defineAction(startCampaign)
export const cancelCampaignAction = defineAction(cancelCampaign)
export const createAdHocCampaignAction = defineAction(createAdHocCampaign)
export const decideItemAction = defineAction(decideItem)
export const decideItemsAction = defineAction(decideItems)
export const undoDecisionAction = defineAction(undoDecision)
export const reassignItemsAction = defineAction(reassignItems)
export const delegateReviewsAction = defineAction(delegateReviews)
export const endDelegationAction = defineAction(endDelegation)
export const signPartAction = defineAction(signPart)
export const revokeGrantAction = defineAction(revokeGrant)
export const claimRevocationAction = defineAction(claimRevocation)
export const markNotSupportedAction = defineAction(markNotSupported)
export const acceptRiskAction = defineAction(acceptRisk)
export const endRiskAction = defineAction(endRisk)
export const reopenRevocationAction = defineAction(reopenRevocation)
