import { sql } from 'drizzle-orm'
import { isOpenRegrant } from '#lib/reviews/queries/open-regrant.ts'
import type { AlertCause } from '../../model.ts'
import type { CauseQuery } from './cause-query.ts'

type Row = {
  id: string
  systemName: string
  username: string
  role: string
  ownerId: string | null
}

/** Access that was proven gone and was given again, for as long as nobody decided about it anew (`isOpenRegrant`). */
export const regrants: CauseQuery = async (db, asOf) => {
  const { rows } = await db.execute<Row>(sql`
    select r.id, r.target ->> 'systemName' as "systemName", r.target ->> 'username' as username,
      r.target ->> 'role' as role, r.owner_id as "ownerId"
    from revocations r where ${isOpenRegrant(asOf)} order by r.id`)
  return rows.map(toCause)
}

const toCause = (row: Row): AlertCause => ({
  kind: 'regrant',
  cause: `regrant:${row.id}`,
  urgency: 'urgent',
  title: `${row.username} holds ${row.role} on ${row.systemName} again, after it was revoked`,
  body: 'A later import shows it given back. It closes when an import shows it gone, when it is revoked again, or with a signed approval in a review.',
  href: `/revocations/${row.id}`,
  subject: { revocationId: row.id },
  dueAt: null,
  owners: row.ownerId === null ? [] : [{ personId: row.ownerId }],
  escalation: [{ role: 'lead' }],
})
