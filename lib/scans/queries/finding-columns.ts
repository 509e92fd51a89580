import { sql } from 'drizzle-orm'
import type { Disposition, FindingType, Severity } from '../model.ts'

/** What a row of any list of findings is made from. Timestamps are texts in raw statements. */
export type FindingRecord = {
  id: string
  assetId: string
  assetName: string
  severity: Severity
  type: FindingType
  ruleId: string
  title: string
  packageName: string | null
  packageVersion: string | null
  fixedVersion: string | null
  target: string
  path: string | null
  line: number | null
  resource: string | null
  tool: string
  branch: string
  isOnDefaultBranch: boolean
  disposition: Disposition
  dispositionUntil: string | null
  isPresent: boolean
  openedAt: string
  closedAt: string | null
  isReopened: boolean
  isSeenAgain: boolean
  isToReview: boolean
  scopeLastCompleteAt: string | null
}

/** Of `findings f`; names of asset and scope are joined once the page is known. */
export const findingColumns = sql`f.id, f.asset_id, f.scope_id, f.severity, f.type, f.rule_id, f.title, f.package_name,
  f.package_version, f.fixed_version, f.target, f.path, f.line, f.resource, f.disposition, f.disposition_until, f.is_present,
  f.opened_at, f.closed_at, f.reopen_count,
  f.confirmed_at is not null or f.disposition_id is not null as is_seen_again, f.is_to_review`

/** The record of a page `p` with those columns, its scope `s` and its asset `a`. */
export const recordColumns = sql`p.id, p.asset_id as "assetId", a.name as "assetName", p.severity, p.type,
  p.rule_id as "ruleId", p.title, p.package_name as "packageName", p.package_version as "packageVersion",
  p.fixed_version as "fixedVersion", p.target, p.path, p.line, p.resource, s.tool, s.branch,
  s.branch = a.default_branch as "isOnDefaultBranch", p.disposition,
  p.disposition_until as "dispositionUntil", p.is_present as "isPresent", p.opened_at as "openedAt",
  p.closed_at as "closedAt", p.reopen_count > 0 as "isReopened", p.is_seen_again as "isSeenAgain",
  p.is_to_review as "isToReview", s.last_complete_at as "scopeLastCompleteAt"`
