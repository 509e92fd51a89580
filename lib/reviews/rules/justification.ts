import type { DecisionTerms } from '../model/decision.ts'
import type { ItemReason } from '../model/item.ts'
import { shortestJustification } from '../model/justification.ts'
import { isApproval } from './judge-item.ts'

/** Reasons for which an approval needs words. */
export const demandingReasons: readonly ItemReason['code'][] = [
  'privileged',
  'unused',
  'orphan',
  'separation_of_duties',
]

/** Approving privileged, unused, orphan or conflicting access needs a reason in words (issue 3). */
export const mustJustify = (reasons: readonly Pick<ItemReason, 'code'>[]): boolean =>
  reasons.some(({ code }) => demandingReasons.includes(code))

/** Does this decision say enough about an item with these reasons? */
export const isJustified = (
  { decision, justification }: Pick<DecisionTerms, 'decision' | 'justification'>,
  reasons: readonly Pick<ItemReason, 'code'>[],
): boolean =>
  !isApproval(decision) || !mustJustify(reasons) || (justification ?? '').length >= shortestJustification
