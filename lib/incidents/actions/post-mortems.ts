'use server'

import { defineAction } from '#lib/platform/http/define-action.ts'
import { acceptRedaction } from '../commands/accept-redaction.ts'
import { addRedactionTerm } from '../commands/add-redaction-term.ts'
import { draftPostMortem } from '../commands/draft-post-mortem.ts'
import { giveVerdict } from '../commands/give-verdict.ts'
import { removeRedactionTerm } from '../commands/remove-redaction-term.ts'
import { savePostMortem } from '../commands/save-post-mortem.ts'
import { submitPostMortem } from '../commands/submit-post-mortem.ts'
import { withdrawRedaction } from '../commands/withdraw-redaction.ts'

export const draftPostMortemAction = defineAction(draftPostMortem)
export const savePostMortemAction = defineAction(savePostMortem)
export const submitPostMortemAction = defineAction(submitPostMortem)
export const giveVerdictAction = defineAction(giveVerdict)
export const acceptRedactionAction = defineAction(acceptRedaction)
export const withdrawRedactionAction = defineAction(withdrawRedaction)
export const addRedactionTermAction = defineAction(addRedactionTerm)
export const removeRedactionTermAction = defineAction(removeRedactionTerm)
