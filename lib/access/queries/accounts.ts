import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import { type AccountRow, accountFacets } from '../model/account-row.ts'
import { listFilterSchema } from '../model/list-filter.ts'
import { type ListPage, readListCursor, writeListCursor } from '../model/list-page.ts'
import { accountConditions, accountsHeld } from './account-conditions.ts'
import { heldAt } from './held-at.ts'

/** One page of accounts, by user name, now or as they stood at a moment. Keyset-paged; grants are counted for the page alone. */
export const listAccounts = defineQuery({
  permission: 'access.read',
  input: z.strictObject({
    filter: listFilterSchema(accountFacets),
    asOf: z.date().nullable().default(null),
    cursor: z.string().max(2_000).nullable().default(null),
    limit: z.int().min(1).max(500).default(100),
  }),
  async run({ db, input: { filter, asOf, cursor, limit }, now }): Promise<ListPage<AccountRow>> {
    const after = readListCursor(cursor)
    const { rows } = await db.execute<AccountRow & { key: string }>(sql`
      with page as materialized (
        select v.account_id as id, lower(v.username) as key, v.system_id, s.name as system_name, v.username, v.display_name,
          v.email, v.kind, v.status, v.mfa, p.person_id, p.name as person_name, p.state as person_state, v.matched_by,
          a.last_used_at, v.valid_from
        from ${accountsHeld(asOf)}
        where ${accountConditions(filter, asOf, now)}
          and ${after === null ? sql`true` : sql`(lower(v.username), v.account_id) > (${after.key}, ${after.id}::uuid)`}
        order by lower(v.username), v.account_id limit ${limit + 1}
      )
      select page.id, page.key, page.system_id as "systemId", page.system_name as "systemName", page.username,
        page.display_name as "displayName", page.email, page.kind, page.status, page.mfa, page.person_id as "personId",
        page.person_name as "personName", page.person_state as "personState", page.matched_by as "matchedBy",
        page.last_used_at as "lastUsedAt", page.valid_from as since, g.grants, g.privileged
      from page
      left join lateral (select count(*)::int as grants, count(*) filter (where g.is_privileged)::int as privileged
        from grants g where g.account_id = page.id and ${heldAt('g', asOf)}) g on true
      order by page.key, page.id`)
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      rows: shown.map(({ key: _, ...row }) => ({
        ...row,
        lastUsedAt: row.lastUsedAt && new Date(row.lastUsedAt).toISOString(),
        since: new Date(row.since).toISOString(),
      })),
      nextCursor: last === undefined ? null : writeListCursor(last),
    }
  },
})
