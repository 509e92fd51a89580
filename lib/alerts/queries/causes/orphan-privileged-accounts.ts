import { sql } from 'drizzle-orm'
import type { AlertCause } from '../../model.ts'
import type { CauseQuery } from './cause-query.ts'

type Row = {
  accountId: string
  username: string
  systemId: string
  systemName: string
  ownerId: string | null
}

/** Active accounts that hold a privileged grant and belong to nobody (policy clause II.A). */
export const orphanPrivilegedAccounts: CauseQuery = async (db) => {
  const { rows } = await db.execute<Row>(sql`
    select v.account_id as "accountId", v.username, s.id as "systemId", s.name as "systemName",
      s.owner_id as "ownerId"
    from account_versions v
    join systems s on s.id = v.system_id and s.retired_at is null
    where v.valid_to is null and v.status = 'active' and v.person_id is null
      and exists (select from grants g where g.account_id = v.account_id and g.valid_to is null and g.is_privileged)`)
  return rows.map(toCause)
}

const toCause = (row: Row): AlertCause => ({
  kind: 'orphan_privileged_account',
  cause: `account:${row.accountId}`,
  urgency: 'soon',
  title: `Nobody answers for the privileged account ${row.username} on ${row.systemName}`,
  body: 'It closes when the account is matched with a person, loses its privilege, or is switched off.',
  href: `/systems/${row.systemId}`,
  subject: { accountId: row.accountId, systemId: row.systemId },
  dueAt: null,
  owners: row.ownerId === null ? [] : [{ personId: row.ownerId }],
  escalation: [{ role: 'lead' }],
})
