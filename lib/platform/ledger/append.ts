import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { Ctx } from '../ctx.ts'
import { type LedgerObject, sealLeaf } from './leaf.ts'

export type LedgerWrite = {
  action: string
  object: LedgerObject
  payload: Record<string, unknown>
  evidence?: readonly string[]
  decision?: string
}

/**
 * Appends one entry inside the caller's transaction and returns its index. The database function reads the
 * searchable columns out of the leaf and refuses a payload the leaf does not commit to.
 */
export async function append(tx: Transaction, ctx: Ctx, write: LedgerWrite): Promise<number> {
  const { leaf, salt, payload } = sealLeaf({
    ...write,
    at: ctx.clock.now(),
    actor: ctx.actor,
    assurance: ctx.assurance,
    sessionId: ctx.sessionId,
    requestId: ctx.requestId,
  })
  const { rows } = await tx.execute<{ index: string }>(
    sql`select ledger_append(${leaf}, ${salt}, ${payload}) as index`,
  )
  return Number(rows[0]?.index)
}
