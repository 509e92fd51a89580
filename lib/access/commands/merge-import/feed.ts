import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { accessFeeds } from '#db/schema/index.ts'
import type { Clock } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/ids.ts'
import type { ImportStatus } from '../../model.ts'

type Feed = typeof accessFeeds.$inferSelect

/**
 * Imports are merged one after another, those of one source (FORMATS, invariants) and those of all: a register of people
 * matches the accounts of every source, so that two merges would wait for each other's rows in any order.
 */
export async function serialiseMerges(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('plumbline access merge'))`)
}

/** The scope of closing, made when it is new: one kind of document of one source, and its part. */
export async function findFeed(
  tx: Transaction,
  clock: Clock,
  key: Pick<Feed, 'sourceId' | 'format' | 'part'>,
): Promise<Feed> {
  await tx
    .insert(accessFeeds)
    .values({ id: newId(clock), ...key, createdAt: clock.now() })
    .onConflictDoNothing()
  const [feed] = await tx
    .select()
    .from(accessFeeds)
    .where(
      and(
        eq(accessFeeds.sourceId, key.sourceId),
        eq(accessFeeds.format, key.format),
        eq(accessFeeds.part, key.part),
      ),
    )
  if (!feed) throw new Error(`The feed ${key.format} was neither made nor found.`)
  return feed
}

/** A superseded import says nothing new of its feed. */
export async function updateFeed(
  tx: Transaction,
  feedId: string,
  importId: string,
  observedAt: Date,
  status: ImportStatus,
): Promise<void> {
  if (status === 'superseded') return
  const last = { lastImportId: importId, lastImportAt: observedAt }
  const complete = { lastCompleteImportId: importId, lastCompleteAt: observedAt }
  await tx
    .update(accessFeeds)
    .set(status === 'complete' ? { ...last, ...complete } : last)
    .where(eq(accessFeeds.id, feedId))
}
