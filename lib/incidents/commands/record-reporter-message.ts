import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { reportMessageSchema } from '../model/report.ts'
import { asReader } from '../queries/report-reader.ts'
import { ownReport } from '../queries/report-rows.ts'
import { reporterSchema } from './parts/reporter.ts'
import { tellReports } from './parts/tell-reports.ts'
import { writeMessage } from './parts/write-message.ts'

/** A reporter adds to a report of theirs. Called as the system, like `recordReport`. */
export const recordReporterMessage = defineCommand({
  action: 'report.add',
  permission: 'incidents.run',
  input: z.strictObject({ reportId: z.uuid(), text: reportMessageSchema, by: reporterSchema }),
  async run({ ctx, input: { reportId, text, by }, tx }) {
    const author = 'userId' in by ? { id: by.userId, name: by.name } : null
    const { messageId, digest } = await asReader(tx, by, async (ring) => {
      await ownReport(tx, reportId, by)
      return writeMessage(tx, ctx, ring, { reportId, text, isFromReporter: true, isInternal: false, author })
    })
    await tellReports(tx)
    return {
      result: { messageId },
      entry: { object: { type: 'report', id: reportId }, payload: { digest } },
    }
  },
})
