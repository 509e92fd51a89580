'use server'

import { defineAction, defineFormAction } from '#lib/platform/http/define-action.ts'
import { formText } from '#lib/platform/http/form-text.ts'
import { addChatLines } from '../commands/add-chat-lines.ts'
import { correctEvent } from '../commands/correct-event.ts'
import { createHook } from '../commands/create-hook.ts'
import { disableHook } from '../commands/disable-hook.ts'
import { pinEvent } from '../commands/pin-event.ts'
import { rotateHook } from '../commands/rotate-hook.ts'
import { unpinEvent } from '../commands/unpin-event.ts'
import { withdrawEvent } from '../commands/withdraw-event.ts'
import type { HookKind } from '../model/delivery.ts'
import { chatPreview } from '../queries/chat-preview.ts'

export const correctEventAction = defineAction(correctEvent)
export const withdrawEventAction = defineAction(withdrawEvent)
export const pinEventAction = defineAction(pinEvent)
export const unpinEventAction = defineAction(unpinEvent)
export const previewChatAction = defineAction(chatPreview)
export const addChatLinesAction = defineAction(addChatLines)
export const createHookAction = defineFormAction(
  // Checked by the command, as everything else.
  (form) => ({ name: formText(form, 'name'), kind: formText(form, 'kind') as HookKind }),
  createHook,
)
export const disableHookAction = defineAction(disableHook)
export const rotateHookAction = defineAction(rotateHook)
