import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { ResponseStep } from '../model.ts'
import type { DraftedEvent, IncidentRecord } from '../rules/post-mortem-draft.ts'
import { readInvolved } from './known-words.ts'

type Wanted = { id: string } & Pick<
  IncidentRecord,
  'summary' | 'detectedAt' | 'classifiedAt' | 'severity' | 'acknowledgedAt' | 'resolvedAt'
>
type EventRow = Omit<DraftedEvent, 'observedAt'> & { observedAt: string }
type StepRow = { step: ResponseStep; doneAt: string; note: string; eventIds: string[] }

/** What the record of an incident says for its post-mortem: entries that stand, claimed steps, follow-up actions. */
export async function readIncidentRecord(db: Database, { id, ...told }: Wanted): Promise<IncidentRecord> {
  const events = await db.execute<EventRow>(sql`
    select e.id, e.kind, e.observed_at as "observedAt", e.body, e.source = 'plumbline' as "isOwnWord",
      exists (select 1 from incident_pins p where p.incident_id = e.incident_id and p.event_id = e.id) as "isPinned"
    from incident_events e
    where e.incident_id = ${id}::uuid and not e.is_withdrawal
      and not exists (select 1 from incident_events later where later.supersedes_id = e.id)
    order by e.observed_at, e.sequence`)
  const steps = await db.execute<StepRow>(sql`
    select step, done_at as "doneAt", note, event_ids as "eventIds" from incident_steps
    where incident_id = ${id}::uuid and voided_at is null order by done_at, step`)
  const followUps = await db.execute<{ title: string; dueAt: string }>(sql`
    select title, due_at as "dueAt" from incident_tasks
    where incident_id = ${id}::uuid and kind = 'follow_up' and cancelled_at is null order by due_at, id`)
  return {
    ...told,
    events: events.rows.map((row) => ({ ...row, observedAt: new Date(row.observedAt) })),
    steps: steps.rows.map((row) => ({ ...row, doneAt: new Date(row.doneAt) })),
    followUps: followUps.rows.map(({ title, dueAt }) => ({ title, dueAt: new Date(dueAt) })),
    involved: await readInvolved(db, id),
  }
}
