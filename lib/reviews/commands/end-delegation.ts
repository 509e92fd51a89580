import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { reviewDelegations } from '#db/schema/index.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { actingPerson } from '../queries/acting-person.ts'
import { returnDelegated } from './parts/apply-delegation.ts'

/** Ends a delegation early: by whoever handed on or received, or by the lead. What is undecided goes back. */
export const endDelegation = defineCommand({
  action: 'review-delegation.end',
  permission: 'reviews.own',
  input: z.strictObject({ delegationId: z.uuid() }),
  async run({ ctx, input: { delegationId }, tx, now }) {
    const [delegation] = await tx
      .select()
      .from(reviewDelegations)
      .where(eq(reviewDelegations.id, delegationId))
      .for('update')
    if (!delegation) throw notFound('The delegation')
    const person = await actingPerson(tx, ctx)
    const isOwn = person !== null && [delegation.fromId, delegation.toId].includes(person.personId ?? '')
    if (!isOwn && !isAllowed(ctx, 'reviews.manage')) {
      throw new PlumblineError('forbidden', 'This is between two other people.', 'Ask them, or the lead.')
    }
    if (delegation.endedAt) {
      throw new PlumblineError('conflict', 'This delegation has ended already.', 'Reload the page.')
    }
    await tx.update(reviewDelegations).set({ endedAt: now }).where(eq(reviewDelegations.id, delegationId))
    const moved = await returnDelegated(tx, ctx, delegation, now)
    await notify(tx, { topic: 'reviews', keys: [] })
    return {
      result: { moved },
      entry: {
        object: { type: 'review-delegation', id: delegationId },
        payload: { fromId: delegation.fromId, toId: delegation.toId, moved },
        decision: 'ended',
      },
    }
  },
})
