import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { revocationEvents, revocations } from '#db/schema/index.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import type { RevocationStatus } from '../../model.ts'
import { move, type RevocationTransition } from '../../rules/revocation-state.ts'
import type { LockedRevocation } from './locked-revocation.ts'
import { followRevocations, notifyRevocations } from './tell-revocations.ts'

type Recorded = Partial<
  Pick<
    LockedRevocation,
    'claimedAt' | 'claimedByName' | 'claimNote' | 'riskAcceptedUntil' | 'riskAcceptedByName'
  >
>

/**
 * Moves one locked revocation, and keeps in its history who did it and why. Imports move theirs in
 * `prove-revocations`, many at once.
 * @throws PlumblineError `conflict` when its state does not allow it
 */
export async function moveRevocation(
  tx: Transaction,
  ctx: Ctx,
  revocation: LockedRevocation,
  transition: RevocationTransition,
  note: string | null,
  recorded: Recorded,
  now: Date,
): Promise<RevocationStatus> {
  const from = revocation.status
  const to = move(transition, from)
  await tx
    .update(revocations)
    .set({ ...recorded, status: to })
    .where(eq(revocations.id, revocation.id))
  await tx.insert(revocationEvents).values({
    id: newId(ctx.clock),
    revocationId: revocation.id,
    from,
    to,
    at: now,
    byId: ctx.actor.id,
    byName: ctx.actor.name,
    note,
  })
  await followRevocations(tx, now, now)
  await notifyRevocations(tx, [revocation.id])
  return to
}
