import { eq } from 'drizzle-orm'
import { systems } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { claimRevocationSchema } from '../model/revocation-input.ts'
import { mayClaim } from '../rules/may-act-on-revocation.ts'
import { asActing } from './parts/acting-on-revocation.ts'
import { lockRevocation } from './parts/locked-revocation.ts'
import { moveRevocation } from './parts/move-revocation.ts'

/**
 * Says that the access was taken away. It proves nothing and stops no clock: the next complete import shows whether it
 * is so, and a claim that is not goes back to open with the claim kept.
 */
export const claimRevocation = defineCommand({
  action: 'revocation.claim',
  permission: 'revocations.claim',
  input: claimRevocationSchema,
  async run({ ctx, input: { revocationId, note }, tx, now }) {
    const acting = await asActing(tx, ctx)
    const revocation = await lockRevocation(tx, revocationId)
    const [system] = await tx
      .select({ ownerId: systems.ownerId })
      .from(systems)
      .where(eq(systems.id, revocation.systemId))
    if (!mayClaim(acting, [revocation.ownerId, system?.ownerId ?? null])) {
      throw new PlumblineError(
        'forbidden',
        'Somebody else owes this.',
        'The owner of the system, the lead or an administrator says when it is done.',
      )
    }
    const claim = { claimedAt: now, claimedByName: ctx.actor.name, claimNote: note || null }
    const status = await moveRevocation(tx, ctx, revocation, 'claim', note || null, claim, now)
    return {
      result: { status },
      entry: {
        object: { type: 'revocation', id: revocationId },
        payload: { note, target: revocation.target },
        decision: status,
      },
    }
  },
})
