import { z } from 'zod'
import { reports } from '#db/schema/incidents/reports.ts'
import { hourMs } from '#lib/platform/clock.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { newId } from '#lib/platform/ids.ts'
import { mostAttachments, reportFileSchema, reportName, reportTextSchema } from '../model/report.ts'
import { incidentTerms } from '../queries/incident-terms.ts'
import { asReader } from '../queries/report-reader.ts'
import { sealContext, sealJson } from '../queries/report-seal.ts'
import { reportedBySchema } from './parts/reported-by.ts'
import { storeAttachment } from './parts/store-attachment.ts'
import { tellReportDeadline } from './parts/tell-reports.ts'

/**
 * Files a report: sealed, with its deadline, and with the files that came in the same breath; all of it or nothing, so
 * that whoever was refused sends it again without filing it twice. Called by the parts that know who files it, as the system: the ledger
 * keeps that a report came and a digest of it, nothing else.
 */
export const recordReport = defineCommand({
  action: 'report.file',
  permission: 'incidents.run',
  input: z.strictObject({
    text: reportTextSchema,
    files: z.array(reportFileSchema).max(mostAttachments).default([]),
    by: reportedBySchema,
  }),
  async run({ ctx, input: { text, files, by }, tx, now }) {
    const { acknowledgeReportWithinHours } = await incidentTerms({ ...ctx, db: tx })
    const reader = by.channel === 'anonymous' ? { receiptHash: by.receiptHash } : { userId: by.userId }
    const id = newId(ctx.clock)
    return asReader(tx, reader, async (ring) => {
      const { sealed, digest } = sealJson(ring, text, sealContext.report(id))
      const [filed] = await tx
        .insert(reports)
        .values({
          id,
          reporterId: by.channel === 'anonymous' ? null : by.userId,
          receiptHash: by.channel === 'anonymous' ? by.receiptHash : null,
          channel: by.channel,
          sealedText: sealed,
          receivedAt: now,
          acknowledgeBy: new Date(now.getTime() + acknowledgeReportWithinHours * hourMs),
          status: 'received',
        })
        .returning({ number: reports.number })
      if (filed === undefined) throw new Error('The report was not stored.')
      const kept: string[] = []
      for (const file of files)
        kept.push(await storeAttachment(tx, ring, file, { id: newId(ctx.clock), reportId: id, at: now }))
      await tellReportDeadline(tx, now)
      return {
        result: { reportId: id, name: reportName(filed.number) },
        entry: {
          object: { type: 'report', id },
          payload: { digest, ...(kept.length > 0 && { files: kept }) },
        },
      }
    })
  },
})
