import { sql } from 'drizzle-orm'
import type { AlertCause } from '../../model.ts'
import type { CauseQuery } from './cause-query.ts'

type Row = {
  id: string
  systemName: string
  username: string
  role: string
  resource: string
  status: 'open' | 'claimed_done' | 'still_present' | 'not_supported' | 'risk_accepted'
  dueAt: string
  ownerId: string | null
  isPrivileged: boolean
}

const states: Readonly<Record<Row['status'], string>> = {
  open: 'Nobody has claimed that it is done.',
  claimed_done: 'It is claimed to be done, but no complete import has shown it gone.',
  still_present: 'It was claimed to be done, but the last complete import still shows it.',
  not_supported: 'The system does not let it be taken away.',
  risk_accepted: 'The time for which the risk was accepted is over.',
}

/** Revocations past their deadline (policy clause II.A: 24 h privileged, 7 days else), claimed or not. */
export const overdueRevocations: CauseQuery = async (db, asOf) => {
  const now = sql`${asOf.toISOString()}::timestamptz`
  const { rows } = await db.execute<Row>(sql`
    select r.id, r.target ->> 'systemName' as "systemName", r.target ->> 'username' as username,
      r.target ->> 'role' as role, r.target ->> 'resource' as resource, r.status,
      case when r.status = 'risk_accepted' then r.risk_accepted_until else r.due_at end as "dueAt",
      r.owner_id as "ownerId", r.is_privileged as "isPrivileged"
    from revocations r
    where (r.status in ('open', 'claimed_done', 'still_present', 'not_supported') and r.due_at <= ${now})
      or (r.status = 'risk_accepted' and r.risk_accepted_until <= ${now})`)
  return rows.map(toCause)
}

const toCause = (row: Row): AlertCause => ({
  kind: 'revocation_overdue',
  cause: `revocation:${row.id}`,
  urgency: 'urgent',
  title: `${row.username} still holds ${row.role} on ${row.systemName}, past the deadline`,
  body: `${states[row.status]} It closes when a complete import shows it gone, or the risk is accepted.`,
  href: `/revocations/${row.id}`,
  subject: { revocationId: row.id, resource: row.resource },
  dueAt: new Date(row.dueAt),
  owners: row.ownerId === null ? [] : [{ personId: row.ownerId }],
  escalation: [{ role: 'lead' }],
})
