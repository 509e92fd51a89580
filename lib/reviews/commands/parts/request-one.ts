import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { insertRevocations } from './insert-revocations.ts'
import { notifyRevocations, queueTickets } from './tell-revocations.ts'

type Wanted = { grantId: string; grantKey: Uint8Array; reduceToRole: string | null; reason: string }
type Requested = { revocationId: string; dueAt: Date | null }

/**
 * Asks that one grant goes, outside of any review. Where it is asked for already, that revocation stands.
 * @returns `dueAt` null when nothing was written
 */
export async function requestOne(
  tx: Transaction,
  ctx: Ctx,
  { grantKey, ...wanted }: Wanted,
  now: Date,
): Promise<Requested> {
  const [requested] = await insertRevocations(tx, ctx, [{ ...wanted, campaignId: null, itemId: null }], now)
  if (!requested) return { revocationId: await owedRevocationOf(tx, grantKey), dueAt: null }
  await queueTickets(tx, ctx, [{ id: requested.id, event: 'requested' }])
  await notifyRevocations(tx, [requested.id])
  return { revocationId: requested.id, dueAt: requested.dueAt }
}

async function owedRevocationOf(tx: Transaction, grantKey: Uint8Array): Promise<string> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from revocations where grant_key = ${Buffer.from(grantKey)}
      and status in ('open', 'claimed_done', 'still_present', 'not_supported', 'risk_accepted')`)
  const [found] = rows
  if (!found) throw new Error('A grant could neither be asked to go nor had it been asked before.')
  return found.id
}
