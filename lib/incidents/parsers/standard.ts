import { z } from 'zod'
import { parseInput } from '#lib/platform/parse.ts'
import type { Delivery } from '../model/delivery.ts'
import { entryBodySchema, momentSchema, timelineLinksSchema } from '../model/timeline.ts'
import { incidentNumberSchema, timelineKindSchema } from '../model.ts'
import { readPayload } from './payload.ts'

/** The one type of message that is understood; others are taken and tell nothing. */
export const standardEventType = 'incident.event'

const message = z.object({
  type: z.literal(standardEventType),
  timestamp: momentSchema.optional(),
  data: z
    .strictObject({
      incident: incidentNumberSchema.optional(),
      reference: z
        .strictObject({
          source: z.string().trim().min(1).max(100),
          id: z.string().trim().min(1).max(300),
          /** Given when it begins there: an incident is opened here, unless it is known. */
          title: z.string().trim().min(5).max(200).optional(),
        })
        .optional(),
      kind: timelineKindSchema,
      body: entryBodySchema.min(1, 'is empty'),
      observedAt: momentSchema.optional(),
      author: z.string().trim().min(1).max(120).optional(),
      links: timelineLinksSchema.default([]),
    })
    .refine(({ incident, reference }) => incident !== undefined || reference !== undefined, {
      message: 'names neither an incident nor a reference',
    }),
})

/**
 * A message in the form of Standard Webhooks: `{ type: 'incident.event', timestamp, data }`, as
 * `docs/incident-hooks.md` describes it. Its Markdown is its sender's own: it is shown as such, and sanitised.
 * @throws PlumblineError invalid_input, naming what is wrong
 */
export function readStandard(raw: string): Delivery {
  const payload = readPayload(raw)
  if (payload.text('type') !== standardEventType) return { numbers: [], reference: null, event: null }
  const known = { type: payload.at('type'), timestamp: payload.at('timestamp'), data: payload.at('data') }
  const { data, timestamp } = parseInput(message, known)
  const observedAt = data.observedAt ?? timestamp ?? null
  const { reference } = data
  return {
    numbers: data.incident === undefined ? [] : [data.incident],
    reference:
      reference === undefined
        ? null
        : {
            source: reference.source,
            externalId: reference.id,
            opens:
              reference.title === undefined
                ? null
                : {
                    title: reference.title,
                    summary: `Opened by a message about ${reference.source} ${reference.id}.`,
                    detectedAt: observedAt,
                  },
          },
    event: {
      kind: data.kind,
      body: data.body,
      observedAt,
      links: data.links,
      authorName: data.author ?? 'unnamed sender',
    },
  }
}
