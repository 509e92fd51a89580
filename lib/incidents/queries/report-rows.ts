import { asc, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { reportAttachments, reportMessages, reports } from '#db/schema/incidents/reports.ts'
import type { KeyRing } from '#lib/platform/crypto/key-ring.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import type { ReportAttachment, ReportMessage } from '../model/report.ts'
import type { ReportReader } from './report-reader.ts'
import { openJson, sealContext } from './report-seal.ts'

/** The row of a report that row-level security shows to the reader. Inside `asReader`. */
export type ReportRecord = typeof reports.$inferSelect

/** @throws PlumblineError `not_found`: there is none, or it is not for this reader; the answer is the same */
export async function visibleReport(tx: Transaction, id: string): Promise<ReportRecord> {
  const [row] = await tx.select().from(reports).where(eq(reports.id, id))
  if (row === undefined) throw noSuchReport()
  return row
}

const noSuchReport = () =>
  new PlumblineError('not_found', 'There is no such report.', 'Look for it in the list of your own reports.')

/**
 * The same for whoever filed it: the lead reads every report, and is the reporter of none but their own.
 * @throws PlumblineError `not_found`
 */
export async function ownReport(tx: Transaction, id: string, reader: ReportReader): Promise<ReportRecord> {
  const row = await visibleReport(tx, id)
  const isOwn = 'userId' in reader ? row.reporterId === reader.userId : row.channel === 'anonymous'
  if (!isOwn) throw noSuchReport()
  return row
}

/** Its messages in order, those that the reader may see. */
export async function messagesOf(tx: Transaction, ring: KeyRing, reportId: string): Promise<ReportMessage[]> {
  const rows = await tx
    .select()
    .from(reportMessages)
    .where(eq(reportMessages.reportId, reportId))
    .orderBy(asc(reportMessages.at), asc(reportMessages.id))
  return rows.map(({ id, isFromReporter, isInternal, authorName, sealedText, at }) => ({
    id,
    isFromReporter,
    isInternal,
    authorName,
    text: openJson<{ text: string }>(ring, sealedText, sealContext.message(id)).text,
    at,
  }))
}

/** Its files by name and size; their bytes are asked for one by one. */
export async function attachmentsOf(
  tx: Transaction,
  ring: KeyRing,
  reportId: string,
): Promise<ReportAttachment[]> {
  const rows = await tx
    .select()
    .from(reportAttachments)
    .where(eq(reportAttachments.reportId, reportId))
    .orderBy(asc(reportAttachments.at), asc(reportAttachments.id))
  return rows.map(({ id, sealedName, size, at }) => ({
    id,
    name: openJson<{ name: string }>(ring, sealedName, sealContext.attachmentName(id)).name,
    size,
    at,
  }))
}
