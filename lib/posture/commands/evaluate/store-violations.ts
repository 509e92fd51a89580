import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { Clock } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/ids.ts'
import type { Evaluation } from '../../queries/evaluate.ts'

type Named = { controlId: string; key: string; count: number }
export type ViolationMoves = { opened: Named[]; closed: Named[] }

/**
 * Brings the open violations in line with an evaluation in one statement: closes what no longer fails (also because
 * its control left the policy), opens what newly does, and rewrites an open one only where something about it changed.
 */
export async function storeViolations(
  tx: Transaction,
  clock: Clock,
  { controls, asOf }: Evaluation,
): Promise<ViolationMoves> {
  const failing = controls.flatMap(({ control, result }) =>
    result.violations.map(({ subject, ...violation }) => ({
      id: newId(clock),
      control_id: control.id,
      subject_type: subject.type,
      subject_id: subject.id,
      subject_label: subject.label,
      key: violation.key,
      count: violation.count,
      summary: violation.summary,
      drill: violation.drill,
      since: violation.since,
      due_at: violation.dueAt,
    })),
  )
  const at = sql`${asOf.toISOString()}::timestamptz`
  const { rows } = await tx.execute<Named & { move: 'opened' | 'closed' }>(sql`
    with failing as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(failing)}::jsonb) as f(id uuid, control_id text, key text,
        subject_type text, subject_id text, subject_label text, count int, summary text, drill jsonb,
        since timestamptz, due_at timestamptz)
    ),
    closed as (
      update violations v set closed_at = ${at}
      where v.closed_at is null
        and not exists (select 1 from failing f where f.control_id = v.control_id and f.key = v.key)
      returning v.control_id, v.key, v.count
    ),
    changed as (
      update violations v set subject_label = f.subject_label, count = f.count, summary = f.summary, drill = f.drill,
        since = f.since, due_at = f.due_at
      from failing f
      where v.closed_at is null and v.control_id = f.control_id and v.key = f.key
        and (v.subject_label, v.count, v.summary, v.drill, v.since, v.due_at)
          is distinct from (f.subject_label, f.count, f.summary, f.drill, f.since, f.due_at)
      returning 1
    ),
    opened as (
      insert into violations (id, control_id, key, subject_type, subject_id, subject_label, count, summary, drill,
        since, due_at, opened_at)
      select f.id, f.control_id, f.key, f.subject_type, f.subject_id, f.subject_label, f.count, f.summary, f.drill,
        f.since, f.due_at, ${at}
      from failing f
      where not exists (
        select 1 from violations v where v.closed_at is null and v.control_id = f.control_id and v.key = f.key)
      returning control_id, key, count
    )
    select 'opened' as move, control_id as "controlId", key, count from opened
    union all select 'closed', control_id, key, count from closed
    order by 1, 2, 3`)
  const named = (wanted: 'opened' | 'closed') =>
    rows.flatMap(({ move, ...violation }) => (move === wanted ? [violation] : []))
  return { opened: named('opened'), closed: named('closed') }
}
