import { z } from 'zod'
import { type WebhookTopic, webhookTopics } from '../model.ts'

const longestName = 80
const longestUrl = 2_000

export const webhookName = z
  .string()
  .trim()
  .min(1, 'is empty')
  .max(longestName, `is longer than ${longestName} characters`)
export const webhookUrl = z.string().trim().min(1, 'is empty').max(longestUrl, 'is too long')
export const webhookTopicSet = z
  .array(z.enum(webhookTopics))
  .min(1, 'needs at least one topic')
  .max(webhookTopics.length)

export type WebhookRow = {
  id: string
  name: string
  /** Without its query, which may hold what the receiver tells nobody. */
  address: string
  topics: WebhookTopic[]
  createdAt: Date
  isDisabled: boolean
  lastSuccessAt: Date | null
  lastFailureAt: Date | null
  lastFailure: string | null
  waiting: number
  givenUp: number
}
