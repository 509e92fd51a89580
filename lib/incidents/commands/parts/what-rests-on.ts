import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'

type Row = { step: string | null; clock: string | null }

/**
 * What rests on an entry or on an earlier version of it, in words: a claimed step, a clock that a statement stopped.
 * Null when nothing does. A step keeps the entries it was claimed with; their corrections stand in for them.
 */
export async function whatRestsOn(
  tx: Transaction,
  incidentId: string,
  eventId: string,
): Promise<string | null> {
  const { rows } = await tx.execute<Row>(sql`
    with recursive versions as (
      select id, supersedes_id from incident_events where incident_id = ${incidentId} and id = ${eventId}
      union all
      select e.id, e.supersedes_id from versions v
      join incident_events e on e.incident_id = ${incidentId} and e.id = v.supersedes_id
    )
    select
      (select s.step::text from incident_steps s
       where s.incident_id = ${incidentId} and s.voided_at is null
         and s.event_ids && array(select id from versions) limit 1) as step,
      (select c.name from incident_clocks c
       where c.incident_id = ${incidentId} and c.voided_at is null
         and c.proof ->> 'eventId' in (select id::text from versions) limit 1) as clock`)
  const found = rows[0]
  if (found?.step) return `the step “${found.step}”`
  return found?.clock ? `that the clock “${found.clock}” was stopped` : null
}
