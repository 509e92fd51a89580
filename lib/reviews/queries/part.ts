import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { SourceCompleteness } from '#db/schema/index.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { PartHead } from '../model/part.ts'
import type { CampaignStatus } from '../model.ts'
import { receiptWords } from '../rules/receipt-words.ts'
import { actingPerson } from './acting-person.ts'
import { iso } from './queue-rows.ts'
import { revocationTerms } from './review-terms.ts'
import { whosePart } from './whose-part.ts'

/** How many of the latest decisions say how fast somebody decides. */
const paceDecisions = 200

/** The head of one reviewer's queue: the caller's own by default, another's for those who may read every campaign. */
export const part = defineQuery({
  permission: 'reviews.list',
  input: z.strictObject({ campaignId: z.uuid(), reviewerId: z.uuid().optional() }),
  async run({ ctx, db, input: { campaignId, reviewerId: asked } }): Promise<PartHead> {
    const reviewerId = await whosePart(db, ctx, asked)
    const person = await actingPerson(db, ctx)
    const { rows } = await db.execute<{
      title: string
      status: CampaignStatus
      due_at: string
      completeness: SourceCompleteness[] | null
      name: string | null
      item_count: number | null
      decided_count: number | null
      signed_at: string | null
      evidence_id: string | null
      median_ms: number | null
    }>(sql`
      select c.title, c.status, c.due_at, c.completeness, v.name, p.item_count, p.decided_count, p.signed_at, p.evidence_id,
        (select percentile_cont(0.5) within group (order by latest.decision_ms) from (
          select i.decision_ms from review_items i
          where i.campaign_id = c.id and i.reviewer_id = ${reviewerId}::uuid and i.decision_ms is not null
            and i.decided_at is not null
          order by i.decided_at desc limit ${paceDecisions}
        ) latest) as median_ms
      from campaigns c
      left join reviewer_parts p on p.campaign_id = c.id and p.reviewer_id = ${reviewerId}::uuid
      left join person_versions v on v.person_id = ${reviewerId}::uuid and v.valid_to is null
      where c.id = ${campaignId}::uuid`)
    const [row] = rows
    if (!row) throw notFound('The review')
    return {
      campaignId,
      title: row.title,
      status: row.status,
      dueAt: iso(row.due_at) ?? '',
      reviewerId,
      reviewerName: row.name ?? 'nobody',
      isOwn: person?.personId === reviewerId,
      itemCount: row.item_count ?? 0,
      decidedCount: row.decided_count ?? 0,
      signedAt: iso(row.signed_at),
      evidenceId: row.evidence_id,
      medianDecisionMs: row.median_ms === null ? null : Number(row.median_ms),
      completeness: (row.completeness ?? []).map(receiptWords),
      revocationHours: (await revocationTerms(ctx)).sla_hours,
    }
  },
})
