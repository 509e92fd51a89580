import { and, between, eq, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { controlStatusDaily } from '#db/schema/index.ts'
import type { FindingsRow, StatusRow } from '../model/judged.ts'
import type { Day } from '../rules/daily-status.ts'

/** The stored statuses of some days, both included; of one control, or of all. Its cost follows the days asked for. */
export async function statusRows(
  db: Database,
  from: Day,
  to: Day,
  controlId: string | null = null,
): Promise<StatusRow[]> {
  const { day, status, deviation } = controlStatusDaily
  return db
    .select({ controlId: controlStatusDaily.controlId, day, status, deviation })
    .from(controlStatusDaily)
    .where(
      and(
        between(day, from, to),
        controlId === null ? undefined : eq(controlStatusDaily.controlId, controlId),
      ),
    )
}

type DailyRow = ({ what: 'status' } & StatusRow) | ({ what: 'findings' } & FindingsRow)

/**
 * What a chart of some days needs, both included, in one statement: every control's status, and the open findings by
 * severity and share of their SLA. A day without findings has no row of them.
 */
export async function dailyRows(
  db: Database,
  from: Day,
  to: Day,
): Promise<{ statuses: StatusRow[]; findings: FindingsRow[] }> {
  const { rows } = await db.execute<DailyRow>(sql`
    select 'status' as what, control_id as "controlId", day::text as day, status, deviation, null::severity as severity,
      null::age_class as "ageClass", null::int as count
    from control_status_daily where day between ${from} and ${to}
    union all
    select 'findings', null, day::text, null, null, severity, age_class, count
    from findings_daily where day between ${from} and ${to}`)
  return {
    statuses: rows.flatMap((row) =>
      row.what === 'status'
        ? [{ controlId: row.controlId, day: row.day, status: row.status, deviation: row.deviation }]
        : [],
    ),
    findings: rows.flatMap((row) =>
      row.what === 'findings'
        ? [{ day: row.day, severity: row.severity, ageClass: row.ageClass, count: row.count }]
        : [],
    ),
  }
}
