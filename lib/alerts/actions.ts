'use server'

import { defineAction, defineFormAction } from '#lib/platform/http/define-action.ts'
import { formText, formTexts } from '#lib/platform/http/form-text.ts'
import { acknowledgeAlert } from './commands/acknowledge-alert.ts'
import { createWebhook } from './commands/create-webhook.ts'
import { disableWebhook } from './commands/disable-webhook.ts'
import { markSeen } from './commands/mark-seen.ts'
import { rotateWebhook } from './commands/rotate-webhook.ts'
import { savePreferences } from './commands/save-preferences.ts'
import { testWebhook } from './commands/test-webhook.ts'
import type { DigestCadence, WebhookTopic } from './model.ts'

export const acknowledgeAlertAction = defineFormAction(
  (form) => ({ alertId: formText(form, 'alertId'), note: formText(form, 'note') }),
  acknowledgeAlert,
)
export const markSeenAction = defineAction(markSeen)
export const savePreferencesAction = defineFormAction(
  (form) => ({
    // Checked by the command, as everything else.
    cadence: formText(form, 'cadence') as DigestCadence,
    digestHour: Number(formText(form, 'digestHour')),
    quietFrom: Number(formText(form, 'quietFrom')),
    quietTo: Number(formText(form, 'quietTo')),
    timeZone: formText(form, 'timeZone'),
    isUrgentAlways: formText(form, 'isUrgentAlways') !== '',
  }),
  savePreferences,
)
export const createWebhookAction = defineFormAction(
  (form) => ({
    name: formText(form, 'name'),
    url: formText(form, 'url'),
    topics: formTexts(form, 'topics') as WebhookTopic[],
  }),
  createWebhook,
)
export const disableWebhookAction = defineAction(disableWebhook)
export const rotateWebhookAction = defineAction(rotateWebhook)
export const testWebhookAction = defineAction(testWebhook)
