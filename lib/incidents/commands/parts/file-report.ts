import { z } from 'zod'
import { authorise } from '#lib/platform/auth/authorise.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { parseInput } from '#lib/platform/parse.ts'
import {
  mostAttachments,
  type ReportFile,
  type ReportText,
  reportFileSchema,
  reportTextSchema,
} from '../../model/report.ts'
import { recordReport } from '../record-report.ts'
import { confidentialCtx, reporterOf } from './report-actor.ts'

/**
 * Files a report in the caller's name, with its first files; a token files in its owner's. What is refused has filed
 * nothing.
 * @throws PlumblineError `forbidden`, `invalid_input`, `limit_exceeded`
 */
export async function fileReport(
  ctx: Ctx,
  text: ReportText,
  files: readonly ReportFile[] = [],
): Promise<{ reportId: string; name: string }> {
  authorise(ctx, 'reports.file')
  const parsed = parseInput(reportTextSchema, text)
  if (files.length > mostAttachments) throw tooManyFiles(files.length)
  const kept = parseInput(z.strictObject({ files: z.array(reportFileSchema) }), { files }).files
  const userId = await reporterOf(ctx.db, ctx)
  const channel = ctx.actor.type === 'token' ? 'api' : 'browser'
  return recordReport(confidentialCtx(ctx), { text: parsed, files: kept, by: { channel, userId } })
}

const tooManyFiles = (sent: number) =>
  new PlumblineError(
    'limit_exceeded',
    `A report takes ${mostAttachments} files, and this one came with ${sent}. Nothing was filed.`,
    'Put them into one archive, and send the report again.',
  )
