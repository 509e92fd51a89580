import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { reports } from '#db/schema/incidents/reports.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { mayBecome, reportWords } from '../../model/report-states.ts'
import type { ReportStatus } from '../../model.ts'

type LockedReport = {
  id: string
  number: number
  status: ReportStatus
  acknowledgedAt: Date | null
  receivedAt: Date
}

/**
 * A report that the reader may decide on, locked until the transaction ends. Inside `asReader`.
 * @throws PlumblineError `not_found`, `conflict` when it cannot become `to`
 */
export async function lockedReport(tx: Transaction, id: string, to: ReportStatus): Promise<LockedReport> {
  const [row] = await tx
    .select({
      id: reports.id,
      number: reports.number,
      status: reports.status,
      acknowledgedAt: reports.acknowledgedAt,
      receivedAt: reports.receivedAt,
    })
    .from(reports)
    .where(eq(reports.id, id))
    .for('update')
  if (row === undefined)
    throw new PlumblineError('not_found', 'There is no such report.', 'Look for it under Reports.')
  if (!mayBecome(row.status, to))
    throw new PlumblineError(
      'conflict',
      `R-${row.number} is ${reportWords[row.status]} already.`,
      'Load the page again: it shows what can be done next.',
    )
  return row
}

type Decision = { status: ReportStatus; incidentId?: string }

/** Writes what became of a report. Any answer acknowledges one that waited. */
export async function moveReport(
  tx: Transaction,
  report: LockedReport,
  { status, incidentId }: Decision,
  by: { id: string; name: string },
  now: Date,
): Promise<void> {
  await tx
    .update(reports)
    .set({
      status,
      ...(report.acknowledgedAt === null && {
        acknowledgedAt: now,
        acknowledgedById: by.id,
        acknowledgedByName: by.name,
      }),
      ...(status !== 'acknowledged' && { decidedAt: now, decidedByName: by.name }),
      ...(incidentId !== undefined && { incidentId }),
      version: sql`${reports.version} + 1`,
    })
    .where(eq(reports.id, report.id))
}
