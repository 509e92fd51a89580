import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { MyPart, MyReviews } from '../model/campaign.ts'
import type { CampaignKind, CampaignStatus } from '../model.ts'
import { actingPerson } from './acting-person.ts'
import { isOverdue, toProgress } from './campaign-rows.ts'
import { readDelegations } from './delegation-rows.ts'
import { iso } from './queue-rows.ts'

/** What is the caller's to review, what they signed, and who stands in for whom. */
export const myParts = defineQuery({
  permission: 'reviews.own',
  input: z.strictObject({}),
  async run({ ctx, db, now }): Promise<MyReviews> {
    const person = await actingPerson(db, ctx)
    if (!person?.personId) return { personId: null, personName: null, parts: [], delegations: [] }
    return {
      personId: person.personId,
      personName: person.personName,
      parts: await readParts(db, person.personId, now),
      delegations: await readDelegations(
        db,
        sql`(d.from_id = ${person.personId}::uuid or d.to_id = ${person.personId}::uuid)`,
        now,
      ),
    }
  },
})

type Row = {
  campaign_id: string
  title: string
  kind: CampaignKind
  status: CampaignStatus
  due_at: Date | string
  item_count: number
  decided_count: number
  signed_count: number
  signed_at: Date | string | null
  evidence_id: string | null
}

async function readParts(db: Database, personId: string, now: Date): Promise<MyPart[]> {
  const { rows } = await db.execute<Row>(sql`
    select p.campaign_id, c.title, c.kind, c.status, c.due_at, p.item_count, p.decided_count, p.signed_at, p.evidence_id,
      case when p.signed_at is null then 0 else p.item_count end as signed_count
    from reviewer_parts p join campaigns c on c.id = p.campaign_id
    where p.reviewer_id = ${personId}::uuid and p.item_count > 0 and c.status in ('running', 'completed')
    order by c.status = 'running' desc, p.signed_at is not null, c.due_at desc limit 100`)
  return rows.map((row) => ({
    campaignId: row.campaign_id,
    title: row.title,
    kind: row.kind,
    status: row.status,
    dueAt: iso(row.due_at) ?? '',
    isOverdue: row.signed_at === null && isOverdue(row.status, row.due_at, now),
    timeLeftMs: new Date(row.due_at).getTime() - now.getTime(),
    progress: toProgress(row),
    isSigned: row.signed_at !== null,
    signedAt: iso(row.signed_at),
    evidenceId: row.evidence_id,
  }))
}
