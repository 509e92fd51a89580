import type { Transaction } from '#db/client.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { type ActingPerson, actingPerson } from '../../queries/acting-person.ts'

export type Reviewer = ActingPerson & { personId: string }

/** The signed-in person as the register knows them: reviews are decided by people, never by a job or a token. */
export async function asReviewer(tx: Transaction, ctx: Ctx): Promise<Reviewer> {
  const person = await actingPerson(tx, ctx)
  if (person === null) {
    throw new PlumblineError('forbidden', 'Only a person can decide this.', 'Sign in and decide it there.')
  }
  if (person.personId === null) {
    throw new PlumblineError(
      'forbidden',
      `Nobody in the register of people has your e-mail address, ${person.email}.`,
      'Ask the lead to have the register corrected, or to name another reviewer.',
    )
  }
  return { ...person, personId: person.personId }
}
