import { authorise } from '#lib/platform/auth/authorise.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { ReportText } from '../../model/report.ts'
import { recordReport } from '../record-report.ts'
import { confidentialCtx, reporterOf } from './report-actor.ts'

/**
 * Files a report in the caller's name; a token files in its owner's.
 * @throws PlumblineError `forbidden`, `invalid_input`
 */
export async function fileReport(ctx: Ctx, text: ReportText): Promise<{ reportId: string; name: string }> {
  authorise(ctx, 'reports.file')
  const userId = await reporterOf(ctx.db, ctx)
  const channel = ctx.actor.type === 'token' ? 'api' : 'browser'
  return recordReport(confidentialCtx(ctx), { text, by: { channel, userId } })
}
