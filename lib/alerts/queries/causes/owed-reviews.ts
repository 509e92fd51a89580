import { sql } from 'drizzle-orm'
import { dayMs } from '#lib/platform/clock.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { formatDate } from '#lib/platform/format/time.ts'
import { nobody } from '#lib/reviews/rules/reviewer.ts'
import type { AlertCause, AlertOwner } from '../../model.ts'
import { noticeMs } from '../../rules/escalation.ts'
import type { CauseQuery } from './cause-query.ts'

type Row = {
  campaignId: string
  campaign: string
  dueAt: string
  reviewerId: string
  reviewer: string | null
  managerId: string | null
  itemCount: number
  waitingCount: number
}

/**
 * Parts of running campaigns that are not signed, from a week before they are due. Whoever has signed is never in
 * here; nor is a part from which every item went to somebody else.
 */
export const owedReviews: CauseQuery = async (db, asOf) => {
  const before = new Date(asOf.getTime() + noticeMs('review_due_soon')).toISOString()
  const { rows } = await db.execute<Row>(sql`
    select p.campaign_id as "campaignId", c.title as campaign, c.due_at as "dueAt", p.reviewer_id as "reviewerId",
      v.name as reviewer, v.manager_id as "managerId", p.item_count as "itemCount",
      p.item_count - p.decided_count as "waitingCount"
    from campaigns c
    join reviewer_parts p on p.campaign_id = c.id
    left join person_versions v on v.person_id = p.reviewer_id and v.valid_to is null
    where c.status = 'running' and c.due_at <= ${before}::timestamptz and p.signed_at is null and p.item_count > 0`)
  return rows.map((row) => toCause(row, asOf))
}

function toCause(row: Row, asOf: Date): AlertCause {
  const dueAt = new Date(row.dueAt)
  const isOverdue = dueAt <= asOf
  const isNobody = row.reviewerId === nobody
  const who = isNobody ? 'Nobody' : (row.reviewer ?? 'A reviewer')
  const manager: AlertOwner[] = row.managerId === null ? [] : [{ personId: row.managerId }]
  return {
    kind: isOverdue ? 'review_overdue' : 'review_due_soon',
    cause: `review:${row.campaignId}:${row.reviewerId}`,
    urgency: isOverdue ? 'urgent' : dueAt.getTime() - asOf.getTime() <= dayMs ? 'soon' : 'notice',
    title: isNobody
      ? `Nobody could be found to review a part of “${row.campaign}”`
      : isOverdue
        ? `${who} has not signed their part of “${row.campaign}”`
        : `${who}’s part of “${row.campaign}” is due on ${formatDate(dueAt)}`,
    body: `${owed(row)} It closes when ${isNobody ? 'somebody else is given the part' : 'the part is signed'}.`,
    href: isNobody
      ? `/reviews/${row.campaignId}`
      : `/reviews/${row.campaignId}/queue?reviewer=${row.reviewerId}`,
    subject: { campaignId: row.campaignId, reviewerId: row.reviewerId },
    dueAt,
    owners: isNobody ? [] : [{ personId: row.reviewerId }],
    escalation: [...manager, { role: 'lead' }],
  }
}

const owed = ({ itemCount, waitingCount }: Row): string =>
  waitingCount === 0
    ? `All is decided (${formatQuantity(itemCount, 'access right')}); what is missing is the signature.`
    : `${formatQuantity(waitingCount, 'access right')} to decide.`
