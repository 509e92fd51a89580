import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { shortenDigest } from '#lib/platform/format/digest.ts'
import type { GateAnswer, GateCount, GateFacts } from '../model/gate.ts'
import type { RunStatus } from '../model.ts'

export type GateSubject = { asset: string; branch: string | null } | { digest: string }

/** One scope as a gate sees it: its newest run, its newest complete run, and where its findings are counted. */
type ScopeRow = {
  scopeId: string
  tool: string
  branch: string
  newestRunStatus: RunStatus
  completeRunId: string | null
  completeAt: string | null
  evidenceId: string | null
  sha256: string | null
  /** The complete run is the scope's newest: what is open now is what it left open, less what was decided since. */
  isCurrent: boolean
}

/** Everything the gate's rule needs to know, in four statements whatever the number of findings. */
export async function gateFacts(
  db: Database,
  subject: GateSubject,
  now: Date,
): Promise<{ facts: GateFacts; evidence: GateAnswer['evidence'] }> {
  const mine = runsOf(subject)
  const scopes = await readScopes(db, mine)
  const counts = await readCounts(db, scopes)
  const expired = await readExpired(db, scopes, now)
  return {
    facts: {
      subject: nameOf(subject, scopes),
      scopes: scopes.map((scope) => ({
        tool: scope.tool,
        newestRunStatus: scope.newestRunStatus,
        lastCompleteAt: scope.completeAt === null ? null : new Date(scope.completeAt),
      })),
      unplacedRuns: await readUnplaced(db, mine),
      counts: [...counts, ...expired],
    },
    evidence: scopes.flatMap(({ completeRunId, completeAt, tool, evidenceId, sha256 }) =>
      completeRunId === null || completeAt === null
        ? []
        : [
            {
              runId: completeRunId,
              evidenceId,
              sha256,
              tool,
              observedAt: new Date(completeAt).toISOString(),
            },
          ],
    ),
  }
}

/** Condition on `scan_runs r`. A run that failed early knows its asset only by the name it was sent with. */
function runsOf(subject: GateSubject): SQL {
  if ('digest' in subject) return sql`r.digest = ${subject.digest}`
  return sql`(r.asset_id = (select id from assets where name = ${subject.asset})
      or (r.asset_id is null and r.requested_asset = ${subject.asset}))
    and r.branch = coalesce(${subject.branch}::text, (select default_branch from assets where name = ${subject.asset}), 'main')`
}

async function readScopes(db: Database, mine: SQL): Promise<ScopeRow[]> {
  const { rows } = await db.execute<ScopeRow>(sql`
    with mine as (select r.* from scan_runs r where ${mine} and r.scope_id is not null)
    select s.id as "scopeId", s.tool, s.branch, newest.status as "newestRunStatus", complete.id as "completeRunId",
      complete.observed_at as "completeAt", complete.evidence_id as "evidenceId", encode(e.sha256, 'hex') as sha256,
      coalesce(complete.id = s.last_complete_run_id, false) as "isCurrent"
    from scan_scopes s
    -- A superseded run says nothing new: an old report sent today must not hide one that waits, or that broke off.
    join lateral (
      select status from mine where scope_id = s.id order by status = 'superseded', received_at desc, id desc limit 1
    ) newest on true
    left join lateral (
      select id, observed_at, evidence_id from mine where scope_id = s.id and status = 'complete'
      order by observed_at desc, id desc limit 1
    ) complete on true
    left join evidence e on e.id = complete.evidence_id
    where s.id in (select scope_id from mine)
    order by s.tool, s.id`)
  return rows
}

/** Open findings as of each complete run; of the newest one as of now, so that later decisions count. */
async function readCounts(db: Database, scopes: readonly ScopeRow[]): Promise<GateCount[]> {
  const known = scopes.filter(({ completeAt }) => completeAt !== null)
  if (known.length === 0) return []
  const moments = sql.join(
    known.map(
      ({ scopeId, completeAt, isCurrent }) =>
        sql`(${scopeId}::uuid, ${completeAt}::timestamptz, ${isCurrent}::boolean)`,
    ),
    sql`, `,
  )
  const { rows } = await db.execute<GateCount>(sql`
    select c.type, c.severity, c.disposition <> 'none' as "isExcused", sum(c.count)::int as count
    from (values ${moments}) m(scope_id, at, is_current) join scan_scopes s on s.id = m.scope_id
    join finding_counts c on c.asset_id = s.asset_id and c.scope_id = s.id
      and case when m.is_current then c.valid_to = 'infinity' else c.valid_from <= m.at and c.valid_to > m.at end
    group by 1, 2, 3`)
  return rows
}

/**
 * Acceptances that ran out excuse nothing: those that are not taken back yet, and those that held when an older digest
 * was scanned and hold no more.
 */
async function readExpired(db: Database, scopes: readonly ScopeRow[], now: Date): Promise<GateCount[]> {
  const known = scopes.filter(({ completeAt }) => completeAt !== null)
  if (known.length === 0) return []
  const today = sql`${now.toISOString()}::timestamptz`
  const moments = sql.join(
    known.map(
      ({ scopeId, completeAt, isCurrent }) =>
        sql`(${scopeId}::uuid, ${isCurrent ? now.toISOString() : completeAt}::timestamptz, ${isCurrent}::boolean)`,
    ),
    sql`, `,
  )
  const { rows } = await db.execute<GateCount>(sql`
    select f.type, f.severity, false as "isExcused", count(distinct f.id)::int as count
    from (values ${moments}) m(scope_id, at, is_current) join scan_scopes s on s.id = m.scope_id
    join disposition_requests d on d.asset_id = s.asset_id and d.disposition = 'accepted' and d.outcome = 'approved'
      and d.decided_at <= m.at and d.until < ${today}
    join findings f on f.asset_id = d.asset_id and f.id = d.finding_id and f.scope_id = m.scope_id
    where case when m.is_current then f.disposition_id = d.id and f.disposition = 'accepted' and f.is_present
      -- What was fixed before the digest was scanned is not in it; what another decision excuses today is excused.
      else (f.is_present or f.closed_at > m.at)
        and (f.disposition = 'none' or f.disposition_until < ${today})
        -- Taken back before the scan, it is counted as open already.
        and not exists (select 1 from finding_events e where e.asset_id = f.asset_id and e.finding_id = f.id
          and e.kind = 'disposition_ended' and e.at > d.until and e.at <= m.at)
      end
    group by 1, 2`)
  return rows
}

/**
 * Runs nobody could place in a scope (waiting, or failed before that), unless a complete run of the same format
 * came after them.
 */
async function readUnplaced(db: Database, mine: SQL): Promise<{ fileName: string; status: RunStatus }[]> {
  const { rows } = await db.execute<{ fileName: string; status: RunStatus }>(sql`
    with mine as (select r.* from scan_runs r where ${mine})
    select u.file_name as "fileName", u.status from mine u
    where u.scope_id is null and u.status in ('queued', 'processing', 'failed', 'held', 'partial') and not exists (
      select 1 from mine c where c.status = 'complete' and c.received_at > u.received_at
        and (u.format is null or c.format = u.format))
    order by u.received_at desc limit 5`)
  return rows
}

function nameOf(subject: GateSubject, scopes: readonly ScopeRow[]): string {
  if ('digest' in subject) return shortenDigest(subject.digest)
  return `${subject.asset} on ${subject.branch ?? scopes[0]?.branch ?? 'main'}`
}
