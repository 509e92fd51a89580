import { and, asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { incidentEvents } from '#db/schema/incidents/timeline.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { TimelineMark } from '../model/timeline.ts'
import { incidentIdOf, standing } from './timeline-rows.ts'

/** Enough of an entry to know it by. */
const excerptCharacters = 120

/** Every entry of a timeline as the drawing needs it: when, of what kind, and how it begins. Withdrawn ones are left out. */
export const timelineMarks = defineQuery({
  permission: 'incidents.read',
  input: z.strictObject({
    number: z.number().int().positive(),
    asOf: z.date().nullable().default(null),
  }),
  async run({ db, input, now }): Promise<TimelineMark[]> {
    const incidentId = await incidentIdOf(db, input.number)
    const rows = await db
      .select({
        at: incidentEvents.observedAt,
        kind: incidentEvents.kind,
        text: sql<string>`left(${incidentEvents.body}, ${excerptCharacters})`,
      })
      .from(incidentEvents)
      .where(and(standing(db, incidentId, input.asOf ?? now), eq(incidentEvents.isWithdrawal, false)))
      .orderBy(asc(incidentEvents.observedAt), asc(incidentEvents.sequence))
    return rows.map(({ at, ...row }) => ({ ...row, at: at.getTime() }))
  },
})
