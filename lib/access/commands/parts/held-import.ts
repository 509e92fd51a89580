import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { accessImports } from '#db/schema/index.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'

/** Why an import cannot be released or rejected. */
export async function notHeld(tx: Transaction, importId: string): Promise<PlumblineError> {
  const [one] = await tx
    .select({ status: accessImports.status })
    .from(accessImports)
    .where(eq(accessImports.id, importId))
  if (!one) return notFound('The import')
  return new PlumblineError(
    'conflict',
    one.status === 'held'
      ? 'This import was released already and is being merged.'
      : `This import is ${one.status}: it does not wait for anybody.`,
    'Reload the page to see what became of it.',
  )
}
