import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { ClockProof } from '#db/schema/incidents/clocks.ts'
import type { ClockProofView, ClockView } from '../model/incident.ts'
import { incidentSeverityWords } from '../model/words.ts'
import type { ClockKind, IncidentSeverity } from '../model.ts'
import { clockState } from '../rules/clock.ts'
import { wasWrittenBy } from '../rules/written-at.ts'

type Row = {
  id: string
  incidentId: string
  number: number
  kind: ClockKind
  name: string
  source: string | null
  startedAt: string
  atRiskAt: string
  dueAt: string
  stoppedAt: string | null
  proof: ClockProof | null
  voidedAt: string | null
  voidedReason: string | null
  severity: IncidentSeverity | null
  classifiedBy: string | null
}

/**
 * The clocks of some incidents at a moment, by incident: those that count first, in order of their deadline, then the
 * voided ones.
 */
export async function readClocks(
  db: Database,
  incidentIds: readonly string[],
  asOf: Date,
): Promise<Map<string, ClockView[]>> {
  const { rows } = await db.execute<Row>(sql`
    select c.id, c.incident_id as "incidentId", i.number, c.kind, c.name, r.source, c.started_at as "startedAt",
      c.at_risk_at as "atRiskAt", c.due_at as "dueAt", c.stopped_at as "stoppedAt", c.proof, c.voided_at as "voidedAt",
      c.voided_reason as "voidedReason", v.to_severity as severity, v.proposed_by_name as "classifiedBy"
    from incident_clocks c
    join incidents i on i.id = c.incident_id
    left join regulatory_clocks r on r.id = c.rule_id
    left join incident_severities v on v.id = (c.proof ->> 'severityId')::uuid
    where c.incident_id = any(${sql.param(incidentIds)}::uuid[]) and c.started_at <= ${asOf.toISOString()}::timestamptz
    order by c.due_at, c.id`)
  const byIncident = new Map<string, ClockView[]>()
  for (const row of rows) {
    if (!wasWrittenBy(row.id, asOf)) continue
    const clocks = byIncident.get(row.incidentId) ?? []
    clocks.push(toView(row, asOf))
    byIncident.set(row.incidentId, clocks)
  }
  for (const clocks of byIncident.values())
    clocks.sort((a, b) => Number(a.voidedAt !== null) - Number(b.voidedAt !== null))
  return byIncident
}

/** A time as it was known at the moment: later ones have not come. */
const knownBy = (text: string | null, asOf: Date): Date | null => {
  const at = text === null ? null : new Date(text)
  return at !== null && at <= asOf ? at : null
}

function toView(row: Row, asOf: Date): ClockView {
  const times = {
    kind: row.kind,
    startedAt: new Date(row.startedAt),
    atRiskAt: new Date(row.atRiskAt),
    dueAt: new Date(row.dueAt),
    stoppedAt: knownBy(row.stoppedAt, asOf),
    voidedAt: knownBy(row.voidedAt, asOf),
  }
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    source: row.source,
    startedAt: times.startedAt.toISOString(),
    atRiskAt: times.atRiskAt.toISOString(),
    dueAt: times.dueAt.toISOString(),
    stoppedAt: times.stoppedAt?.toISOString() ?? null,
    voidedAt: times.voidedAt?.toISOString() ?? null,
    voidedReason: times.voidedAt === null ? null : row.voidedReason,
    state: clockState(times, asOf),
    proof: times.stoppedAt === null || row.proof === null ? null : proofView(row.proof, row),
  }
}

function proofView(proof: ClockProof, { severity, classifiedBy, number }: Row): ClockProofView {
  switch (proof.type) {
    case 'classified':
      return {
        type: 'classified',
        text:
          severity === null
            ? 'Classified.'
            : `Classified ${incidentSeverityWords[severity]} by ${classifiedBy ?? 'a responder'}.`,
        href: null,
      }
    case 'acknowledged':
      return { type: 'acknowledged', text: `Acknowledged by ${proof.name}.`, href: null }
    case 'published':
      return {
        type: 'published',
        text: `Read at ${proof.url} without signing in.`,
        href: `/evidence/${proof.evidenceId}`,
      }
    case 'statement':
      return {
        type: 'statement',
        text: `Done: ${proof.reference}.`,
        href: `/incidents/${number}#event-${proof.eventId}`,
      }
  }
}
