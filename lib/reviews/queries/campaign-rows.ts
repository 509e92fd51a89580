import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { CampaignScope, SourceCompleteness } from '#db/schema/index.ts'
import type { CampaignLine, Progress } from '../model/campaign.ts'
import type { CampaignKind, CampaignStatus } from '../model.ts'
import { iso } from './queue-rows.ts'

export type CampaignRow = {
  id: string
  title: string
  kind: CampaignKind
  quarter: string | null
  scope: CampaignScope
  status: CampaignStatus
  created_at: Date | string
  starts_at: Date | string
  started_at: Date | string | null
  due_at: Date | string
  closed_at: Date | string | null
  completeness: SourceCompleteness[] | null
  item_count: number
  decided_count: number
  signed_count: number
  reviewers: number
  reviewers_done: number
}

/** Campaigns with how many of their reviewers are done; the parts are few beside the items. */
export async function readCampaigns(db: Database, condition: SQL): Promise<CampaignRow[]> {
  const { rows } = await db.execute<CampaignRow>(sql`
    select c.*, coalesce(p.reviewers, 0) as reviewers, coalesce(p.done, 0) as reviewers_done
    from campaigns c
    left join lateral (
      select count(*)::int as reviewers, count(signed_at)::int as done
      from reviewer_parts where campaign_id = c.id and item_count > 0
    ) p on true
    where ${condition}
    order by array_position(array['running', 'draft', 'completed', 'cancelled'], c.status::text), c.starts_at desc, c.id desc
    limit 500`)
  return rows
}

export function toCampaignLine(row: CampaignRow, now: Date): CampaignLine {
  return {
    id: row.id,
    title: row.title,
    kind: row.kind,
    quarter: row.quarter,
    status: row.status,
    isOverdue: isOverdue(row.status, row.due_at, now),
    startsAt: iso(row.starts_at) ?? '',
    startedAt: iso(row.started_at),
    dueAt: iso(row.due_at) ?? '',
    closedAt: iso(row.closed_at),
    progress: toProgress(row),
    reviewers: row.reviewers,
    reviewersDone: row.reviewers_done,
  }
}

/** Derived, never stored: the campaign still runs and its date has passed. */
export const isOverdue = (status: CampaignStatus, dueAt: Date | string, now: Date): boolean =>
  status === 'running' && new Date(dueAt) < now

export const toProgress = (row: {
  item_count: number
  decided_count: number
  signed_count: number
}): Progress => ({
  items: row.item_count,
  decided: row.decided_count,
  signed: row.signed_count,
})
