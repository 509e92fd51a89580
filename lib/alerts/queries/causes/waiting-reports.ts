import { sql } from 'drizzle-orm'
import { formatAbsolute } from '#lib/platform/format/time.ts'
import type { AlertCause } from '../../model.ts'
import type { CauseQuery } from './cause-query.ts'

type Row = { id: string; acknowledgeBy: string }

/**
 * Confidential reports that nobody acknowledged (policy clause V.A). Only that one waits is told, not even its number;
 * what it says and by whom it is cannot be read here, by grant and by row-level security (migration 0011).
 */
export const waitingReports: CauseQuery = async (db, asOf) => {
  const { rows } = await db.execute<Row>(sql`
    select id, acknowledge_by as "acknowledgeBy" from reports
    where acknowledged_at is null and status = 'received'`)
  return rows.map((row) => toCause(row, asOf))
}

function toCause({ id, acknowledgeBy }: Row, asOf: Date): AlertCause {
  const dueAt = new Date(acknowledgeBy)
  return {
    kind: 'report_waiting',
    cause: `report:${id}`,
    // A report may tell of something that is being used right now: it does not wait for a digest.
    urgency: 'urgent',
    title:
      asOf > dueAt
        ? 'A confidential report was not acknowledged in time'
        : 'A confidential report waits to be acknowledged',
    body: `Acknowledge it by ${formatAbsolute(dueAt)}; that closes this alert.`,
    href: `/reports/${id}`,
    subject: { reportId: id },
    dueAt,
    owners: [{ role: 'lead' }, { role: 'responder' }],
    escalation: [],
  }
}
