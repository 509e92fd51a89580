import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { scimResources } from '#db/schema/index.ts'
import { notFound } from '#lib/platform/errors.ts'
import { isId } from '#lib/platform/ids.ts'
import type { ScimType } from '../../model/scim/words.ts'

/** @throws PlumblineError not_found */
export async function lockResource(
  tx: Transaction,
  type: ScimType,
  id: string,
): Promise<typeof scimResources.$inferSelect> {
  const [row] = isId(id)
    ? await tx
        .select()
        .from(scimResources)
        .where(and(eq(scimResources.id, id), eq(scimResources.type, type)))
        .for('update')
    : []
  if (row) return row
  throw notFound(`Resource ${id.slice(0, 100)}`, 'Create it, or search for it with a filter.')
}
