import type { Transaction } from '#db/client.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { readCallablePeople } from '../../queries/callable-people.ts'

/**
 * Refuses people who could not respond: they would be called for nothing.
 * @returns the names, in the order of the ids
 * @throws PlumblineError `invalid_input`
 */
export async function requireCallable(tx: Transaction, userIds: readonly string[]): Promise<string[]> {
  const names = new Map((await readCallablePeople(tx)).map(({ id, name }) => [id, name]))
  return userIds.map((id) => {
    const name = names.get(id)
    if (name === undefined)
      throw new PlumblineError(
        'invalid_input',
        'Somebody you chose may not respond to incidents.',
        'Choose people with the role of lead or responder, or have an administrator give it to them first.',
      )
    return name
  })
}
