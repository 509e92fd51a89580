import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { asReader } from '../queries/report-reader.ts'
import { lockedReport, moveReport } from './parts/locked-report.ts'
import { tellReportDeadline } from './parts/tell-reports.ts'

/** The lead or a designee has read a report: its clock stops, and its reporter sees by whom. */
export const acknowledgeReport = defineCommand({
  action: 'report.acknowledge',
  permission: 'reports.decide',
  input: z.strictObject({ reportId: z.uuid() }),
  async run({ ctx, input: { reportId }, tx, now }) {
    await asReader(tx, { userId: ctx.actor.id }, async () => {
      const report = await lockedReport(tx, reportId, 'acknowledged')
      await moveReport(tx, report, { status: 'acknowledged' }, ctx.actor, now)
    })
    await tellReportDeadline(tx, now)
    return { result: {}, entry: { object: { type: 'report', id: reportId }, payload: {} } }
  },
})
