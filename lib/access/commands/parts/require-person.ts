import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { personVersions } from '#db/schema/index.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

/** A person whom a register lists and who has not left. @throws PlumblineError invalid_input */
export async function requirePerson(
  tx: Transaction,
  personId: string,
  path = 'ownerId',
): Promise<{ id: string; name: string }> {
  const [person] = await tx
    .select({ name: personVersions.name, state: personVersions.state })
    .from(personVersions)
    .where(and(eq(personVersions.personId, personId), isNull(personVersions.validTo)))
  if (person && person.state !== 'left') return { id: personId, name: person.name }
  throw new PlumblineError(
    'invalid_input',
    person ? `${person.name} has left.` : 'This person is in no register.',
    'Choose somebody who is here.',
    { details: [{ path, message: person ? 'has left' : 'is in no register' }] },
  )
}
