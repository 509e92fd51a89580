import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { reviewDelegations } from '#db/schema/index.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { newId } from '#lib/platform/ids.ts'
import { lastMomentSchema } from '#lib/policy/model/last-moment.ts'
import { lastMoment } from '#lib/policy/rules/last-moment.ts'
import { readOrganisation } from '../queries/organisation.ts'
import { reviewTerms } from '../queries/review-terms.ts'
import { applyDelegation } from './parts/apply-delegation.ts'
import { asReviewer } from './parts/reviewer-of.ts'

const longestDays = 190

/**
 * Somebody else decides during a time: one's own reviews, or, by the lead, anybody's. One step only: who receives
 * may not have handed on their own, and what they receive goes no further. Nobody gets to decide on themselves.
 */
export const delegateReviews = defineCommand({
  action: 'review-delegation.create',
  permission: 'reviews.own',
  input: z.strictObject({
    /** The caller by default. */
    fromId: z.uuid().optional(),
    toId: z.uuid(),
    validFrom: z.coerce.date().optional(),
    validTo: lastMomentSchema,
    reason: z.string().trim().min(1, 'say why').max(2_000),
  }),
  async run({ ctx, input, tx, now }) {
    const caller = await asReviewer(tx, ctx)
    const fromId = input.fromId ?? caller.personId
    if (fromId !== caller.personId && !isAllowed(ctx, 'reviews.manage')) {
      throw new PlumblineError(
        'forbidden',
        'Only the lead names a stand-in for somebody else.',
        'Ask them, or the lead.',
      )
    }
    const validFrom = input.validFrom ?? now
    const validTo = lastMoment(input.validTo, (await reviewTerms({ ...ctx, db: tx })).time_zone)
    assertTime(validFrom, validTo, now)
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('review-delegations'))`)
    await assertOneStep(tx, fromId, input.toId, validFrom, validTo)
    const { people } = await readOrganisation(tx)
    if (people.get(input.toId)?.isActive !== true) {
      throw new PlumblineError('invalid_input', 'That person is not active.', 'Name somebody who is.', {
        details: [{ path: 'toId', message: 'an active person' }],
      })
    }
    const id = newId(ctx.clock)
    await tx.insert(reviewDelegations).values({
      id,
      fromId,
      toId: input.toId,
      validFrom,
      validTo,
      reason: input.reason,
      createdBy: caller.userId,
      createdAt: now,
    })
    const moved = validFrom <= now ? await applyDelegation(tx, ctx, { fromId, toId: input.toId }, now) : 0
    await notify(tx, { topic: 'reviews', keys: [] })
    return {
      result: { delegationId: id, moved },
      entry: {
        object: { type: 'review-delegation', id },
        payload: {
          fromId,
          toId: input.toId,
          validFrom: validFrom.toISOString(),
          validTo: validTo.toISOString(),
          reason: input.reason,
          moved,
        },
        decision: 'delegated',
      },
    }
  },
})

function assertTime(validFrom: Date, validTo: Date, now: Date): void {
  const days = (validTo.getTime() - validFrom.getTime()) / dayMs
  if (validTo > now && days > 0 && days <= longestDays) return
  throw new PlumblineError(
    'invalid_input',
    'A delegation ends in the future, after it begins, and lasts half a year at most.',
    'Choose other days.',
    { details: [{ path: 'validTo', message: 'a day within half a year of the first' }] },
  )
}

async function assertOneStep(
  tx: Transaction,
  fromId: string,
  toId: string,
  from: Date,
  to: Date,
): Promise<void> {
  if (fromId === toId) {
    throw new PlumblineError('invalid_input', 'Nobody stands in for themselves.', 'Name somebody else.', {
      details: [{ path: 'toId', message: 'somebody else' }],
    })
  }
  const { rows } = await tx.execute<{ from_id: string; to_id: string }>(sql`
    select from_id, to_id from review_delegations
    where ended_at is null and valid_from < ${to.toISOString()}::timestamptz and valid_to > ${from.toISOString()}::timestamptz
      and (from_id in (${fromId}::uuid, ${toId}::uuid) or to_id = ${fromId}::uuid)`)
  const [other] = rows
  if (!other) return
  const message =
    other.from_id === fromId
      ? 'Somebody stands in during that time already.'
      : other.from_id === toId
        ? 'That person has handed on their own reviews during that time.'
        : 'During that time, this person stands in for somebody else.'
  throw new PlumblineError('conflict', message, 'End that delegation first, or choose other days.')
}
