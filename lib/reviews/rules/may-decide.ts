import { dayMs } from '#lib/platform/clock.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { type DecisionTerms, type ItemRefusal, longestApprovalDays } from '../model/decision.ts'
import type { ItemReason } from '../model/item.ts'
import { shortestJustification } from '../model/justification.ts'
import { isJustified } from './justification.ts'
import { changesSince, type ItemState } from './stale-item.ts'

/** One item as a decision about it is judged. */
export type DecidableItem = ItemState & {
  id: string
  what: string
  role: string
  reasons: readonly ItemReason[]
  /** Whose access it was when the item was made, and whose it is now. */
  personId: string | null
  owner: AccountOwner | null
}

/** Whose an account is now: a person's, else that of whoever has its e-mail address. */
export type AccountOwner = { personId: string | null; email: string | null }

export type Decider = { personId: string | null; sameIds: readonly string[]; email: string }

/** The terms on their own: a date within a year for an approval that ends, a role for a reduction. */
export function assertTerms(terms: DecisionTerms, now: Date): void {
  if (terms.decision === 'approve_until') {
    const days = terms.approvedUntil ? (terms.approvedUntil.getTime() - now.getTime()) / dayMs : 0
    if (days <= 0 || days > longestApprovalDays) {
      throw new PlumblineError(
        'invalid_input',
        days <= 0
          ? 'The last day of the approval is not in the future.'
          : 'An approval lasts a year at most.',
        'Choose a day within the next twelve months.',
        { details: [{ path: 'approvedUntil', message: 'a day within the next twelve months' }] },
      )
    }
  }
  if (terms.decision === 'reduce' && terms.reduceToRole === undefined) {
    throw new PlumblineError(
      'invalid_input',
      'It is not said which role is left.',
      'Name the role to reduce it to, or revoke it.',
      { details: [{ path: 'reduceToRole', message: 'the role that is left' }] },
    )
  }
}

/** It is theirs: by person, then or now, or, where an account belongs to nobody yet, by its e-mail address. */
export function isOwnAccess(
  { personId, owner }: Pick<DecidableItem, 'personId' | 'owner'>,
  decider: Decider,
): boolean {
  const isTheirs = (id: string | null | undefined) => id != null && decider.sameIds.includes(id)
  if (isTheirs(personId) || isTheirs(owner?.personId)) return true
  return owner !== null && owner.personId === null && owner.email !== null && owner.email === decider.email
}

/** Why this person may not decide this item so; null when they may. The first obstacle counts. */
export function refuseDecision(
  item: DecidableItem,
  decider: Decider,
  terms: DecisionTerms,
  seen: { version: number; snapshotHash: string },
): ItemRefusal | null {
  const refusal = (code: ItemRefusal['code'], message: string, nextStep: string): ItemRefusal => ({
    itemId: item.id,
    code,
    what: item.what,
    message,
    nextStep,
  })
  if (isOwnAccess(item, decider)) {
    return refusal(
      'self_review',
      'This is your own access: nobody reviews themselves.',
      'Hand it on: the owner of the system or the lead decides it.',
    )
  }
  if (item.reviewerId !== decider.personId)
    return refusal('not_yours', 'This is for somebody else to decide.', 'Ask the lead to hand it to you.')
  if (item.supersededAt)
    return refusal(
      'gone',
      'The access changed, and another item took the place of this one.',
      'Reload the queue.',
    )
  if (item.signedAt)
    return refusal('signed', 'You signed this: it can no longer change.', 'Reload the queue.')
  if (item.goneAt)
    return refusal('gone', 'The access has ended: nothing is left to decide.', 'Reload the queue.')
  const changes = changesSince(seen, item)
  if (changes.length > 0) {
    return refusal(
      'changed',
      changes.map(({ message }) => message).join(' '),
      'Look at the item as it is now, then decide.',
    )
  }
  if (terms.decision === 'reduce' && terms.reduceToRole === item.role)
    return refusal('same_role', `${item.role} is the role it has.`, 'Name a lesser role.')
  if (!isJustified(terms, item.reasons)) {
    return refusal(
      'justification',
      'This access is privileged, unused, unowned or conflicting: an approval needs its reason.',
      `Say in at least ${shortestJustification} characters why it is needed.`,
    )
  }
  return null
}
