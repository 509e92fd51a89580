import { sql } from 'drizzle-orm'
import { dayMs } from '#lib/platform/clock.ts'
import { readQuality } from '#lib/reviews/queries/quality-counts.ts'
import type { AlertCause } from '../../model.ts'
import type { CauseQuery, Reader } from './cause-query.ts'

/** What is signed stays as it is: an alert about it ends by itself. */
const shownDays = 30

type Row = { campaignId: string; campaign: string; reviewerId: string; reviewer: string | null }

/** Parts that were signed without being read, as their own decisions show (issue 3, review quality). */
export const rubberStamps: CauseQuery = async (db, asOf) => {
  const since = new Date(asOf.getTime() - shownDays * dayMs).toISOString()
  const { rows } = await db.execute<Row>(sql`
    select c.id as "campaignId", c.title as campaign, p.reviewer_id as "reviewerId", v.name as reviewer
    from reviewer_parts p
    join campaigns c on c.id = p.campaign_id and c.status <> 'cancelled'
    left join person_versions v on v.person_id = p.reviewer_id and v.valid_to is null
    where p.signed_at > ${since}::timestamptz
    order by p.campaign_id, p.reviewer_id`)
  const causes: AlertCause[] = []
  for (const [campaignId, parts] of Map.groupBy(rows, (row) => row.campaignId))
    causes.push(...(await hastyParts(db, campaignId, parts)))
  return causes
}

async function hastyParts(db: Reader, campaignId: string, parts: readonly Row[]): Promise<AlertCause[]> {
  const quality = await readQuality(db, campaignId)
  return parts.flatMap((part) => {
    const of = quality.get(part.reviewerId)
    return of?.isRubberStamp === true ? [toCause(part, of.words)] : []
  })
}

const toCause = (row: Row, words: string): AlertCause => ({
  kind: 'rubber_stamp',
  cause: `review:${row.campaignId}:${row.reviewerId}`,
  urgency: 'notice',
  title: `${row.reviewer ?? 'A reviewer'} may have signed “${row.campaign}” without reading it`,
  body: `${words}. It closes ${shownDays} days after the signature.`,
  href: `/reviews/${row.campaignId}`,
  subject: { campaignId: row.campaignId, reviewerId: row.reviewerId },
  dueAt: null,
  owners: [{ role: 'lead' }, { role: 'auditor' }],
  escalation: [],
})
