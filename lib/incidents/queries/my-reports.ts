import { desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { reports } from '#db/schema/incidents/reports.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { ReportLine } from '../model/report.ts'
import { reportLine } from './report-line.ts'
import { withReader } from './report-reader.ts'

/** The newest; whoever has filed more looks for the older ones by their number. */
const mostRows = 100

/** What one has reported oneself, newest first. */
export const myReports = defineQuery({
  permission: 'reports.own',
  input: z.strictObject({}),
  run: ({ ctx, db }): Promise<ReportLine[]> =>
    withReader(db, { userId: ctx.actor.id }, async (tx, ring) => {
      // A lead is shown every report: one's own are asked for by name.
      const rows = await tx
        .select()
        .from(reports)
        .where(eq(reports.reporterId, ctx.actor.id))
        .orderBy(desc(reports.receivedAt), desc(reports.id))
        .limit(mostRows)
      return rows.map((row) => reportLine(ring, row))
    }),
})
