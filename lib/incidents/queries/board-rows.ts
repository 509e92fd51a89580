import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { BoardLine } from '../model/board.ts'
import type { ClockView } from '../model/incident.ts'
import type { IncidentSeverity, IncidentStatus } from '../model.ts'
import { readClocks } from './clock-views.ts'
import { incidentsAsOf } from './incidents-as-of.ts'

type Row = {
  id: string
  number: number
  title: string
  status: IncidentStatus
  severity: IncidentSeverity | null
  highestSeverity: IncidentSeverity | null
  reportedAt: string
  resolvedAt: string | null
  statusSince: string
  reopenCount: number
  commanderNames: string[]
  openTaskCount: number
  lateTaskCount: number
  hasWaitingDowngrade: boolean
  isPaging: boolean
}

/** Incidents as the board shows them at a moment, by a condition on `known k` (`incidentsAsOf`). */
export async function readBoardLines(
  db: Database,
  condition: SQL,
  limit: number,
  asOf: Date,
): Promise<BoardLine[]> {
  const at = sql`${asOf.toISOString()}::timestamptz`
  const { rows } = await db.execute<Row>(sql`
    select k.id, k.number, k.title, k.status_then as status, k.severity_then as severity, k.highest_then as "highestSeverity",
      k.reported_at as "reportedAt", k.resolved_then as "resolvedAt", k.status_since as "statusSince",
      (select count(*)::int from incident_transitions t where t.incident_id = k.id and t.at <= ${at}
        and t.from_status in ('resolved', 'post_mortem_draft', 'review', 'published', 'closed', 'dismissed')
        and t.to_status in ('triaging', 'reported')) as "reopenCount",
      coalesce((select json_agg(u.name order by d.given_at) from incident_duties d join users u on u.id = d.user_id
        where d.incident_id = k.id and d.duty = 'commander' and d.given_at <= ${at}
          and (d.ended_at is null or d.ended_at > ${at})), '[]') as "commanderNames",
      tasks.open_count as "openTaskCount", tasks.late_count as "lateTaskCount",
      exists (select 1 from incident_severities v where v.incident_id = k.id and v.proposed_at <= ${at}
        and (v.effective_at is null or v.effective_at > ${at}) and (v.refused_at is null or v.refused_at > ${at})) as "hasWaitingDowngrade",
      exists (select 1 from incident_pages p where p.incident_id = k.id and p.paged_at <= ${at}
        and (p.acknowledged_at is null or p.acknowledged_at > ${at}) and (p.ended_at is null or p.ended_at > ${at})) as "isPaging"
    from ${incidentsAsOf(at)} k
    left join lateral (select count(*)::int as open_count, (count(*) filter (where x.due_at < ${at}))::int as late_count
      from incident_tasks x where x.incident_id = k.id and x.created_at <= ${at}
        and (x.done_at is null or x.done_at > ${at}) and (x.cancelled_at is null or x.cancelled_at > ${at})) tasks on true
    where ${condition}
    order by k.number desc limit ${limit}`)
  const clocks = await readClocks(
    db,
    rows.map(({ id }) => id),
    asOf,
  )
  return rows.map((row) => ({
    ...row,
    reportedAt: new Date(row.reportedAt).toISOString(),
    resolvedAt: row.resolvedAt === null ? null : new Date(row.resolvedAt).toISOString(),
    statusSince: new Date(row.statusSince).toISOString(),
    clocks: (clocks.get(row.id) ?? []).filter(isRunning),
  }))
}

/** It counts and nothing has stopped it. */
const isRunning = ({ state }: ClockView): boolean =>
  state === 'running' || state === 'at_risk' || state === 'breached'
