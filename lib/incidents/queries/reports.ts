import { and, count, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '#db/schema/identity.ts'
import { incidents } from '#db/schema/incidents/incidents.ts'
import { reports as reportTable } from '#db/schema/incidents/reports.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { ReportCursor, ReportRow } from '../model/report.ts'
import { incidentName, type ReportStatus, reportStatuses, reportStatusSchema } from '../model.ts'
import { reportLine } from './report-line.ts'
import { withReader } from './report-reader.ts'

export type ReportPage = {
  rows: ReportRow[]
  next: ReportCursor | null
  counts: Record<ReportStatus, number>
  /** Waiting past their deadline. */
  overdue: number
}

/** The reports for the lead and the designees, newest first, keyset-paged, with how many are in each state. */
export const reports = defineQuery({
  permission: 'reports.read',
  input: z.strictObject({
    status: reportStatusSchema.nullable().default(null),
    after: z.strictObject({ receivedAt: z.date(), id: z.uuid() }).nullable().default(null),
    limit: z.int().min(1).max(200).default(50),
  }),
  run: ({ ctx, input: { status, after, limit }, db, now }): Promise<ReportPage> =>
    withReader(db, { userId: ctx.actor.id }, async (tx, ring) => {
      const found = await tx
        .select({
          ...getTableColumns(reportTable),
          reporterName: users.name,
          incidentNumber: incidents.number,
        })
        .from(reportTable)
        .leftJoin(users, eq(users.id, reportTable.reporterId))
        .leftJoin(incidents, eq(incidents.id, reportTable.incidentId))
        .where(
          and(
            status === null ? undefined : eq(reportTable.status, status),
            after === null
              ? undefined
              : sql`(${reportTable.receivedAt}, ${reportTable.id}) < (${after.receivedAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
          ),
        )
        .orderBy(desc(reportTable.receivedAt), desc(reportTable.id))
        .limit(limit + 1)
      const counted = await tx
        .select({
          status: reportTable.status,
          n: count(),
          overdue: sql<number>`(count(*) filter (where ${reportTable.acknowledgedAt} is null and ${reportTable.acknowledgeBy} < ${now.toISOString()}::timestamptz))::int`,
        })
        .from(reportTable)
        .groupBy(reportTable.status)
      const rows = found.slice(0, limit).map(({ reporterName, incidentNumber, ...row }) => ({
        ...reportLine(ring, row),
        channel: row.channel,
        reporterName,
        incidentName: incidentNumber === null ? null : incidentName(incidentNumber),
      }))
      const last = found.length > limit ? rows.at(-1) : undefined
      return {
        rows,
        next: last ? { receivedAt: last.receivedAt, id: last.id } : null,
        counts: Object.fromEntries(
          reportStatuses.map((one) => [one, counted.find((row) => row.status === one)?.n ?? 0]),
        ) as ReportPage['counts'],
        overdue: counted.reduce((sum, row) => sum + row.overdue, 0),
      }
    }),
})
