import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { lastMoment } from '#lib/policy/rules/last-moment.ts'
import { acceptRiskSchema } from '../model/revocation-input.ts'
import { reviewTerms } from '../queries/review-terms.ts'
import { assertRiskTerm, refuseRisk } from '../rules/may-act-on-revocation.ts'
import { asActing, isTheirs } from './parts/acting-on-revocation.ts'
import { lockRevocation } from './parts/locked-revocation.ts'
import { moveRevocation } from './parts/move-revocation.ts'

/**
 * Accepts until a day that the access stays. Under a fresh second factor, and never by whoever decided that it goes or
 * whose access it is. After that day it is owed as before, with the deadline that it had.
 */
export const acceptRisk = defineCommand({
  action: 'revocation.accept-risk',
  permission: 'revocations.decide',
  input: acceptRiskSchema,
  async run({ ctx, input, tx, now }) {
    requireRecentMfa(ctx)
    const { revocationId, reason, compensatingControl } = input
    const until = lastMoment(input.until, (await reviewTerms({ ...ctx, db: tx })).time_zone)
    assertRiskTerm(until, now)
    const acting = await asActing(tx, ctx)
    const revocation = await lockRevocation(tx, revocationId)
    const isOwn = await isTheirs(tx, revocation, acting)
    const refusal = refuseRisk(acting, { requestedById: revocation.requestedById, isOwn })
    if (refusal) throw refusal
    const note = `${reason}\nCompensating control: ${compensatingControl}`
    const accepted = { riskAcceptedUntil: until, riskAcceptedByName: ctx.actor.name }
    const status = await moveRevocation(tx, ctx, revocation, 'accept_risk', note, accepted, now)
    return {
      result: { status },
      entry: {
        object: { type: 'revocation', id: revocationId },
        payload: { reason, compensatingControl, until: until.toISOString(), target: revocation.target },
        decision: status,
      },
    }
  },
})
