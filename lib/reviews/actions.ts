'use server'

import { defineAction } from '#lib/platform/http/define-action.ts'
import { decideItem } from './commands/decide-item.ts'
import { decideItems } from './commands/decide-items.ts'
import { draftCampaign } from './commands/draft-campaign.ts'
import { signPart } from './commands/sign-part.ts'
import { startCampaign } from './commands/start-campaign.ts'
import { undoDecision } from './commands/undo-decision.ts'

export const draftCampaignAction = defineAction(draftCampaign)
export const startCampaignAction = defineAction(startCampaign)
export const decideItemAction = defineAction(decideItem)
export const decideItemsAction = defineAction(decideItems)
export const undoDecisionAction = defineAction(undoDecision)
export const signPartAction = defineAction(signPart)
