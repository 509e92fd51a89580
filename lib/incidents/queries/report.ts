import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '#db/schema/identity.ts'
import { incidents } from '#db/schema/incidents/incidents.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { ReportDetail } from '../model/report.ts'
import { withReader } from './report-reader.ts'
import { messagesOf, visibleReport } from './report-rows.ts'
import { statusView } from './report-status.ts'

/** One report with everything that was said about it, for the lead and the designees. */
export const report = defineQuery({
  permission: 'reports.read',
  input: z.strictObject({ reportId: z.uuid() }),
  run: ({ ctx, input: { reportId }, db }): Promise<ReportDetail> =>
    withReader(db, { userId: ctx.actor.id }, async (tx, ring) => {
      const found = await visibleReport(tx, reportId)
      const [reporter] = found.reporterId
        ? await tx.select({ name: users.name }).from(users).where(eq(users.id, found.reporterId))
        : []
      const [incident] = found.incidentId
        ? await tx
            .select({ number: incidents.number })
            .from(incidents)
            .where(eq(incidents.id, found.incidentId))
        : []
      return {
        ...(await statusView(tx, ring, found)),
        messages: await messagesOf(tx, ring, found.id),
        channel: found.channel,
        reporterName: reporter?.name ?? null,
        decidedByName: found.decidedByName,
        incidentNumber: incident?.number ?? null,
      }
    }),
})
