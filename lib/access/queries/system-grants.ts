import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import { type GrantRow, grantFacets } from '../model/grant-row.ts'
import { listFilterSchema } from '../model/list-filter.ts'
import { type ListPage, type ListSummary, readListCursor, writeListCursor } from '../model/list-page.ts'
import { countFacets } from '../rules/facet-count.ts'
import { grantConditions, grantKinds, grantSearch, grantsHeld } from './grant-conditions.ts'
import { allOf, heldAt } from './held-at.ts'
import { unusedDays } from './unused-days.ts'

const filter = listFilterSchema(grantFacets)
const asked = { systemId: z.uuid(), filter, asOf: z.date().nullable().default(null) }

/** One page of who may do what in a system, newest first: ids grow with time, so the index gives the order. */
export const listSystemGrants = defineQuery({
  permission: 'access.read',
  input: z.strictObject({
    ...asked,
    cursor: z.string().max(2_000).nullable().default(null),
    limit: z.int().min(1).max(500).default(100),
  }),
  async run({ ctx, db, input: { systemId, filter, asOf, cursor, limit }, now }): Promise<ListPage<GrantRow>> {
    const after = readListCursor(cursor)
    const days = await unusedDays(ctx)
    const { rows } = await db.execute<GrantRow>(sql`
      select g.id, g.account_id as "accountId", coalesce(v.username, '') as username, coalesce(v.kind, 'unknown') as kind,
        p.person_id as "personId", p.name as "personName", p.state as "personState", g.resource, g.role,
        g.is_privileged as "isPrivileged", g.path, coalesce(g.granted_at, g.valid_from) as since,
        g.last_used_at as "lastUsedAt", g.is_use_known as "isUseKnown"
      from ${grantsHeld(asOf)}
      where ${grantConditions(systemId, filter, asOf, now, days)}
        and ${after === null ? sql`true` : sql`g.id < ${after.id}::uuid`}
      order by g.id desc limit ${limit + 1}`)
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      rows: shown.map((row) => ({
        ...row,
        since: new Date(row.since).toISOString(),
        lastUsedAt: row.lastUsedAt && new Date(row.lastUsedAt).toISOString(),
      })),
      nextCursor: last === undefined ? null : writeListCursor({ key: '', id: last.id }),
    }
  },
})

type Bucket = {
  role: string
  resource: string
  privileged: boolean
  unused: boolean
  leaver: boolean
  count: number
}

/** How many grants of a system a filter holds, and what each facet would add. */
export const summariseSystemGrants = defineQuery({
  permission: 'access.read',
  input: z.strictObject(asked),
  async run({ ctx, db, input: { systemId, filter, asOf }, now }): Promise<ListSummary> {
    const is = grantKinds(asOf, now, await unusedDays(ctx))
    const { rows } = await db.execute<Bucket>(sql`
      select g.role, g.resource, ${is.privileged} as privileged, ${is.unused} as unused, ${is.leaver} as leaver,
        count(*)::int as count
      from ${grantsHeld(asOf)}
      where ${allOf([sql`g.system_id = ${systemId}::uuid`, heldAt('g', asOf), grantSearch(filter.q)])}
      group by 1, 2, 3, 4, 5`)
    return countFacets(
      grantFacets,
      rows.map((row) => ({
        count: row.count,
        values: {
          role: [row.role],
          resource: [row.resource],
          grants: (['privileged', 'unused', 'leaver'] as const).filter((name) => row[name]),
        },
      })),
      filter,
    )
  },
})
