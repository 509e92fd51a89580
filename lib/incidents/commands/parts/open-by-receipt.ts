import { z } from 'zod'
import type { Ctx } from '#lib/platform/ctx.ts'
import { parseInput } from '#lib/platform/parse.ts'
import type { ReportStatusView } from '../../model/report.ts'
import { reportByReceipt } from '../../queries/report-by-receipt.ts'
import { type AnonymousGuard, countAnonymous } from './anonymous-attempt.ts'

/** A receipt as a person types it. */
export const receiptSchema = z.string().trim().min(1, 'Enter the receipt').max(100)

/** Shows an anonymous report to the holder of its receipt. @throws PlumblineError `not_found`, `rate_limited` */
export async function openByReceipt(
  ctx: Ctx,
  input: { receipt: string },
  guard: AnonymousGuard,
): Promise<ReportStatusView> {
  const { receipt } = parseInput(z.strictObject({ receipt: receiptSchema }), input)
  await countAnonymous(guard, 'receipt:address')
  return reportByReceipt(ctx, receipt)
}
