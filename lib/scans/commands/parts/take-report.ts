import type { KeyObject } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { scanRuns } from '#db/schema/index.ts'
import { authorise } from '#lib/platform/auth/authorise.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { discard, receive } from '#lib/platform/ingest/incoming.ts'
import { unbroken } from '#lib/platform/ingest/unbroken.ts'
import type { UploadRequest } from '../../rules/upload-request.ts'
import { type RegisteredRun, registerRun } from '../register-run.ts'

export type Intake = { key: KeyObject; maxBytes: number; collector: string }

/**
 * The one way in for every door: permission before a byte is read, then the bytes as they come, then the queued
 * run. Nothing is parsed here.
 * @throws PlumblineError forbidden, limit_exceeded, invalid_input; nothing is kept then
 */
export async function takeReport(
  ctx: Ctx,
  upload: UploadRequest,
  body: AsyncIterable<Uint8Array>,
  { key, maxBytes, collector }: Intake,
): Promise<RegisteredRun> {
  authorise(ctx, 'scans.ingest')
  const received = await receive(ctx.db, key, ctx.clock, unbroken(body), upload.declared, maxBytes)
  const registered = registerRun(ctx, {
    incomingId: received.id,
    sha256: received.sha256.toString('hex'),
    size: received.size,
    fileName: upload.fileName,
    asset: upload.asset,
    branch: upload.branch,
    commit: upload.commit,
    digest: upload.digest,
    observedAt: upload.observedAt,
    isDeclaredSuccess: upload.isDeclaredSuccess,
    format: upload.format,
    configuration: upload.configuration,
    collector,
  })
  try {
    return await registered
  } catch (error) {
    // The refusal is what its sender is to hear, even when nothing can be deleted: housekeeping does it later.
    await discardUnclaimed(ctx, received.id).catch(() => undefined)
    throw error
  }
}

/** An upload that no run refers to. One may: its transaction can commit and its answer be lost. */
async function discardUnclaimed(ctx: Ctx, incomingId: string): Promise<void> {
  const [run] = await ctx.db
    .select({ id: scanRuns.id })
    .from(scanRuns)
    .where(eq(scanRuns.incomingId, incomingId))
    .limit(1)
  if (!run) await discard(ctx.db, incomingId)
}
