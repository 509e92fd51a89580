import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { chatLimits, chatLineSchema } from '../model/chat.ts'
import { timelineKindSchema } from '../model.ts'
import { chatKey } from '../rules/chat-key.ts'
import { observedAtOf } from '../rules/observed-at.ts'
import { knownEvent } from './parts/known-event.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { tell } from './parts/tell.ts'

/**
 * Adds messages of a pasted chat, each at the time it was written and under the name of who wrote it, beside the name
 * of who pasted it: nobody here can vouch for more. Messages that the timeline has already are passed over.
 */
export const addChatLines = defineCommand({
  action: 'incident-event.add-chat',
  permission: 'incidents.respond',
  input: z.strictObject({
    number: z.int().positive(),
    kind: timelineKindSchema.default('communication'),
    lines: z.array(chatLineSchema).min(1, 'holds no message').max(chatLimits.lines),
  }),
  async run({ ctx, input, tx, now }) {
    const incident = await lockedIncident(tx, input.number)
    const added: { sequence: number; digest: string }[] = []
    for (const line of input.lines) {
      const dedupeKey = chatKey(line)
      if ((await knownEvent(tx, incident.id, 'chat', dedupeKey)) !== null) continue
      const { sequence, digest } = await tell(tx, ctx, {
        incident,
        kind: input.kind,
        body: line.text,
        observedAt: observedAtOf(new Date(line.at), now),
        source: 'chat',
        authorName: `${line.author}, pasted by ${ctx.actor.name}`,
        dedupeKey,
      })
      added.push({ sequence, digest })
    }
    const result = { added: added.length, known: input.lines.length - added.length }
    if (added.length === 0) return { result, entry: null }
    return {
      result,
      entry: { object: { type: 'incident', id: incident.id }, payload: { number: incident.number, added } },
    }
  },
})
