import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import { reportableSeverities, type UnreportedCount } from '../model/unreported-issue.ts'
import { incidentTerms } from './incident-terms.ts'
import { isOwed, isUntold, lateSince, onDefaultBranch, openAt, reportBy } from './unreported-conditions.ts'

/**
 * How many critical and high weaknesses were past their window at a moment without anybody having told the lead. A
 * severity without any is left out. A weakness counts once an asset, by the worst of its findings. What the finding's
 * disposition was at an earlier moment is not known here: it is taken as it is now.
 */
export const unreportedCounts = defineQuery({
  permission: 'posture.read',
  input: z.strictObject({ asOf: z.date() }),
  async run({ ctx, input: { asOf }, db }): Promise<UnreportedCount[]> {
    const terms = await incidentTerms(ctx)
    const branches = reportableSeverities.map(
      (severity) => sql`
        select f.asset_id, f.issue_key, f.severity, f.opened_at
        from ${openAt(severity, asOf, lateSince(terms, severity, asOf))} f ${onDefaultBranch(sql`f`)}
        where ${isOwed(sql`f`)} and ${isUntold(sql`f`, asOf)}`,
    )
    const { rows } = await db.execute<{
      severity: UnreportedCount['severity']
      n: number
      oldest: string
    }>(sql`
      select severity, count(*)::int as n, min(opened_at) as oldest from (
        select asset_id, issue_key, min(severity) as severity, min(opened_at) as opened_at
        from (${sql.join(branches, sql` union all `)}) late group by asset_id, issue_key
      ) issues group by severity order by severity`)
    return rows.map(({ severity, n, oldest }) => ({
      severity,
      count: n,
      oldestDueAt: reportBy(terms, severity, new Date(oldest)),
    }))
  },
})
