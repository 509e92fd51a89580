import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import { accountFacets } from '../model/account-row.ts'
import { listFilterSchema } from '../model/list-filter.ts'
import type { ListSummary } from '../model/list-page.ts'
import type { AccountKind, AccountStatus, MfaLevel } from '../model.ts'
import { countFacets } from '../rules/facet-count.ts'
import { accountSearch, accountStandings, accountsHeld } from './account-conditions.ts'
import { allOf, heldAt } from './held-at.ts'

type Bucket = {
  systemId: string
  systemName: string
  kind: AccountKind
  status: AccountStatus
  mfa: MfaLevel
  unmatched: boolean
  leaver: boolean
  orphan: boolean
  dormant: boolean
  uncovered: boolean
  count: number
}
const standingNames = ['unmatched', 'leaver', 'orphan', 'dormant'] as const

/** How many accounts a filter holds, and what each facet would add. */
export const summariseAccounts = defineQuery({
  permission: 'access.read',
  input: z.strictObject({
    filter: listFilterSchema(accountFacets),
    asOf: z.date().nullable().default(null),
  }),
  async run({ db, input: { filter, asOf }, now }): Promise<ListSummary> {
    const is = accountStandings(asOf, now)
    const { rows } = await db.execute<Bucket>(sql`
      select v.system_id as "systemId", min(s.name) as "systemName", v.kind, v.status, v.mfa, ${is.unmatched} as unmatched,
        ${is.leaver} as leaver, ${is.orphan} as orphan, ${is.dormant} as dormant, ${is.uncovered} as uncovered,
        count(*)::int as count
      from ${accountsHeld(asOf)}
      where ${allOf([heldAt('v', asOf), accountSearch(filter.q)])}
      group by 1, 3, 4, 5, 6, 7, 8, 9, 10`)
    return countFacets(
      accountFacets,
      rows.map((row) => ({
        count: row.count,
        values: {
          system: [row.systemId],
          kind: [row.kind],
          status: [row.status],
          mfa: [row.mfa, ...(row.uncovered ? ['uncovered'] : [])],
          standing: standingNames.filter((name) => row[name]),
        },
      })),
      filter,
      new Map(rows.map(({ systemId, systemName }) => [systemId, systemName])),
    )
  },
})
