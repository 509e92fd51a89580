import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import { typesWithoutSla } from '../model/sla.ts'
import type { Severity } from '../model.ts'

const input = z.strictObject({ asOf: z.date() })

export type OpenBucket = {
  assetId: string
  assetName: string
  severity: Severity
  openedAt: Date
  count: number
  acceptedCount: number
}

export type ScanCoverage = {
  assetId: string
  assetName: string
  /** Of evidence: `image-scan`, `source-code-scan`, … */
  kind: string
  lastCompleteRunAt: Date | null
  lastRunStatus: 'complete' | 'partial' | 'failed' | 'held' | null
  evidenceId: string | null
  observedAt: Date | null
}

export type RepositoryCoverage = {
  assetId: string
  name: string
  lastCompleteSecretScanAt: Date | null
  openSecretCount: number
  acceptedCount: number
  oldestOpenAt: Date | null
}

const withoutSla = sql.join(
  typesWithoutSla.map((type) => sql`${type}::finding_type`),
  sql`, `,
)

/** The default branch of each asset: what a pull request's scan found is not yet the product's posture. */
const onDefaultBranch = sql`join scan_scopes s on s.id = c.scope_id join assets a on a.id = s.asset_id and a.default_branch = s.branch`

/**
 * Open findings with a deadline as of a moment, grouped by asset, severity and instant of opening. Read from the
 * roll-up: its size follows the number of runs, not of findings. What was judged a false positive or not affected is
 * not open.
 */
export const openFindingBuckets = defineQuery({
  permission: 'posture.read',
  input,
  async run({ db, input: { asOf } }): Promise<OpenBucket[]> {
    const at = asOf.toISOString()
    const { rows } = await db.execute<Record<keyof OpenBucket, string>>(sql`
      select c.asset_id as "assetId", a.name as "assetName", c.severity, c.opened_at as "openedAt", sum(c.count)::int as count,
        coalesce(sum(c.count) filter (where c.disposition = 'accepted'), 0)::int as "acceptedCount"
      from finding_counts c ${onDefaultBranch}
      where c.type not in (${withoutSla}) and c.disposition in ('none', 'accepted')
        and c.valid_from <= ${at}::timestamptz and c.valid_to > ${at}::timestamptz
      group by c.asset_id, a.name, c.severity, c.opened_at`)
    return rows.map((row) => ({
      assetId: row.assetId,
      assetName: row.assetName,
      severity: row.severity as Severity,
      openedAt: new Date(row.openedAt),
      count: Number(row.count),
      acceptedCount: Number(row.acceptedCount),
    }))
  },
})

/**
 * The newest complete and the newest ended scan of each asset and kind, as of a moment; secret scans are a fact of
 * their own. A run that failed before its scanner was known counts against every kind of which the asset has
 * complete evidence: it could have been any of them.
 */
export const scanCoverage = defineQuery({
  permission: 'posture.read',
  input,
  async run({ db, input: { asOf } }): Promise<ScanCoverage[]> {
    const at = asOf.toISOString()
    const { rows } = await db.execute<Record<keyof ScanCoverage, string | null>>(sql`
      select a.id as "assetId", a.name as "assetName", k.kind, complete.finished_at as "lastCompleteRunAt",
        ended.status as "lastRunStatus", complete.evidence_id as "evidenceId", complete.observed_at as "observedAt"
      from assets a
      join (select distinct asset_id, branch, kind from scan_scopes where kind <> 'secret-scan') k
        on k.asset_id = a.id and k.branch = a.default_branch
      left join lateral (
        select r.finished_at, r.evidence_id, r.observed_at from scan_runs r join scan_scopes s on s.id = r.scope_id
        where r.asset_id = a.id and s.branch = a.default_branch and s.kind = k.kind
          and r.status = 'complete' and r.observed_at <= ${at}::timestamptz
        order by r.observed_at desc limit 1
      ) complete on true
      join lateral (
        select r.status from scan_runs r left join scan_scopes s on s.id = r.scope_id
        where r.asset_id = a.id and r.branch = a.default_branch and r.observed_at <= ${at}::timestamptz
          and (s.kind = k.kind or (s.id is null and r.status = 'failed' and complete.finished_at is not null))
          and r.status in ('complete', 'partial', 'failed', 'held')
        order by r.observed_at desc, r.received_at desc limit 1
      ) ended on true`)
    return rows.map((row) => ({
      assetId: row.assetId ?? '',
      assetName: row.assetName ?? '',
      kind: row.kind ?? '',
      lastCompleteRunAt: toDate(row.lastCompleteRunAt),
      lastRunStatus: row.lastRunStatus as ScanCoverage['lastRunStatus'],
      evidenceId: row.evidenceId,
      observedAt: toDate(row.observedAt),
    }))
  },
})

/** Every repository with its newest complete secret scan and its open secrets, as of a moment. */
export const secretScanCoverage = defineQuery({
  permission: 'posture.read',
  input,
  async run({ db, input: { asOf } }): Promise<RepositoryCoverage[]> {
    const at = asOf.toISOString()
    const { rows } = await db.execute<Record<keyof RepositoryCoverage, string | null>>(sql`
      select a.id as "assetId", a.name, scan.observed_at as "lastCompleteSecretScanAt", coalesce(open.n, 0) as "openSecretCount",
        coalesce(open.accepted, 0) as "acceptedCount", open.oldest as "oldestOpenAt"
      from assets a
      left join lateral (
        select r.observed_at from scan_runs r join scan_scopes s on s.id = r.scope_id
        where r.asset_id = a.id and s.branch = a.default_branch and s.kind = 'secret-scan'
          and r.status = 'complete' and r.observed_at <= ${at}::timestamptz
        order by r.observed_at desc limit 1
      ) scan on true
      left join (
        select c.asset_id, sum(c.count)::int as n, sum(c.count) filter (where c.disposition = 'accepted')::int as accepted,
          min(c.opened_at) as oldest
        from finding_counts c ${onDefaultBranch}
        where c.type = 'secret' and c.disposition in ('none', 'accepted')
          and c.valid_from <= ${at}::timestamptz and c.valid_to > ${at}::timestamptz
        group by c.asset_id
      ) open on open.asset_id = a.id
      where (a.kind = 'repository' or open.n > 0) and exists (
        select 1 from scan_runs r where r.asset_id = a.id and r.observed_at <= ${at}::timestamptz)`)
    return rows.map((row) => ({
      assetId: row.assetId ?? '',
      name: row.name ?? '',
      lastCompleteSecretScanAt: toDate(row.lastCompleteSecretScanAt),
      openSecretCount: Number(row.openSecretCount),
      acceptedCount: Number(row.acceptedCount),
      oldestOpenAt: toDate(row.oldestOpenAt),
    }))
  },
})

const toDate = (value: string | null): Date | null => (value === null ? null : new Date(value))
