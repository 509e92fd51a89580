import { and, eq, ne } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { accessSources, systems } from '#db/schema/index.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

/** Names tell systems and sources apart, for people and for senders. @throws PlumblineError conflict */
export async function refuseKnownName(
  tx: Transaction,
  table: typeof systems | typeof accessSources,
  name: string,
  noun: 'system' | 'source',
  exceptId?: string,
): Promise<void> {
  const isOther = exceptId === undefined ? undefined : ne(table.id, exceptId)
  const [known] = await tx
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.name, name), isOther))
    .limit(1)
  if (!known) return
  throw new PlumblineError(
    'conflict',
    `There is a ${noun} named "${name}" already.`,
    'Choose another name; one that was retired keeps its name.',
    { details: [{ path: 'name', message: 'is taken' }] },
  )
}
