import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { ClockFact, IncidentFact } from '../model/facts.ts'
import type { ClockKind, IncidentSeverity, IncidentStatus, ResponseStep } from '../model.ts'
import { wasWrittenBy } from '../rules/written-at.ts'

type ClockRow = {
  id: string
  kind: ClockKind
  name: string
  startedAt: string
  dueAt: string
  stoppedAt: string | null
  voidedAt: string | null
  url: string | null
}
type Row = {
  incidentId: string
  number: number
  title: string
  status: IncidentStatus
  severity: IncidentSeverity | null
  highestSeverity: IncidentSeverity | null
  causeCategory: string | null
  reportedAt: string
  classifiedAt: string | null
  criticalSince: string | null
  acknowledgedAt: string | null
  resolvedAt: string | null
  dismissedAt: string | null
  steps: { step: ResponseStep; doneAt: string; recordedAt: string }[]
  clocks: ClockRow[]
}

/** What `incidentFacts` answers, from transitions, classifications, claims and clocks as they stood at `asOf`. */
export async function readIncidentFacts(
  db: Database,
  since: Date,
  asOf: Date,
): Promise<{ hasAny: boolean; incidents: IncidentFact[] }> {
  const at = sql`${asOf.toISOString()}::timestamptz`
  const { rows } = await db.execute<Row>(sql`
    with known as (
      select i.*, t.to_status as status_then, t.at as status_since
      from incidents i
      join lateral (select to_status, at from incident_transitions t
        where t.incident_id = i.id and t.at <= ${at} order by t.at desc, t.to_status desc limit 1) t on true
      where i.reported_at <= ${at}
        and (t.to_status not in ('closed', 'dismissed') or t.at >= ${since.toISOString()}::timestamptz)
    )
    select k.id as "incidentId", k.number, k.title, k.status_then as status, k.cause_category as "causeCategory", k.reported_at as "reportedAt",
      now_held.severity, held."highestSeverity", held."classifiedAt", held."criticalSince",
      case when k.acknowledged_at <= ${at} then k.acknowledged_at end as "acknowledgedAt",
      case when k.status_then in ('resolved', 'post_mortem_draft', 'review', 'published', 'closed') then
        (select max(t.at) from incident_transitions t where t.incident_id = k.id and t.to_status = 'resolved' and t.at <= ${at})
      end as "resolvedAt",
      case when k.status_then = 'dismissed' then k.status_since end as "dismissedAt",
      coalesce((select json_agg(json_build_object('step', s.step, 'doneAt', s.done_at, 'recordedAt', s.recorded_at) order by s.step)
        from incident_steps s where s.incident_id = k.id and s.recorded_at <= ${at}
          and (s.voided_at is null or s.voided_at > ${at})), '[]') as steps,
      coalesce((select json_agg(json_build_object('id', c.id, 'kind', c.kind, 'name', c.name, 'startedAt', c.started_at,
          'dueAt', c.due_at, 'stoppedAt', c.stopped_at, 'voidedAt', c.voided_at, 'url', c.proof ->> 'url') order by c.id)
        from incident_clocks c where c.incident_id = k.id and c.started_at <= ${at}), '[]') as clocks
    from known k
    left join lateral (select min(v.to_severity) as "highestSeverity", min(v.effective_at) as "classifiedAt",
        min(v.effective_at) filter (where v.to_severity = 'critical') as "criticalSince"
      from incident_severities v where v.incident_id = k.id and v.effective_at <= ${at}) held on true
    left join lateral (select v.to_severity as severity from incident_severities v
      where v.incident_id = k.id and v.effective_at <= ${at} order by v.effective_at desc, v.id desc limit 1) now_held on true
    order by k.number`)
  const incidents = rows.map((row) => toFact(row, asOf))
  if (incidents.length > 0) return { hasAny: true, incidents }
  const { rows: first } = await db.execute(sql`select 1 from incidents where reported_at <= ${at} limit 1`)
  return { hasAny: first.length > 0, incidents }
}

const toDate = (text: string | null): Date | null => (text === null ? null : new Date(text))

function toFact(row: Row, asOf: Date): IncidentFact {
  const clocks = row.clocks.filter(({ id }) => wasWrittenBy(id, asOf))
  return {
    ...row,
    reportedAt: new Date(row.reportedAt),
    classifiedAt: toDate(row.classifiedAt),
    criticalSince: toDate(row.criticalSince),
    acknowledgedAt: toDate(row.acknowledgedAt),
    resolvedAt: toDate(row.resolvedAt),
    dismissedAt: toDate(row.dismissedAt),
    steps: row.steps.map(({ step, doneAt, recordedAt }) => ({
      step,
      doneAt: new Date(doneAt),
      recordedAt: new Date(recordedAt),
    })),
    clocks: clocks.map((clock) => toClock(clock, asOf)),
    publication: publicationOf(clocks, asOf),
  }
}

const knownBy = (text: string | null, asOf: Date): Date | null => {
  const at = toDate(text)
  return at !== null && at <= asOf ? at : null
}

const toClock = ({ kind, name, ...clock }: ClockRow, asOf: Date): ClockFact => ({
  kind,
  name,
  startedAt: new Date(clock.startedAt),
  dueAt: new Date(clock.dueAt),
  stoppedAt: knownBy(clock.stoppedAt, asOf),
  voidedAt: knownBy(clock.voidedAt, asOf),
})

/** The proof is with the clock it stopped: one that a re-opening voided proves nothing about what came after. */
function publicationOf(clocks: readonly ClockRow[], asOf: Date): IncidentFact['publication'] {
  const clock = clocks.findLast(
    ({ kind, voidedAt }) => kind === 'publish' && knownBy(voidedAt, asOf) === null,
  )
  const provenAt = clock === undefined ? null : knownBy(clock.stoppedAt, asOf)
  return provenAt !== null && clock?.url ? { provenAt, publicUrl: clock.url } : null
}
