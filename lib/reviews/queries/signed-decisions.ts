import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { reviewItems } from '#db/schema/index.ts'
import type { ItemSnapshot } from '../model/item.ts'
import type { SignedDecision } from '../rules/signed-digest.ts'

/** The decided items of a part as they are signed, in the order of their ids, each with what was decided on. */
export async function decisionsOfPart(
  db: Database,
  campaignId: string,
  reviewerId: string,
): Promise<(SignedDecision & { snapshot: ItemSnapshot })[]> {
  const rows = await db
    .select()
    .from(reviewItems)
    .where(
      and(
        eq(reviewItems.campaignId, campaignId),
        eq(reviewItems.reviewerId, reviewerId),
        isNull(reviewItems.supersededAt),
        isNotNull(reviewItems.decidedAt),
      ),
    )
    .orderBy(asc(reviewItems.id))
  return rows.flatMap((row) =>
    row.decision === null || row.decidedAt === null || row.decidedBy === null
      ? []
      : [
          {
            itemId: row.id,
            snapshotHash: Buffer.from(row.snapshotHash).toString('hex'),
            decision: row.decision,
            approvedUntil: row.approvedUntil?.toISOString() ?? null,
            reduceToRole: row.reduceToRole,
            justification: row.justification,
            decidedAt: row.decidedAt.toISOString(),
            decidedBy: row.decidedBy,
            snapshot: row.snapshot,
          },
        ],
  )
}
