import { eq } from 'drizzle-orm'
import { reports } from '#db/schema/incidents/reports.ts'
import { hashRecoveryCode } from '#lib/platform/auth/recovery-code.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import type { ReportStatusView } from '../model/report.ts'
import { withReader } from './report-reader.ts'
import { statusView } from './report-status.ts'

/**
 * What the holder of a receipt sees of the anonymous report. Attempts are counted by the caller.
 * @throws PlumblineError `not_found`: no report has this receipt
 */
export async function reportByReceipt(ctx: Ctx, receipt: string): Promise<ReportStatusView> {
  const receiptHash = hashRecoveryCode(receipt)
  return withReader(ctx.db, { receiptHash }, async (tx, ring) => {
    const [found] = await tx.select().from(reports).where(eq(reports.receiptHash, receiptHash))
    if (found === undefined) throw unknownReceipt()
    return statusView(tx, ring, found)
  })
}

const unknownReceipt = () =>
  new PlumblineError(
    'not_found',
    'No report has this receipt.',
    'Check the code: letters and digits only, in groups of five. Nobody can look it up for you.',
  )
