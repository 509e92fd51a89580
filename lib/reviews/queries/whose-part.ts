import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { actingPerson } from './acting-person.ts'

/**
 * Whose part is read: the caller's own, or another's for those who may read every campaign (lead, auditor,
 * administrator) and for the reviewer's manager, who is told when it is overdue. Reading decides nothing.
 * @throws PlumblineError `conflict` when the caller is nobody of the register; `forbidden` for somebody else's part
 */
export async function whosePart(db: Database, ctx: Ctx, reviewerId: string | undefined): Promise<string> {
  const mayReadAll = isAllowed(ctx, 'reviews.read')
  if (reviewerId !== undefined && mayReadAll) return reviewerId
  const person = await actingPerson(db, ctx)
  if (person?.personId && (reviewerId === undefined || person.sameIds.includes(reviewerId)))
    return reviewerId ?? person.personId
  if (person && reviewerId !== undefined && (await isManagedBy(db, reviewerId, person.sameIds)))
    return reviewerId
  if (reviewerId !== undefined) {
    throw new PlumblineError(
      'forbidden',
      'This is somebody else’s part of the review.',
      'Open your own reviews.',
    )
  }
  // They may review; it is the register that does not know them.
  throw new PlumblineError(
    'conflict',
    'Nobody in the register of people has your e-mail address, so nothing is for you to review.',
    'Ask the lead to have the register corrected.',
  )
}

async function isManagedBy(
  db: Database,
  reviewerId: string,
  managerIds: readonly string[],
): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select 1 from person_versions where person_id = ${reviewerId}::uuid and valid_to is null
      and manager_id = any(${sql.param([...managerIds])}::uuid[])`)
  return rows.length > 0
}
