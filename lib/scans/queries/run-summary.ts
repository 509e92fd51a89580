import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import type { FacetCount } from '../model/finding-row.ts'
import { runStatusWords } from '../model/run.ts'
import { type RunStatus, runStatuses } from '../model.ts'

export type RunSummary = { total: number; statuses: FacetCount[]; tools: FacetCount[]; assets: FacetCount[] }

type Row = {
  status: RunStatus
  tool: string | null
  assetId: string | null
  assetName: string | null
  count: number
}

/** How many runs there are of each status, tool and asset. Runs are few: thousands where findings are millions. */
export const summariseRuns = defineQuery({
  permission: 'runs.read',
  input: z.strictObject({}),
  async run({ db }): Promise<RunSummary> {
    const { rows } = await db.execute<Row>(sql`
      select r.status, r.tool, r.asset_id as "assetId", a.name as "assetName", count(*)::int as count
      from scan_runs r left join assets a on a.id = r.asset_id group by 1, 2, 3, 4`)
    const status = tally(rows, (row) => [row.status, runStatusWords[row.status]])
    return {
      total: rows.reduce((sum, { count }) => sum + count, 0),
      statuses: runStatuses.flatMap((word) => status.filter(({ value }) => value === word)),
      tools: tally(rows, (row) => row.tool && [row.tool, row.tool]),
      assets: tally(rows, (row) => row.assetId && row.assetName && [row.assetId, row.assetName]),
    }
  },
})

/** Most first, then by name. */
function tally(rows: readonly Row[], of: (row: Row) => [string, string] | '' | null): FacetCount[] {
  const counts = new Map<string, FacetCount>()
  for (const row of rows) {
    const named = of(row)
    if (!named) continue
    const [value, label] = named
    counts.set(value, { value, label, count: (counts.get(value)?.count ?? 0) + row.count })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.label.localeCompare(b.label))
}
