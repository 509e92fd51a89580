import { and, desc, eq, inArray, lt, or, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { assets, scanRuns } from '#db/schema/index.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { RunPage } from '../model/run.ts'
import { type RunFilter, runFilterSchema } from '../model/run-query.ts'

const cursorSchema = z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()])

/** Scan runs, newest first, keyset-paged over `scan_runs_received_idx`. */
export const listRuns = defineQuery({
  permission: 'runs.read',
  input: z.strictObject({
    filter: runFilterSchema,
    cursor: z.string().max(200).nullable().default(null),
    limit: z.int().min(1).max(200).default(50),
  }),
  async run({ db, input: { filter, cursor, limit } }): Promise<RunPage> {
    const rows = await db
      .select({
        id: scanRuns.id,
        status: scanRuns.status,
        assetName: assets.name,
        requestedAsset: scanRuns.requestedAsset,
        branch: scanRuns.branch,
        tool: scanRuns.tool,
        fileName: scanRuns.fileName,
        submittedBy: scanRuns.submittedByName,
        receivedAt: scanRuns.receivedAt,
        observedAt: scanRuns.observedAt,
        counts: scanRuns.counts,
      })
      .from(scanRuns)
      .leftJoin(assets, eq(assets.id, scanRuns.assetId))
      .where(and(...conditions(filter), after(cursor)))
      .orderBy(desc(scanRuns.receivedAt), desc(scanRuns.id))
      .limit(limit + 1)
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      rows: page.map(({ requestedAsset, ...row }) => ({
        ...row,
        assetName: row.assetName ?? requestedAsset,
      })),
      nextCursor:
        rows.length > limit && last ? JSON.stringify([last.receivedAt.toISOString(), last.id]) : null,
    }
  },
})

function conditions({ status, asset, tool }: RunFilter): (SQL | undefined)[] {
  return [
    status.length > 0 ? inArray(scanRuns.status, status) : undefined,
    asset.length > 0 ? inArray(scanRuns.assetId, asset) : undefined,
    tool.length > 0 ? inArray(scanRuns.tool, tool) : undefined,
  ]
}

/** An unreadable cursor starts the list anew. */
function after(cursor: string | null): SQL | undefined {
  const parsed = cursorSchema.safeParse(cursor === null ? null : tryJson(cursor))
  if (!parsed.success) return undefined
  const [receivedAt, id] = [new Date(parsed.data[0]), parsed.data[1]]
  return or(
    lt(scanRuns.receivedAt, receivedAt),
    and(eq(scanRuns.receivedAt, receivedAt), lt(scanRuns.id, id)),
  )
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
