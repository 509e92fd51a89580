import { authorise } from '#lib/platform/auth/authorise.ts'
import { hashRecoveryCode } from '#lib/platform/auth/recovery-code.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { recordReporterMessage } from '../record-reporter-message.ts'
import type { AnonymousGuard } from './anonymous-attempt.ts'
import { openByReceipt } from './open-by-receipt.ts'
import { confidentialCtx } from './report-actor.ts'

type Added = { messageId: string }

/** Adds to a report of one's own. @throws PlumblineError `forbidden`, `not_found`, `invalid_input` */
export async function addToReport(ctx: Ctx, input: { reportId: string; text: string }): Promise<Added> {
  authorise(ctx, 'reports.own')
  const by = { userId: ctx.actor.id, name: ctx.actor.name }
  return recordReporterMessage(confidentialCtx(ctx), { ...input, by })
}

/** The same for the holder of a receipt. @throws PlumblineError `not_found`, `rate_limited`, `invalid_input` */
export async function addByReceipt(
  ctx: Ctx,
  { receipt, text }: { receipt: string; text: string },
  guard: AnonymousGuard,
): Promise<Added> {
  const { id } = await openByReceipt(ctx, { receipt }, guard)
  const by = { receiptHash: hashRecoveryCode(receipt) }
  return recordReporterMessage(confidentialCtx(ctx), { reportId: id, text, by })
}
