import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import {
  reportableSeverities,
  type UnreportedCursor,
  type UnreportedIssue,
} from '../model/unreported-issue.ts'
import { incidentTerms } from './incident-terms.ts'
import { isOwed, isUntold, lateSince, onDefaultBranch, reportBy } from './unreported-conditions.ts'

type Row = {
  issueKey: Buffer
  assetId: string
  assetName: string
  findingId: string
  title: string
  ruleId: string
  openedAt: string
}

/**
 * Open critical and high weaknesses that nobody brought to the lead, worst and oldest first, keyset-paged. With
 * `isLate` only those whose window has passed. Read along `findings_open_idx` until the page is full; a finding is
 * passed over when an older one of the same issue and asset stands before it.
 */
export const unreportedIssues = defineQuery({
  permission: 'scans.read',
  input: z.strictObject({
    isLate: z.boolean().default(true),
    after: z
      .strictObject({ severity: z.enum(reportableSeverities), openedAt: z.date(), findingId: z.uuid() })
      .nullable()
      .default(null),
    limit: z.int().min(1).max(1_000).default(100),
  }),
  async run({ ctx, input: { isLate, after, limit }, db, now }) {
    const terms = await incidentTerms(ctx)
    const rows: UnreportedIssue[] = []
    const first = after === null ? 0 : reportableSeverities.indexOf(after.severity)
    for (const severity of reportableSeverities.slice(first)) {
      if (rows.length > limit) break
      const openedBy = isLate ? lateSince(terms, severity, now) : now
      const found = await db.execute<Row>(sql`
        select f.issue_key as "issueKey", f.asset_id as "assetId", a.name as "assetName", f.id as "findingId",
          f.title, f.rule_id as "ruleId", f.opened_at as "openedAt"
        from findings f ${onDefaultBranch(sql`f`)}
        where f.is_present and f.severity = ${severity}::severity and f.opened_at <= ${openedBy.toISOString()}::timestamptz
          and ${isOwed(sql`f`)} and ${isUntold(sql`f`, now)} ${afterCondition(after, severity)}
          and not exists (select from findings e ${earlierBranch}
            where e.asset_id = f.asset_id and e.issue_key = f.issue_key and e.is_present and ${isOwed(sql`e`)}
              and (e.severity, e.opened_at, e.id) < (f.severity, f.opened_at, f.id))
        order by f.opened_at, f.id limit ${limit + 1 - rows.length}`)
      for (const { issueKey, openedAt, ...row } of found.rows) {
        const opened = new Date(openedAt)
        rows.push({
          ...row,
          issueKey: issueKey.toString('hex'),
          severity,
          openedAt: opened,
          reportBy: reportBy(terms, severity, opened),
        })
      }
    }
    const page = rows.slice(0, limit)
    const last = rows.length > limit ? page.at(-1) : undefined
    const next: UnreportedCursor | null = last
      ? { severity: last.severity, openedAt: last.openedAt, findingId: last.findingId }
      : null
    return { rows: page, next }
  },
})

const earlierBranch = sql`join scan_scopes es on es.id = e.scope_id
  join assets ea on ea.id = es.asset_id and ea.default_branch = es.branch`

const afterCondition = (after: UnreportedCursor | null, severity: string) =>
  after === null || after.severity !== severity
    ? sql``
    : sql`and (f.opened_at, f.id) > (${after.openedAt.toISOString()}::timestamptz, ${after.findingId}::uuid)`
