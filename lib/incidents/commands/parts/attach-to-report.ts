import { authorise } from '#lib/platform/auth/authorise.ts'
import { hashRecoveryCode } from '#lib/platform/auth/recovery-code.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { recordReportAttachment } from '../record-report-attachment.ts'
import { confidentialCtx, reporterOf } from './report-actor.ts'

type File = { name: string; bytes: Uint8Array }
type Attached = { attachmentId: string }

/** Adds a file to a report of one's own. @throws PlumblineError `forbidden`, `not_found`, `limit_exceeded` */
export async function attachToReport(ctx: Ctx, reportId: string, file: File): Promise<Attached> {
  authorise(ctx, 'reports.file')
  const by = { userId: await reporterOf(ctx.db, ctx), name: ctx.actor.name }
  return recordReportAttachment(confidentialCtx(ctx), { reportId, ...file, by })
}

/**
 * The same for the holder of a receipt, who has shown it (`openByReceipt`): row-level security asks for it again.
 * @throws PlumblineError `not_found`, `limit_exceeded`
 */
export const attachByReceipt = (ctx: Ctx, reportId: string, receipt: string, file: File): Promise<Attached> =>
  recordReportAttachment(confidentialCtx(ctx), {
    reportId,
    ...file,
    by: { receiptHash: hashRecoveryCode(receipt) },
  })
