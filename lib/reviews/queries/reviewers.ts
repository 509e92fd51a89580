import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { ReviewerLine } from '../model/campaign.ts'
import type { CampaignStatus } from '../model.ts'
import { nobody } from '../rules/reviewer.ts'
import { isOverdue } from './campaign-rows.ts'
import { readQuality } from './quality-counts.ts'
import { iso } from './queue-rows.ts'

type Row = {
  reviewer_id: string
  name: string | null
  department: string | null
  has_sign_in: boolean
  item_count: number
  decided_count: number
  signed_count: number
  signed_at: Date | string | null
  signed_by: string | null
  evidence_id: string | null
  due_at: Date | string
  status: CampaignStatus
  delegated_to: string | null
}

/** Every reviewer of a campaign: progress, time left, who cannot sign in, and how carefully they decided. */
export const reviewers = defineQuery({
  permission: 'reviews.read',
  input: z.strictObject({ campaignId: z.uuid() }),
  async run({ db, input: { campaignId }, now }): Promise<ReviewerLine[]> {
    const found = await db.execute(sql`select 1 from campaigns where id = ${campaignId}::uuid`)
    if (found.rows.length === 0) throw notFound('The campaign')
    const quality = await readQuality(db, campaignId)
    const rows = await readParts(db, campaignId, now)
    return rows.map((row) => toLine(row, quality.get(row.reviewer_id) ?? null, now))
  },
})

async function readParts(db: Database, campaignId: string, now: Date): Promise<Row[]> {
  const at = sql`${now.toISOString()}::timestamptz`
  const { rows } = await db.execute<Row>(sql`
    select p.reviewer_id, pv.name, pv.department, u.id is not null as has_sign_in, p.item_count, p.decided_count,
      coalesce(s.n, 0) as signed_count, p.signed_at, signer.name as signed_by, p.evidence_id, c.due_at, c.status,
      delegate.name as delegated_to
    from reviewer_parts p
    join campaigns c on c.id = p.campaign_id
    left join person_versions pv on pv.person_id = p.reviewer_id and pv.valid_to is null
    left join users u on u.email = pv.email and u.status = 'active'
    left join users signer on signer.id = p.signed_by
    left join lateral (
      select count(*)::int as n from review_items i where i.campaign_id = p.campaign_id
        and i.reviewer_id = p.reviewer_id and i.signed_at is not null and i.superseded_at is null
    ) s on true
    left join lateral (
      select d.to_id from review_delegations d
      where d.from_id = p.reviewer_id and d.ended_at is null and ${at} between d.valid_from and d.valid_to limit 1
    ) d on true
    left join person_versions delegate on delegate.person_id = d.to_id and delegate.valid_to is null
    where p.campaign_id = ${campaignId}::uuid and p.item_count > 0
    order by p.signed_at is not null, p.item_count - p.decided_count desc, pv.name`)
  return rows
}

function toLine(row: Row, quality: ReviewerLine['quality'], now: Date): ReviewerLine {
  const isNobody = row.reviewer_id === nobody
  const isSigned = row.signed_at !== null
  return {
    reviewerId: row.reviewer_id,
    name: isNobody ? 'Nobody yet' : (row.name ?? 'No longer in the register'),
    department: row.department,
    hasSignIn: row.has_sign_in,
    isNobody,
    progress: { items: row.item_count, decided: row.decided_count, signed: row.signed_count },
    isSigned,
    signedAt: iso(row.signed_at),
    signedByName: row.signed_by,
    evidenceId: row.evidence_id,
    isOverdue: !isSigned && isOverdue(row.status, row.due_at, now),
    timeLeftMs: new Date(row.due_at).getTime() - now.getTime(),
    delegatedTo: row.delegated_to,
    quality,
  }
}
