import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { users } from '#db/schema/identity.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

/** @throws PlumblineError `conflict` when somebody has this address already */
export async function refuseKnownEmail(tx: Transaction, email: string): Promise<void> {
  const [known] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email))
  if (!known) return
  throw new PlumblineError(
    'conflict',
    `There is already a person with the address ${email}.`,
    'Look them up under People; a new link can be made there.',
    { details: [{ path: 'email', message: 'belongs to somebody already' }] },
  )
}
