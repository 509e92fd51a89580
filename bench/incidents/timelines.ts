import { sql } from 'drizzle-orm'
import type { RunningStack } from '#db/testing/e2e.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/ids.ts'

/** Over how long the entries are spread. */
const spreadHours = 60

/**
 * Puts an incident that is being handled straight into the benchmark's own database, with entries of every kind by six
 * people, each of about a line and a half.
 */
export async function plantTimeline(
  { admin: { db } }: RunningStack,
  entries: number,
): Promise<{ number: number; entries: number }> {
  const id = newId(systemClock)
  const began = sql`now() - make_interval(hours => ${spreadHours}::int)`
  const { rows } = await db.execute<{ number: number }>(sql`
    insert into incidents (id, number, title, summary, status, severity, highest_severity, detected_at, reported_at,
      reported_by_name, classified_at, acknowledged_at, system_ids, last_sequence)
    select ${id}::uuid, coalesce(max(number), 0) + 1, ${`Benchmark of ${entries} entries`}, 'As a benchmark has it.', 'triaging',
      'high', 'high', ${began}, ${began}, 'Benchmark', ${began}, ${began}, '{}', ${entries} from incidents
    returning number`)
  await db.execute(sql`
    insert into incident_transitions (id, incident_id, from_status, to_status, at, by_id, by_name)
    select gen_random_uuid(), ${id}::uuid, f::incident_status, t::incident_status, ${began} + make_interval(secs => n), 'bench', 'Benchmark'
    from (values (0, null, 'reported'), (1, 'reported', 'classified'), (2, 'classified', 'mobilised'),
      (3, 'mobilised', 'triaging')) moves (n, f, t)`)
  await db.execute(sql`
    insert into incident_severities (id, incident_id, to_severity, matrix, reason, proposed_at, proposed_by_id,
      proposed_by_name, effective_at)
    values (gen_random_uuid(), ${id}::uuid, 'high', '{"impact":2,"spread":1,"data":1,"exploitation":1}', 'Measured.', ${began},
      gen_random_uuid(), 'Benchmark', ${began})`)
  await db.execute(sql`
    insert into incident_events (incident_id, id, sequence, kind, observed_at, recorded_at, author_type, author_id,
      author_name, source, body, links, attachments)
    select ${id}::uuid, gen_random_uuid(), n,
      (array['detection', 'action', 'decision', 'communication', 'evidence'])[1 + n % 5]::timeline_kind,
      at, at, 'user', 'bench', 'Responder ' || n % 6, 'browser',
      'Entry ' || n || ': restarted **worker ' || n % 40 || '** and looked at \`queue-' || n % 7 || '\` for what is left of it. '
        || repeat('It answers again. ', n % 6), '[]', '[]'
    from (select n, ${began} + n * make_interval(secs => ${(spreadHours * 3600) / (entries + 1)}::float8) as at
      from generate_series(1, ${entries}::int) n) told`)
  await db.execute(sql`analyze incident_events`)
  return { number: rows[0]?.number ?? 0, entries }
}
