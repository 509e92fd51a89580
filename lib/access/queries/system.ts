import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { SystemDetail } from '../model/system-detail.ts'
import { accountStandings, accountsHeld } from './account-conditions.ts'
import { heldAt } from './held-at.ts'

/**
 * A system, with the figures of a moment (null: now). What people say of it (owner, environment) is as said now.
 * @throws PlumblineError `not_found`
 */
export const getSystem = defineQuery({
  permission: 'access.read',
  input: z.strictObject({ systemId: z.uuid(), asOf: z.date().nullable().default(null) }),
  async run({ db, input: { systemId, asOf }, now }): Promise<SystemDetail> {
    const is = accountStandings(asOf, now)
    const { rows } = await db.execute<
      Omit<SystemDetail, 'createdAt' | 'retiredAt'> & { createdAt: string; retiredAt: string | null }
    >(sql`
      select y.id, y.name, y.purpose, y.environment, y.criticality, y.owner_id as "ownerId", o.name as "ownerName",
        y.is_identity_aware as "isIdentityAware", y.created_at as "createdAt", y.retired_at as "retiredAt",
        held.*, granted.*
      from systems y
      left join person_versions o on o.person_id = y.owner_id and o.valid_to is null
      cross join lateral (
        select count(*)::int as accounts, (count(*) filter (where v.kind <> 'service'))::int as people,
          (count(*) filter (where ${is.uncovered}))::int as uncovered,
          (count(*) filter (where ${is.unmatched}))::int as unmatched,
          (count(*) filter (where ${is.leaver}))::int as leavers
        from ${accountsHeld(asOf)} where v.system_id = y.id and v.status = 'active' and ${heldAt('v', asOf)}
      ) held
      cross join lateral (
        select count(*)::int as grants, (count(*) filter (where g.is_privileged))::int as privileged
        from grants g where g.system_id = y.id and ${heldAt('g', asOf)}
      ) granted
      where y.id = ${systemId}::uuid`)
    const [row] = rows
    if (row === undefined) throw notFound('The system')
    return {
      ...row,
      createdAt: new Date(row.createdAt),
      retiredAt: row.retiredAt === null ? null : new Date(row.retiredAt),
    }
  },
})
