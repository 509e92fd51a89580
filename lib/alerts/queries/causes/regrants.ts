import { sql } from 'drizzle-orm'
import type { AlertCause } from '../../model.ts'
import type { CauseQuery } from './cause-query.ts'

type Row = {
  id: string
  systemName: string
  username: string
  role: string
  ownerId: string | null
}

/**
 * Access that was proven gone and was given again, for as long as nobody decided about it anew: it is held, no later
 * revocation asks for it, and no review approved it since.
 */
export const regrants: CauseQuery = async (db) => {
  const { rows } = await db.execute<Row>(sql`
    select r.id, r.target ->> 'systemName' as "systemName", r.target ->> 'username' as username,
      r.target ->> 'role' as role, r.owner_id as "ownerId"
    from revocations r
    where r.status = 'regranted'
      and exists (select from grants g where g.key = r.grant_key and g.valid_to is null)
      and not exists (select from revocations n
        where n.grant_key = r.grant_key and n.requested_at > r.requested_at and n.status <> 'withdrawn')
      and not exists (
        select from review_items i
        where i.grant_key = r.grant_key and i.decided_at > r.regranted_at and i.signed_at is not null
          and i.decision in ('approve', 'approve_until'))`)
  return rows.map(toCause)
}

const toCause = (row: Row): AlertCause => ({
  kind: 'regrant',
  cause: `regrant:${row.id}`,
  urgency: 'urgent',
  title: `${row.username} holds ${row.role} on ${row.systemName} again, after it was revoked`,
  body: 'A later import shows it given back. It closes when it is gone, revoked again, or approved in a review.',
  href: `/revocations/${row.id}`,
  subject: { revocationId: row.id },
  dueAt: null,
  owners: row.ownerId === null ? [] : [{ personId: row.ownerId }],
  escalation: [{ role: 'lead' }],
})
