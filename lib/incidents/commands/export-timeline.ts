import { z } from 'zod'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { timelineFormatSchema } from '../model/timeline-export.ts'
import { timelineFilterSchema, writeTimelineFilter } from '../model/timeline-filter.ts'
import { lockedIncident } from './parts/locked-incident.ts'

/** Notes in the ledger that somebody takes a timeline away. The caller streams it then. */
export const exportTimeline = defineCommand({
  action: 'incident.export',
  permission: 'incidents.read',
  input: z.strictObject({
    number: z.int().positive(),
    filter: timelineFilterSchema,
    format: timelineFormatSchema,
    asOf: z.date().nullable(),
  }),
  async run({ ctx, input, tx, now }) {
    requireRecentMfa(ctx)
    const { id, number, title } = await lockedIncident(tx, input.number)
    return {
      result: { number, title, exportedAt: now },
      entry: {
        object: { type: 'incident', id },
        payload: {
          number,
          query: writeTimelineFilter(input.filter),
          format: input.format,
          asOf: (input.asOf ?? now).toISOString(),
        },
      },
    }
  },
})
