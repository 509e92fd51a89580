import { count, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { reportAttachments } from '#db/schema/incidents/reports.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { newId } from '#lib/platform/ids.ts'
import { mostAttachments, reportFileSchema } from '../model/report.ts'
import { asReader } from '../queries/report-reader.ts'
import { ownReport } from '../queries/report-rows.ts'
import { reporterSchema } from './parts/reporter.ts'
import { storeAttachment } from './parts/store-attachment.ts'
import { tellReports } from './parts/tell-reports.ts'

/** Adds a file to a report, sealed block by block. Called as the system, like `recordReport`. */
export const recordReportAttachment = defineCommand({
  action: 'report.attach',
  permission: 'incidents.run',
  input: z.strictObject({ reportId: z.uuid(), ...reportFileSchema.shape, by: reporterSchema }),
  async run({ ctx, input: { reportId, name, bytes, by }, tx, now }) {
    const id = newId(ctx.clock)
    const digest = await asReader(tx, by, async (ring) => {
      await ownReport(tx, reportId, by)
      // Counting and adding must not be torn apart; the reporter may not lock the report itself.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`report ${reportId}`}, 0))`)
      const [kept] = await tx
        .select({ n: count() })
        .from(reportAttachments)
        .where(eq(reportAttachments.reportId, reportId))
      if ((kept?.n ?? 0) >= mostAttachments) throw tooMany()
      return storeAttachment(tx, ring, { name, bytes }, { id, reportId, at: now })
    })
    await tellReports(tx)
    return {
      result: { attachmentId: id },
      entry: { object: { type: 'report', id: reportId }, payload: { digest } },
    }
  },
})

const tooMany = () =>
  new PlumblineError(
    'limit_exceeded',
    `A report takes ${mostAttachments} files, and this one has them.`,
    'Put what is missing into one archive, or tell it in a message.',
  )
