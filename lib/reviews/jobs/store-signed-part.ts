import { artifactStore } from '#lib/platform/artifacts/store.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { JobPayloads } from '#lib/platform/jobs/enqueue.ts'
import { storeSignedPart as record } from '../commands/store-signed-part.ts'
import { readSignedPart } from '../queries/signed-part.ts'

/**
 * Job `reviews.store-signed-part`: writes the signed part as an artifact, then records it as evidence. Killed between
 * the two it starts over: the same part gives the same bytes, which are stored once.
 */
export async function storeSignedPart(
  ctx: Ctx,
  { campaignId, reviewerId }: JobPayloads['reviews.store-signed-part'],
): Promise<{ evidenceId: string | null }> {
  const part = await readSignedPart(ctx.db, campaignId, reviewerId)
  if (part === null) return { evidenceId: null }
  const { bytes, sha256 } = part
  await artifactStore().write(ctx.db, { sha256, size: bytes.length }, once(bytes), ctx.clock.now())
  return record(ctx, { campaignId, reviewerId, sha256: sha256.toString('hex') })
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
