import { and, between, eq } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { controlStatusDaily, findingsDaily } from '#db/schema/index.ts'
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

/** Open findings of some days by severity and share of their SLA. A day without findings has no row. */
export async function findingsRows(db: Database, from: Day, to: Day): Promise<FindingsRow[]> {
  const { day, severity, ageClass, count } = findingsDaily
  return db
    .select({ day, severity, ageClass, count })
    .from(findingsDaily)
    .where(between(day, from, to))
}
