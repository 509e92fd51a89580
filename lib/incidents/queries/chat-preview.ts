import { and, eq, inArray } from 'drizzle-orm'
import { IANAZone } from 'luxon'
import { z } from 'zod'
import { incidentEvents } from '#db/schema/incidents/timeline.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { type ChatPreview, chatLimits, chatTextSchema } from '../model/chat.ts'
import { readChat } from '../parsers/chat-lines.ts'
import { chatKey } from '../rules/chat-key.ts'
import { incidentIdOf } from './timeline-rows.ts'

/** Reads a pasted chat for people to look at before any of it is added; says which messages the timeline has already. */
export const chatPreview = defineQuery({
  permission: 'incidents.respond',
  input: chatTextSchema.extend({ number: z.int().positive() }),
  async run({ db, input: { number, ...text } }): Promise<ChatPreview> {
    if (!IANAZone.isValidZone(text.timeZone))
      throw new PlumblineError(
        'invalid_input',
        `There is no time zone “${text.timeZone}”.`,
        'Name it as in Europe/London, or take UTC.',
      )
    const incidentId = await incidentIdOf(db, number)
    const { lines, unread } = readChat(text)
    if (lines.length > chatLimits.lines)
      throw new PlumblineError(
        'limit_exceeded',
        `These are ${lines.length} messages; ${chatLimits.lines} can be added at once.`,
        'Paste the chat in pieces: what was added already is not added again.',
      )
    const keys = lines.map(chatKey)
    const known = await db
      .select({ key: incidentEvents.dedupeKey })
      .from(incidentEvents)
      .where(
        and(
          eq(incidentEvents.incidentId, incidentId),
          eq(incidentEvents.source, 'chat'),
          inArray(incidentEvents.dedupeKey, keys),
        ),
      )
    const isKnown = new Set(known.map(({ key }) => key))
    return { lines: lines.map((line, at) => ({ ...line, isKnown: isKnown.has(keys[at] ?? '') })), unread }
  },
})
