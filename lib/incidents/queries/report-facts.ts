import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { ReportFact } from './facts.ts'

type Row = {
  reportId: string
  number: number
  receivedAt: string
  acknowledgeBy: string
  acknowledgedAt: string | null
}

/** What `reportFacts` answers. It names only columns that the worker's role may read. */
export async function readReportFacts(
  db: Database,
  since: Date,
  asOf: Date,
): Promise<{ hasAny: boolean; reports: ReportFact[] }> {
  const at = sql`${asOf.toISOString()}::timestamptz`
  const from = sql`${since.toISOString()}::timestamptz`
  const { rows } = await db.execute<Row>(sql`
    select id as "reportId", number, received_at as "receivedAt", acknowledge_by as "acknowledgeBy",
      case when acknowledged_at <= ${at} then acknowledged_at end as "acknowledgedAt"
    from reports
    where received_at <= ${at} and (received_at >= ${from} or acknowledged_at is null or acknowledged_at >= ${from})
    order by received_at, id`)
  const reports = rows.map((row) => ({
    ...row,
    receivedAt: new Date(row.receivedAt),
    acknowledgeBy: new Date(row.acknowledgeBy),
    acknowledgedAt: row.acknowledgedAt === null ? null : new Date(row.acknowledgedAt),
  }))
  if (reports.length > 0) return { hasAny: true, reports }
  const { rows: first } = await db.execute(sql`select id from reports where received_at <= ${at} limit 1`)
  return { hasAny: first.length > 0, reports }
}
