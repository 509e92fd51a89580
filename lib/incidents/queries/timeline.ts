import { and, asc, desc, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { incidentEvents } from '#db/schema/incidents/timeline.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { TimelinePage } from '../model/timeline.ts'
import { noTimelineFilter, type TimelineFilter, timelineFilterSchema } from '../model/timeline-filter.ts'
import { toEntries } from './timeline-entries.ts'
import { incidentIdOf, isPinned, matching, standing } from './timeline-rows.ts'

const pageSize = 100

/**
 * One page of an incident's timeline in the order in which things were observed, then told; as of any moment. What was
 * corrected comes with what it said before. Keyset-paged by moment and sequence.
 * @throws PlumblineError not_found, or invalid_input for a cursor that this list did not give
 */
export const timeline = defineQuery({
  permission: 'incidents.read',
  input: z.strictObject({
    number: z.number().int().positive(),
    filter: timelineFilterSchema.default(noTimelineFilter),
    cursor: z.string().max(60).nullable().default(null),
    limit: z.number().int().min(1).max(1_000).default(pageSize),
    asOf: z.date().nullable().default(null),
  }),
  async run({ db, input, now }): Promise<TimelinePage> {
    const incidentId = await incidentIdOf(db, input.number)
    const { order } = input.filter
    const direction = order === 'newest' ? desc : asc
    const rows = await db
      .select({ ...getTableColumns(incidentEvents), isPinned })
      .from(incidentEvents)
      .where(
        and(
          standing(db, incidentId, input.asOf ?? now),
          matching(input.filter),
          input.cursor === null ? undefined : after(input.cursor, order),
        ),
      )
      .orderBy(direction(incidentEvents.observedAt), direction(incidentEvents.sequence))
      .limit(input.limit + 1)
    const shown = rows.slice(0, input.limit)
    const last = rows.length > input.limit ? shown.at(-1) : undefined
    return {
      entries: await toEntries(db, incidentId, shown),
      nextCursor: last === undefined ? null : `${last.observedAt.getTime()}:${last.sequence}`,
    }
  },
})

function after(cursor: string, order: TimelineFilter['order']): SQL {
  const [, moment, sequence] = /^(\d{1,15}):(\d{1,9})$/.exec(cursor) ?? []
  if (moment === undefined || sequence === undefined)
    throw new PlumblineError(
      'invalid_input',
      'This part of the timeline does not exist.',
      'Reload the incident.',
    )
  const place = sql`(${new Date(Number(moment)).toISOString()}::timestamptz, ${Number(sequence)}::int)`
  const own = sql`(${incidentEvents.observedAt}, ${incidentEvents.sequence})`
  return order === 'newest' ? sql`${own} < ${place}` : sql`${own} > ${place}`
}
