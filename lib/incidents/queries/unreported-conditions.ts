import { type SQL, sql } from 'drizzle-orm'
import { hourMs } from '#lib/platform/clock.ts'
import type { IncidentTerms } from '../model/parameters.ts'
import type { ReportableSeverity } from '../model/unreported-issue.ts'

const instant = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`

/** The default branch of each asset, as in posture: what a pull request's scan found is not yet the product's. */
export const onDefaultBranch = (finding: SQL): SQL =>
  sql`join scan_scopes s on s.id = ${finding}.scope_id join assets a on a.id = s.asset_id and a.default_branch = s.branch`

/** Not accepted and not judged wrong. A licence is a question for lawyers, no weakness. */
export const isOwed = (finding: SQL): SQL =>
  sql`${finding}.disposition = 'none' and ${finding}.type <> 'licence'`

/** Nobody had told the lead of it by then. */
export const isUntold = (finding: SQL, asOf: Date): SQL => sql`not exists (
  select from reported_issues r where r.issue_key = ${finding}.issue_key and r.reported_at <= ${instant(asOf)})`

/**
 * Findings of a severity that were open at a moment and opened by another: those that still are, by
 * `findings_open_idx`, and those that were closed since, by `findings_fixed_idx` (none when the moment is now).
 */
export const openAt = (severity: ReportableSeverity, asOf: Date, openedBy: Date): SQL => sql`(
  select * from findings where is_present and severity = ${severity}::severity and opened_at <= ${instant(openedBy)}
  union all
  select * from findings where not is_present and closed_at > ${instant(asOf)}
    and severity = ${severity}::severity and opened_at <= ${instant(openedBy)})`

/** What opened by then must have been told by `asOf`. */
export const lateSince = (terms: IncidentTerms, severity: ReportableSeverity, asOf: Date): Date =>
  new Date(asOf.getTime() - terms.reportWithinHours[severity] * hourMs)

export const reportBy = (terms: IncidentTerms, severity: ReportableSeverity, openedAt: Date): Date =>
  new Date(openedAt.getTime() + terms.reportWithinHours[severity] * hourMs)
