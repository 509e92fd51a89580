import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { IncidentStatus } from '../model.ts'

/** The parts that the record takes whole, in a stable order, without what is confidential or merely internal. */
type Parts = {
  number: number
  title: string
  status: IncidentStatus
  severity: string | null
  highestSeverity: string | null
  detectedAt: string
  reportedAt: string
  changedAt: string
  [part: string]: unknown
}

export type WholeRecord = {
  document: Parts & { format: 1 }
  bytes: Buffer
  sha256: Buffer
  /** How many entries of the timeline it holds. */
  eventCount: number
}

/** A time as ISO 8601 text in UTC, whatever the time zone of the connection is: the bytes must not depend on it. */
const utc = (time: string) => sql.raw(`to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/**
 * The whole record of an incident as it stands: RFC 8785 JSON, so that the same record always gives the same bytes.
 * It says nothing of a confidential report, not even that there is one.
 */
export async function readWholeRecord(db: Database, incidentId: string): Promise<WholeRecord | null> {
  const id = sql`${incidentId}::uuid`
  const { rows } = await db.execute<{ record: Parts; eventCount: number }>(sql`
    select i.last_sequence as "eventCount", jsonb_build_object(
      'number', i.number, 'title', i.title, 'summary', i.summary, 'status', i.status, 'severity', i.severity,
      'highestSeverity', i.highest_severity, 'detectedAt', ${utc('i.detected_at')}, 'reportedAt', ${utc('i.reported_at')},
      'reportedBy', i.reported_by_name, 'classifiedAt', ${utc('i.classified_at')}, 'acknowledgedAt', ${utc('i.acknowledged_at')},
      'resolvedAt', ${utc('i.resolved_at')}, 'reopenCount', i.reopen_count, 'causeCategory', i.cause_category,
      'changedAt', (select ${utc('max(t.at)')} from incident_transitions t where t.incident_id = i.id),
      'systems', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.id), '[]')
        from systems s where s.id = any(i.system_ids)),
      'transitions', (select coalesce(jsonb_agg(jsonb_build_object('from', t.from_status, 'to', t.to_status, 'at', ${utc('t.at')},
          'by', t.by_name, 'note', t.note) order by t.at, t.to_status), '[]') from incident_transitions t where t.incident_id = i.id),
      'severities', (select coalesce(jsonb_agg(jsonb_build_object('from', v.from_severity, 'to', v.to_severity,
          'matrix', v.matrix, 'reason', v.reason, 'proposedAt', ${utc('v.proposed_at')}, 'proposedBy', v.proposed_by_name,
          'effectiveAt', ${utc('v.effective_at')}, 'decidedBy', v.decided_by_name, 'refusedAt', ${utc('v.refused_at')},
          'refusedReason', v.refused_reason) order by v.id), '[]') from incident_severities v where v.incident_id = i.id),
      'clocks', (select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'name', c.name, 'startedAt', ${utc('c.started_at')},
          'dueAt', ${utc('c.due_at')}, 'stoppedAt', ${utc('c.stopped_at')}, 'proof', c.proof, 'voidedAt', ${utc('c.voided_at')},
          'voidedReason', c.voided_reason) order by c.id), '[]') from incident_clocks c where c.incident_id = i.id),
      'steps', (select coalesce(jsonb_agg(jsonb_build_object('step', p.step, 'doneAt', ${utc('p.done_at')}, 'recordedAt', ${utc('p.recorded_at')},
          'by', p.by_name, 'note', p.note, 'evidence', p.event_ids, 'voidedAt', ${utc('p.voided_at')}) order by p.id), '[]')
        from incident_steps p where p.incident_id = i.id),
      'tasks', (select coalesce(jsonb_agg(jsonb_build_object('kind', k.kind, 'title', k.title, 'dueAt', ${utc('k.due_at')},
          'owner', u.name, 'doneAt', ${utc('k.done_at')}, 'doneBy', k.done_by_name, 'closure', k.closure, 'closureUrl', k.closure_url,
          'cancelledAt', ${utc('k.cancelled_at')}) order by k.id), '[]')
        from incident_tasks k join users u on u.id = k.owner_id where k.incident_id = i.id),
      'timeline', (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'sequence', e.sequence, 'kind', e.kind,
          'observedAt', ${utc('e.observed_at')}, 'recordedAt', ${utc('e.recorded_at')}, 'author', e.author_name, 'source', e.source,
          'body', e.body, 'links', e.links, 'attachments', e.attachments, 'supersedes', e.supersedes_id,
          'isWithdrawal', e.is_withdrawal, 'reason', e.reason) order by e.sequence), '[]')
        from incident_events e where e.incident_id = i.id)) as record
    from incidents i where i.id = ${id}`)
  const [row] = rows
  if (row === undefined) return null
  const document = { ...row.record, format: 1 as const }
  const text = canonicalize(document)
  if (text === undefined) throw new TypeError('An incident’s record must be a JSON value.')
  const bytes = Buffer.from(text, 'utf8')
  const sha256 = createHash('sha256').update(bytes).digest()
  return { document, bytes, sha256, eventCount: row.eventCount }
}
