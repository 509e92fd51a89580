import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { SourceCompleteness } from '#db/schema/index.ts'
import type { ReviewScope } from '../model/campaign.ts'

type Row = {
  id: string
  name: string
  received: number | null
  expected: number | null
  last_complete_at: Date | string | null
  problems: string[] | null
  is_partial: boolean | null
}

/**
 * How completely each source behind a scope is known: the receipts of its latest imports. A source that was never
 * imported, or only partly, says so.
 */
export async function readCompleteness(db: Database, scope: ReviewScope): Promise<SourceCompleteness[]> {
  const systems = scope.systemIds ? sql.param([...scope.systemIds]) : null
  const { rows } = await db.execute<Row>(sql`
    select s.id, s.name, sum((e.receipt ->> 'receivedCount')::int)::int as received,
      case when count(f.id) = count(e.receipt ->> 'expectedCount')
        then sum((e.receipt ->> 'expectedCount')::int)::int end as expected,
      min(f.last_complete_at) as last_complete_at,
      bool_or(f.last_import_id is distinct from f.last_complete_import_id) as is_partial,
      array_remove(array_agg(p.problem), null) as problems
    from access_sources s
    left join access_feeds f on f.source_id = s.id
    left join access_imports i on i.id = f.last_import_id
    left join evidence e on e.id = i.evidence_id
    left join lateral (
      select f.format || ': ' || string_agg(distinct problem ->> 'what', ', ') as problem
      from jsonb_array_elements(e.receipt -> 'problems') as t (problem)
    ) p on true
    where s.retired_at is null
      and (${systems}::uuid[] is null or s.system_id is null or s.system_id = any(${systems}::uuid[]))
    group by s.id, s.name order by s.name`)
  return rows.map((row) => ({
    sourceId: row.id,
    name: row.name,
    received: row.received,
    expected: row.expected,
    lastCompleteAt: row.last_complete_at === null ? null : new Date(row.last_complete_at).toISOString(),
    problems: problemsOf(row),
  }))
}

function problemsOf({ problems, last_complete_at, is_partial }: Row): string[] {
  if (last_complete_at === null) return [...(problems ?? []), 'no complete import yet']
  return is_partial === true ? [...(problems ?? []), 'the latest import is not complete'] : (problems ?? [])
}
