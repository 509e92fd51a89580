import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { assets, scanScopes } from '#db/schema/index.ts'
import type { Clock } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/ids.ts'
import type { AssetKind, ScanKind } from '../../rules/subject.ts'

export type ScopeKey = { tool: string; configuration: string; branch: string; kind: ScanKind }
export type LockedScope = { id: string; lastCompleteAt: Date | null; isNew: boolean }

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
 * The scope of closing, made when it is new, and locked until the transaction ends: runs of one scope are
 * merged one after another (FORMATS, invariants).
 */
export async function lockScope(
  tx: Transaction,
  clock: Clock,
  assetId: string,
  key: ScopeKey,
): Promise<LockedScope> {
  const inserted = await tx
    .insert(scanScopes)
    .values({ id: newId(clock), assetId, ...key, createdAt: clock.now() })
    .onConflictDoNothing()
    .returning({ id: scanScopes.id })
  const [scope] = await tx
    .select({ id: scanScopes.id, lastCompleteAt: scanScopes.lastCompleteAt })
    .from(scanScopes)
    .where(
      sql`${scanScopes.assetId} = ${assetId} and ${scanScopes.tool} = ${key.tool}
        and ${scanScopes.configuration} = ${key.configuration} and ${scanScopes.branch} = ${key.branch}`,
    )
    .for('update')
  if (!scope) throw new Error('The scope was neither made nor found.')
  return { ...scope, isNew: inserted.length > 0 }
}
