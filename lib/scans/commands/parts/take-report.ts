import { eq } from 'drizzle-orm'
import { scanRuns } from '#db/schema/index.ts'
import { authorise } from '#lib/platform/auth/authorise.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { type Intake, takeUpload } from '#lib/platform/ingest/take-upload.ts'
import type { UploadRequest } from '../../rules/upload-request.ts'
import { type RegisteredRun, registerRun } from '../register-run.ts'

/**
 * The one way in for every door: permission before a byte is read, then the bytes as they come, then the queued
 * run. Nothing is parsed here.
 * @throws PlumblineError forbidden, limit_exceeded, invalid_input; nothing is kept then
 */
export async function takeReport(
  ctx: Ctx,
  upload: UploadRequest,
  body: AsyncIterable<Uint8Array>,
  intake: Intake,
): Promise<RegisteredRun> {
  authorise(ctx, 'scans.ingest')
  return takeUpload(ctx, body, upload.declared, intake, {
    register: (sent) =>
      registerRun(ctx, {
        ...sent,
        fileName: upload.fileName,
        asset: upload.asset,
        branch: upload.branch,
        commit: upload.commit,
        digest: upload.digest,
        observedAt: upload.observedAt,
        isDeclaredSuccess: upload.isDeclaredSuccess,
        format: upload.format,
        configuration: upload.configuration,
      }),
    isClaimed: async (incomingId) => (await ctx.db.$count(scanRuns, eq(scanRuns.incomingId, incomingId))) > 0,
  })
}
