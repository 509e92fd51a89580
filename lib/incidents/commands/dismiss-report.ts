import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { reportMessageSchema } from '../model/report.ts'
import { asReader } from '../queries/report-reader.ts'
import { lockedReport, moveReport } from './parts/locked-report.ts'
import { tellReportDeadline } from './parts/tell-reports.ts'
import { writeMessage } from './parts/write-message.ts'

/** Closes a report without an incident. The reason is a message to its reporter, sealed like every other. */
export const dismissReport = defineCommand({
  action: 'report.dismiss',
  permission: 'reports.decide',
  input: z.strictObject({
    reportId: z.uuid(),
    reason: reportMessageSchema.min(10, 'Say why in at least ten characters: the reporter reads it'),
  }),
  async run({ ctx, input: { reportId, reason }, tx, now }) {
    const { digest } = await asReader(tx, { userId: ctx.actor.id }, async (ring) => {
      const report = await lockedReport(tx, reportId, 'dismissed')
      await moveReport(tx, report, { status: 'dismissed' }, ctx.actor, now)
      const message = { reportId, text: reason, isFromReporter: false, isInternal: false, author: ctx.actor }
      return writeMessage(tx, ctx, ring, message)
    })
    await tellReportDeadline(tx, now)
    return {
      result: {},
      entry: { object: { type: 'report', id: reportId }, payload: { digest }, decision: 'dismissed' },
    }
  },
})
