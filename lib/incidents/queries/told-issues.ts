import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { ToldIssue } from '../model/unreported-issue.ts'

type Row = Omit<ToldIssue, 'issueKey' | 'reportedAt'> & { issueKey: Buffer; reportedAt: string }

/**
 * Issues that were brought to the lead from the list and that nobody has acknowledged yet, oldest first, each with one
 * of its findings. Read asset by asset along `findings_issue_idx`: an issue key alone has no index.
 */
export const toldIssues = defineQuery({
  permission: 'scans.read',
  input: z.strictObject({ limit: z.int().min(1).max(200).default(100) }),
  async run({ ctx, db, input: { limit } }): Promise<ToldIssue[]> {
    const { rows } = await db.execute<Row>(sql`
      select r.issue_key as "issueKey", r.reported_at as "reportedAt", r.reported_by_name as "reportedByName", r.note,
        f.asset_id as "assetId", f.id as "findingId", f.title, f.severity
      from (select * from reported_issues where acknowledged_at is null order by reported_at, issue_key limit ${limit}) r
      left join lateral (
        select f.asset_id, f.id, f.title, f.severity from assets a
        join findings f on f.asset_id = a.id and f.issue_key = r.issue_key
        order by f.is_present desc, f.severity, f.opened_at, f.id limit 1
      ) f on true
      order by r.reported_at, r.issue_key`)
    // What was written with it is a word to the lead and the designees.
    const mayReadNotes = isAllowed(ctx, 'reports.read')
    return rows.map((row) => ({
      ...row,
      note: mayReadNotes ? row.note : null,
      issueKey: row.issueKey.toString('hex'),
      reportedAt: new Date(row.reportedAt),
    }))
  },
})
