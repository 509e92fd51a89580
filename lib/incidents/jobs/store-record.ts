import { artifactStore } from '#lib/platform/artifacts/store.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { JobPayloads } from '#lib/platform/jobs/enqueue.ts'
import { storeRecord as record } from '../commands/store-record.ts'
import { readWholeRecord } from '../queries/whole-record.ts'

/**
 * Job `incidents.store-record`: writes the record of an incident as an artifact, then records it as evidence. Killed
 * between the two it starts over: the same record gives the same bytes, which are stored once.
 */
export async function storeRecord(
  ctx: Ctx,
  { incidentId }: JobPayloads['incidents.store-record'],
): Promise<{ evidenceId: string | null }> {
  const found = await readWholeRecord(ctx.db, incidentId)
  if (found === null) return { evidenceId: null }
  const { bytes, sha256 } = found
  await artifactStore().write(ctx.db, { sha256, size: bytes.length }, once(bytes), ctx.clock.now())
  return record(ctx, { incidentId, sha256: sha256.toString('hex') })
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
