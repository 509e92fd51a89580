import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { DutyView, IncidentDetail, SeverityChange, StepView, TransitionView } from '../model/incident.ts'
import { type ResponseStep, responseSteps } from '../model.ts'

const iso = (text: string): string => new Date(text).toISOString()
const knownBy = (text: string | null, asOf: Date): string | null => {
  const at = text === null ? null : new Date(text)
  return at !== null && at <= asOf ? at.toISOString() : null
}
const moment = (asOf: Date): SQL => sql`${asOf.toISOString()}::timestamptz`

/** The moves of an incident by a moment, oldest first. */
export async function readTransitions(db: Database, id: string, asOf: Date): Promise<TransitionView[]> {
  const { rows } = await db.execute<TransitionView>(sql`
    select from_status as "from", to_status as "to", at, by_name as "byName", note from incident_transitions
    where incident_id = ${id}::uuid and at <= ${moment(asOf)} order by at, to_status`)
  return rows.map((row) => ({ ...row, at: iso(row.at) }))
}

/** Its classifications by a moment, newest first; what was decided later still waits. */
export async function readSeverities(db: Database, id: string, asOf: Date): Promise<SeverityChange[]> {
  const { rows } = await db.execute<SeverityChange>(sql`
    select id, from_severity as "from", to_severity as "to", matrix, reason, proposed_at as "proposedAt",
      proposed_by_id as "proposedById", proposed_by_name as "proposedByName", effective_at as "effectiveAt",
      decided_by_name as "decidedByName", refused_at as "refusedAt", refused_reason as "refusedReason"
    from incident_severities where incident_id = ${id}::uuid and proposed_at <= ${moment(asOf)}
    order by proposed_at desc, id desc`)
  return rows.map((row) => {
    const effectiveAt = knownBy(row.effectiveAt, asOf)
    const refusedAt = knownBy(row.refusedAt, asOf)
    const isDecided = effectiveAt !== null || refusedAt !== null
    return {
      ...row,
      proposedAt: iso(row.proposedAt),
      effectiveAt,
      refusedAt,
      decidedByName: isDecided ? row.decidedByName : null,
      refusedReason: refusedAt === null ? null : row.refusedReason,
    }
  })
}

/** Who had a duty at a moment. */
export async function readDuties(db: Database, id: string, asOf: Date): Promise<DutyView[]> {
  const { rows } = await db.execute<DutyView>(sql`
    select d.id, d.duty, d.user_id as "userId", u.name as "userName", d.given_at as "givenAt", d.given_by_name as "givenByName"
    from incident_duties d join users u on u.id = d.user_id
    where d.incident_id = ${id}::uuid and d.given_at <= ${moment(asOf)}
      and (d.ended_at is null or d.ended_at > ${moment(asOf)})
    order by d.duty, d.given_at, d.id`)
  return rows.map((row) => ({ ...row, givenAt: iso(row.givenAt) }))
}

type ClaimRow = {
  step: ResponseStep
  doneAt: string
  recordedAt: string
  byName: string
  note: string
  voidedAt: string | null
  evidence: { eventId: string; sequence: number; excerpt: string }[]
}

/** The four steps at a moment, in order, each with its claim and the entries that prove it. */
export async function readSteps(db: Database, id: string, asOf: Date): Promise<StepView[]> {
  const { rows } = await db.execute<ClaimRow>(sql`
    select s.step, s.done_at as "doneAt", s.recorded_at as "recordedAt", s.by_name as "byName", s.note, s.voided_at as "voidedAt",
      coalesce((select json_agg(json_build_object('eventId', e.id, 'sequence', e.sequence,
          'excerpt', left(coalesce(nullif(e.body, ''), e.attachments -> 0 ->> 'name', ''), 160)) order by e.sequence)
        from incident_events e where e.incident_id = s.incident_id and e.id = any(s.event_ids)), '[]') as evidence
    from incident_steps s where s.incident_id = ${id}::uuid and s.recorded_at <= ${moment(asOf)}
    order by s.recorded_at, s.id`)
  return responseSteps.map((step) => {
    const claims = rows.filter((row) => row.step === step)
    const claim = claims.find(({ voidedAt }) => knownBy(voidedAt, asOf) === null)
    return {
      step,
      claim: claim
        ? {
            doneAt: iso(claim.doneAt),
            recordedAt: iso(claim.recordedAt),
            byName: claim.byName,
            note: claim.note,
            evidence: claim.evidence,
          }
        : null,
      voidedCount: claims.length - (claim ? 1 : 0),
    }
  })
}

/** Whom an incident called at a moment; null when it called nobody. */
export async function readPaging(db: Database, id: string, asOf: Date): Promise<IncidentDetail['paging']> {
  const { rows } = await db.execute<{ name: string; answerBy: string }>(sql`
    select u.name, max(p.answer_by) as "answerBy" from incident_pages p join users u on u.id = p.user_id
    where p.incident_id = ${id}::uuid and p.paged_at <= ${moment(asOf)}
      and (p.acknowledged_at is null or p.acknowledged_at > ${moment(asOf)})
      and (p.ended_at is null or p.ended_at > ${moment(asOf)})
    group by u.name order by max(p.paged_at) desc, u.name`)
  const last = rows
    .map(({ answerBy }) => iso(answerBy))
    .sort()
    .at(-1)
  return last === undefined ? null : { names: rows.map(({ name }) => name), answerBy: last }
}
