import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { assets, scanScopes } from '#db/schema/index.ts'
import type { Clock } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/ids.ts'
import type { AssetKind, ScanKind } from '../../rules/subject.ts'

export type ScopeKey = {
  tool: string
  configuration: string
  /** The sender gave it its name; otherwise it was read from the report. */
  isConfigurationNamed: boolean
  branch: string
  kind: ScanKind
}
export type LockedScope = { id: string; lastCompleteAt: Date | null }

/** The asset of that name, made when it is new; posture then counts the branch of this first report. */
export async function findAsset(
  tx: Transaction,
  clock: Clock,
  name: string,
  kind: AssetKind,
  branch: string,
): Promise<string> {
  await tx
    .insert(assets)
    .values({ id: newId(clock), name, kind, defaultBranch: branch, createdAt: clock.now() })
    .onConflictDoNothing()
  const [asset] = await tx.select({ id: assets.id }).from(assets).where(eq(assets.name, name))
  if (!asset) throw new Error(`The asset "${name}" was neither made nor found.`)
  return asset.id
}

/**
 * The scope of closing, made when it is new, and locked until the transaction ends: runs of one scope are merged
 * one after another (FORMATS, invariants).
 */
export async function lockScope(
  tx: Transaction,
  clock: Clock,
  assetId: string,
  key: ScopeKey,
  isPartial: boolean,
): Promise<LockedScope> {
  // The asset's lock, so that two first runs of one scope do not both make it.
  await tx.execute(sql`select 1 from assets where id = ${assetId} for update`)
  const scopes = await tx
    .select()
    .from(scanScopes)
    .where(
      and(eq(scanScopes.assetId, assetId), eq(scanScopes.tool, key.tool), eq(scanScopes.branch, key.branch)),
    )
    .for('update')
  const exact = scopes.find(({ configuration }) => configuration === key.configuration)
  if (exact) return exact
  // A report that broke off may not say how the scanner was set up. It joins the one scope it can belong to, and a
  // scope that only such reports made becomes that of the first complete one: no finding stands in two scopes. Where
  // the sender has named the configuration there is nothing to guess.
  const neighbours = scopes.filter(
    ({ lastCompleteRunId, isConfigurationNamed }) =>
      !isConfigurationNamed && (isPartial || lastCompleteRunId === null),
  )
  const [neighbour] = neighbours
  if (neighbour && neighbours.length === 1 && !key.isConfigurationNamed) {
    const { configuration, kind } = key
    if (!isPartial)
      await tx.update(scanScopes).set({ configuration, kind }).where(eq(scanScopes.id, neighbour.id))
    return neighbour
  }
  const id = newId(clock)
  await tx.insert(scanScopes).values({ id, assetId, ...key, createdAt: clock.now() })
  return { id, lastCompleteAt: null }
}
