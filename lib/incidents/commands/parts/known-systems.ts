import { inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { systems } from '#db/schema/index.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

/**
 * The named systems, each once.
 * @throws PlumblineError `invalid_input` when one is not in the inventory
 */
export async function knownSystems(tx: Transaction, systemIds: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(systemIds)]
  if (wanted.length === 0) return wanted
  const rows = await tx.select({ id: systems.id }).from(systems).where(inArray(systems.id, wanted))
  if (rows.length === wanted.length) return wanted
  throw new PlumblineError(
    'invalid_input',
    'One of the systems is not in the inventory.',
    'Choose from the list of systems; a lead or an administrator adds new ones.',
    { details: [{ path: 'systemIds', message: 'names an unknown system' }] },
  )
}
