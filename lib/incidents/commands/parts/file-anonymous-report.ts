import { hashRecoveryCode, newRecoveryCode } from '#lib/platform/auth/recovery-code.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { parseInput } from '#lib/platform/parse.ts'
import { type ReportText, reportTextSchema } from '../../model/report.ts'
import { recordReport } from '../record-report.ts'
import { type AnonymousGuard, countAnonymous } from './anonymous-attempt.ts'
import { confidentialCtx } from './report-actor.ts'

/**
 * Files a report of which nothing says whose it is. The receipt (130 random bits) is shown once and kept only as its
 * SHA-256: with it its holder reads the answers and adds to the report.
 * @throws PlumblineError `not_found` where anonymous reports are off, `rate_limited`, `invalid_input`
 */
export async function fileAnonymousReport(
  ctx: Ctx,
  text: ReportText,
  guard: AnonymousGuard,
): Promise<{ receipt: string }> {
  // First: what could not be a report at all is corrected and sent again, at no cost.
  const parsed = parseInput(reportTextSchema, text)
  await countAnonymous(guard, 'report:address')
  await countAnonymous(guard, 'report:all')
  const receipt = newRecoveryCode()
  const by = { channel: 'anonymous' as const, receiptHash: hashRecoveryCode(receipt) }
  await recordReport(confidentialCtx(ctx), { text: parsed, by })
  return { receipt }
}
