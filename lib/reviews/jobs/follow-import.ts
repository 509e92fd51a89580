import type { Ctx } from '#lib/platform/ctx.ts'
import type { JobPayloads } from '#lib/platform/jobs/enqueue.ts'
import { followChanges } from '../commands/follow-changes.ts'
import { proveRevocations } from '../commands/prove-revocations.ts'

/**
 * Job `reviews.follow-import`: what an import proves of revocations, and what it means for running campaigns. Killed in
 * between it starts over: each step finds nothing left to do.
 */
export async function followImport(
  ctx: Ctx,
  { importId }: JobPayloads['reviews.follow-import'],
): Promise<void> {
  for (let hasMore = true; hasMore; ) ({ hasMore } = await proveRevocations(ctx, { importId }))
  await followChanges(ctx, { importId })
}
