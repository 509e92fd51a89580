import type { Database } from '#db/client.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { actingPerson } from './acting-person.ts'

/**
 * Whose part is read: the caller's own, or another's for those who may read every campaign (lead, auditor,
 * administrator).
 */
export async function whosePart(db: Database, ctx: Ctx, reviewerId: string | undefined): Promise<string> {
  const mayReadAll = isAllowed(ctx, 'reviews.read')
  if (reviewerId !== undefined && mayReadAll) return reviewerId
  const person = await actingPerson(db, ctx)
  if (person?.personId && (reviewerId === undefined || person.sameIds.includes(reviewerId)))
    return reviewerId ?? person.personId
  throw new PlumblineError(
    'forbidden',
    reviewerId === undefined
      ? 'Nobody in the register of people has your e-mail address, so nothing is for you to review.'
      : 'This is somebody else’s part of the review.',
    reviewerId === undefined ? 'Ask the lead to have the register corrected.' : 'Open your own reviews.',
  )
}
