import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { scimResources } from '#db/schema/index.ts'
import type { ScimType } from '../../model/scim/words.ts'
import { lockResource } from './lock-resource.ts'
import { ledgerEntry, requestImport, type Written } from './written.ts'

/** RFC 7644, section 3.6. What people and groups knew of it stays in the history of facts. @throws PlumblineError not_found */
export async function deleteResource(
  type: ScimType,
  id: string,
  { tx }: { tx: Transaction },
): Promise<Written<null>> {
  const { resource, sourceId } = await lockResource(tx, type, id)
  await tx.delete(scimResources).where(eq(scimResources.id, id))
  await requestImport(tx, sourceId)
  return { result: null, entry: ledgerEntry(type, id, resource) }
}
