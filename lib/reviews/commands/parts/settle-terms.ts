import type { Ctx } from '#lib/platform/ctx.ts'
import { lastMoment } from '#lib/policy/rules/last-moment.ts'
import type { AskedTerms, DecisionTerms } from '../../model/decision.ts'
import { reviewTerms } from '../../queries/review-terms.ts'

/** The terms of a decision with the moment at which its approval ends: the last day counts to its end. */
export async function settleTerms(ctx: Ctx, { approvedUntil, ...terms }: AskedTerms): Promise<DecisionTerms> {
  if (approvedUntil === undefined) return terms
  const { time_zone } = await reviewTerms(ctx)
  return { ...terms, approvedUntil: lastMoment(approvedUntil, time_zone) }
}
