import { sql } from 'drizzle-orm'
import type { Ctx } from '#lib/platform/ctx.ts'
import { settings } from '#lib/platform/env.ts'
import { readAllowList } from '#lib/platform/http/address-rules.ts'
import type { JobPayloads } from '#lib/platform/jobs/enqueue.ts'
import { type Advance, advancePublication as advance } from '../commands/advance-publication/index.ts'
import { enqueueAdvance } from '../commands/parts/publication-changed.ts'

/** Job `incidents.advance-publication`: one step; the step itself asks for the next one. */
export const advancePublication = (
  ctx: Ctx,
  { publicationId }: JobPayloads['incidents.advance-publication'],
): Promise<Advance> => {
  const allow = readAllowList(settings().publicationHosts, 'PLUMBLINE_PUBLICATION_HOSTS')
  return advance(ctx, { publicationId, allow })
}

/** Job `incidents.resume-publications`, each minute: whatever is due, because it waited or its worker died. */
export async function resumePublications(ctx: Ctx): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ id: string }>(sql`
      select id from publications
      where state not in ('proven', 'cancelled') and next_attempt_at <= ${ctx.clock.now().toISOString()}::timestamptz
      order by next_attempt_at`)
    for (const { id } of rows) await enqueueAdvance(tx, id)
  })
}
