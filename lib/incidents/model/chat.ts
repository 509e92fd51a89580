import { z } from 'zod'

/** One message of a pasted chat. `at` is ISO 8601 in UTC. */
export type ChatLine = { at: string; author: string; text: string }

export type ChatReading = {
  lines: ChatLine[]
  /** Lines that belong to no message, by their place from 1 on. */
  unread: { line: number; text: string }[]
}

/** What a reader of the preview sees: messages that stand on the timeline already are told apart. */
export type ChatPreview = { lines: (ChatLine & { isKnown: boolean })[]; unread: ChatReading['unread'] }

export const chatLimits = { characters: 200_000, lines: 500 } as const

export const chatTextSchema = z.strictObject({
  text: z.string().trim().min(1, 'is empty').max(chatLimits.characters),
  /** `2026-11-20`: the day of the first message, where the chat gives times only. */
  day: z.iso.date(),
  /** `2026-11-22`: what “today” and “yesterday” count from. */
  today: z.iso.date(),
  /** IANA, of the times that were pasted. */
  timeZone: z.string().min(1).max(60),
})
export type ChatText = z.infer<typeof chatTextSchema>

export const chatLineSchema = z.strictObject({
  at: z.iso.datetime({ offset: true }),
  author: z.string().trim().min(1).max(120),
  text: z.string().trim().min(1).max(20_000),
})
