import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import type { KeyRing } from '#lib/platform/crypto/key-ring.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { type ReportStatusView, type ReportText, reportName } from '../model/report.ts'
import { withReader } from './report-reader.ts'
import { attachmentsOf, messagesOf, ownReport, type ReportRecord } from './report-rows.ts'
import { openJson, sealContext } from './report-seal.ts'

/** One's own report: what became of it, and what was said about it to oneself. */
export const reportStatus = defineQuery({
  permission: 'reports.own',
  input: z.strictObject({ reportId: z.uuid() }),
  run: ({ ctx, input: { reportId }, db }): Promise<ReportStatusView> =>
    withReader(db, { userId: ctx.actor.id }, async (tx, ring) =>
      statusView(tx, ring, await ownReport(tx, reportId, { userId: ctx.actor.id })),
    ),
})

/** What a reporter sees of a report of theirs, whoever holds it open: internal notes are left out in any case. */
export async function statusView(
  tx: Transaction,
  ring: KeyRing,
  report: ReportRecord,
): Promise<ReportStatusView> {
  return {
    id: report.id,
    name: reportName(report.number),
    status: report.status,
    receivedAt: report.receivedAt,
    acknowledgeBy: report.acknowledgeBy,
    acknowledgedAt: report.acknowledgedAt,
    acknowledgedByName: report.acknowledgedByName,
    decidedAt: report.decidedAt,
    text: openJson<ReportText>(ring, report.sealedText, sealContext.report(report.id)),
    messages: (await messagesOf(tx, ring, report.id)).filter(({ isInternal }) => !isInternal),
    attachments: await attachmentsOf(tx, ring, report.id),
  }
}
