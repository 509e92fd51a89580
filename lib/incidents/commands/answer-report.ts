import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { reportMessageSchema } from '../model/report.ts'
import { asReader } from '../queries/report-reader.ts'
import { visibleReport } from '../queries/report-rows.ts'
import { tellReports } from './parts/tell-reports.ts'
import { writeMessage } from './parts/write-message.ts'

/** The lead or a designee writes to the reporter, or a note that only they themselves read. */
export const answerReport = defineCommand({
  action: 'report.answer',
  permission: 'reports.decide',
  input: z.strictObject({ reportId: z.uuid(), text: reportMessageSchema, isInternal: z.boolean() }),
  async run({ ctx, input: { reportId, text, isInternal }, tx }) {
    const { messageId, digest } = await asReader(tx, { userId: ctx.actor.id }, async (ring) => {
      await visibleReport(tx, reportId)
      const message = { reportId, text, isFromReporter: false, isInternal, author: ctx.actor }
      return writeMessage(tx, ctx, ring, message)
    })
    await tellReports(tx)
    return {
      result: { messageId },
      entry: { object: { type: 'report', id: reportId }, payload: { digest } },
    }
  },
})
