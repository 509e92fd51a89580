import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { ToldIssue } from '../model/unreported-issue.ts'

type Row = Omit<ToldIssue, 'issueKey' | 'reportedAt' | 'isOwn'> & {
  issueKey: Buffer
  reportedAt: string
  reportedById: string
}

/**
 * Issues that were brought to the lead from the list and that nobody has acknowledged yet, oldest first, each with one
 * of its findings. Everybody who reads findings sees that the lead was told; who told, and with what words, only the
 * lead and the designees do (PRODUCT: what a member reports, they alone read). Read asset by asset along `findings_issue_idx`: an issue key alone has no index.
 */
export const toldIssues = defineQuery({
  permission: 'scans.read',
  input: z.strictObject({ limit: z.int().min(1).max(200).default(100) }),
  async run({ ctx, db, input: { limit } }): Promise<ToldIssue[]> {
    const { rows } = await db.execute<Row>(sql`
      select r.issue_key as "issueKey", r.reported_at as "reportedAt", r.reported_by_id as "reportedById",
        r.reported_by_name as "reportedByName", r.note,
        f.asset_id as "assetId", f.id as "findingId", f.title, f.severity
      from (select * from reported_issues where acknowledged_at is null order by reported_at, issue_key limit ${limit}) r
      left join lateral (
        select f.asset_id, f.id, f.title, f.severity from assets a
        join findings f on f.asset_id = a.id and f.issue_key = r.issue_key
        order by f.is_present desc, f.severity, f.opened_at, f.id limit 1
      ) f on true
      order by r.reported_at, r.issue_key`)
    const mayRead = isAllowed(ctx, 'reports.read')
    return rows.map(({ reportedById, ...row }) => ({
      ...row,
      isOwn: reportedById === ctx.actor.id,
      reportedByName: mayRead ? row.reportedByName : null,
      note: mayRead ? row.note : null,
      issueKey: row.issueKey.toString('hex'),
      reportedAt: new Date(row.reportedAt),
    }))
  },
})
