import { and, asc, count, desc, eq, getTableColumns } from 'drizzle-orm'
import { z } from 'zod'
import { incidentEvents } from '#db/schema/incidents/timeline.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { TimelineSummary } from '../model/timeline.ts'
import { timelineKinds } from '../model.ts'
import { toEntries } from './timeline-entries.ts'
import { incidentIdOf, isPinned, standing } from './timeline-rows.ts'

const mostAuthors = 50

/** How much a timeline holds, by kind and by author, and what is pinned; as of any moment, whatever the filter. */
export const timelineSummary = defineQuery({
  permission: 'incidents.read',
  input: z.strictObject({
    number: z.number().int().positive(),
    asOf: z.date().nullable().default(null),
  }),
  async run({ db, input, now }): Promise<TimelineSummary> {
    const incidentId = await incidentIdOf(db, input.number)
    const counted = and(standing(db, incidentId, input.asOf ?? now), eq(incidentEvents.isWithdrawal, false))
    const [byKind, byAuthor, pinned] = await Promise.all([
      db
        .select({ kind: incidentEvents.kind, count: count() })
        .from(incidentEvents)
        .where(counted)
        .groupBy(incidentEvents.kind),
      db
        .select({ name: incidentEvents.authorName, count: count() })
        .from(incidentEvents)
        .where(counted)
        .groupBy(incidentEvents.authorName)
        .orderBy(desc(count()), asc(incidentEvents.authorName))
        .limit(mostAuthors),
      db
        .select({ ...getTableColumns(incidentEvents), isPinned })
        .from(incidentEvents)
        .where(and(counted, isPinned))
        .orderBy(asc(incidentEvents.observedAt), asc(incidentEvents.sequence)),
    ])
    const counts = new Map(byKind.map((row) => [row.kind, row.count]))
    return {
      total: byKind.reduce((sum, row) => sum + row.count, 0),
      kinds: Object.fromEntries(
        timelineKinds.map((kind) => [kind, counts.get(kind) ?? 0]),
      ) as TimelineSummary['kinds'],
      authors: byAuthor,
      pinned: await toEntries(db, incidentId, pinned),
    }
  },
})
