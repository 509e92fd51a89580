import { authorise } from '#lib/platform/auth/authorise.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { parseInput } from '#lib/platform/parse.ts'
import { type ReportText, reportTextSchema } from '../../model/report.ts'
import { recordReport } from '../record-report.ts'
import { confidentialCtx, reporterOf } from './report-actor.ts'

/**
 * Files a report in the caller's name; a token files in its owner's.
 * @throws PlumblineError `forbidden`, `invalid_input`
 */
export async function fileReport(ctx: Ctx, text: ReportText): Promise<{ reportId: string; name: string }> {
  authorise(ctx, 'reports.file')
  const parsed = parseInput(reportTextSchema, text)
  const userId = await reporterOf(ctx.db, ctx)
  const channel = ctx.actor.type === 'token' ? 'api' : 'browser'
  return recordReport(confidentialCtx(ctx), { text: parsed, by: { channel, userId } })
}
