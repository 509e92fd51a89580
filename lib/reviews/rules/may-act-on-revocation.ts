import { dayMs } from '#lib/platform/clock.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { longestRiskDays } from '../model/revocation-input.ts'

/** The signed-in person: as a user, and as the people of the register who share their e-mail address. */
export type Acting = { userId: string; sameIds: readonly string[]; roles: ReadonlySet<string> }

/** Whose word a claim may be: whoever owes the removal, or answers for the pillar or the installation. */
export const mayClaim = (acting: Acting, ownerIds: readonly (string | null)[]): boolean =>
  acting.roles.has('lead') ||
  acting.roles.has('admin') ||
  ownerIds.some((id) => id !== null && acting.sameIds.includes(id))

/**
 * Why this person may not let the access stay; null when they may. Whoever decided that it goes does not decide that it
 * stays (SECURITY, "a requester never approves their own exception"), and nobody decides about their own access.
 */
export function refuseRisk(
  acting: Acting,
  revocation: { requestedById: string; isOwn: boolean },
): PlumblineError | null {
  if (revocation.requestedById === acting.userId) {
    return new PlumblineError(
      'forbidden',
      'You decided that this access goes, so somebody else decides whether it may stay.',
      'Ask another lead.',
    )
  }
  return revocation.isOwn ? ownAccess() : null
}

/** Nobody decides on their own access (SECURITY, authorisation). */
export const ownAccess = (): PlumblineError =>
  new PlumblineError(
    'forbidden',
    'This is your own access: nobody decides about their own.',
    'Ask another lead.',
  )

/** @throws PlumblineError `invalid_input` when an acceptance would end in the past, or lasts too long */
export function assertRiskTerm(until: Date, now: Date): void {
  const days = (until.getTime() - now.getTime()) / dayMs
  if (days > 0 && days <= longestRiskDays) return
  throw new PlumblineError(
    'invalid_input',
    days <= 0
      ? 'The last day of the acceptance is past.'
      : `A risk is accepted for ${longestRiskDays} days at most.`,
    `Choose a day within the next ${longestRiskDays} days.`,
    { details: [{ path: 'until', message: `a day within the next ${longestRiskDays} days` }] },
  )
}
