import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { scanRuns } from '#db/schema/index.ts'

/** Where and when a run looked: what it opened or fixed carries this scope and this instant. */
export type RunMoment = { id: string; assetId: string; scopeId: string; at: Date }

/** Null when there is no such run, or it never got as far as a scope. */
export async function runMoment(db: Database, runId: string): Promise<RunMoment | null> {
  const [run] = await db
    .select({
      id: scanRuns.id,
      assetId: scanRuns.assetId,
      scopeId: scanRuns.scopeId,
      at: scanRuns.observedAt,
    })
    .from(scanRuns)
    .where(eq(scanRuns.id, runId))
  if (!run?.assetId || !run.scopeId || !run.at) return null
  return { id: run.id, assetId: run.assetId, scopeId: run.scopeId, at: run.at }
}
