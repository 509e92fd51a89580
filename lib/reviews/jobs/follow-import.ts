import type { Ctx } from '#lib/platform/ctx.ts'
import type { JobPayloads } from '#lib/platform/jobs/enqueue.ts'
import { followChanges } from '../commands/follow-changes.ts'

/** Job `reviews.follow-import`: what an import means for running campaigns. */
export async function followImport(
  ctx: Ctx,
  { importId }: JobPayloads['reviews.follow-import'],
): Promise<void> {
  await followChanges(ctx, { importId })
}
