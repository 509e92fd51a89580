import canonicalize from 'canonicalize'
import { eq } from 'drizzle-orm'
import { DatabaseError } from 'pg'
import type { Transaction } from '#db/client.ts'
import { scimResources } from '#db/schema/index.ts'
import type { ScimType } from '../../model/scim/words.ts'
import type { ScimAttributes } from '../../rules/scim/read-resource.ts'
import type { ScimResource } from '../../rules/scim/represent.ts'
import { lockResource } from './lock-resource.ts'
import {
  externalIdOf,
  keyOf,
  ledgerEntry,
  requestImport,
  resourceOf,
  taken,
  type Written,
} from './written.ts'

/**
 * Changes a resource to what `change` makes of it; two changes of one resource follow each other. What changes nothing
 * leaves no trace: providers send the same again and again.
 * @throws PlumblineError not_found, with `uniqueness`, or whatever `change` throws
 */
export async function changeResource(
  type: ScimType,
  id: string,
  { tx, now }: { tx: Transaction; now: Date },
  change: (before: ScimResource) => ScimAttributes,
): Promise<Written> {
  const row = await lockResource(tx, type, id)
  const before = resourceOf(row)
  const attributes = change(before)
  const changed = changedNames(before.attributes, attributes)
  if (changed.length === 0) return { result: before, entry: null }
  const [after] = await tx
    .update(scimResources)
    .set({
      key: keyOf(type, attributes),
      externalId: externalIdOf(attributes),
      resource: attributes,
      updatedAt: now,
    })
    .where(eq(scimResources.id, id))
    .returning()
    .catch((error: unknown) => {
      throw isTaken(error) ? taken(type, attributes) : error
    })
  if (!after) throw new Error(`The locked resource ${id} is gone.`)
  await requestImport(tx, row.sourceId)
  return { result: resourceOf(after), entry: ledgerEntry(type, id, attributes, { changed }) }
}

function changedNames(before: ScimAttributes, after: ScimAttributes): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => canonicalize(before[name] ?? null) !== canonicalize(after[name] ?? null))
}

/** The name belongs to another resource: PostgreSQL's `unique_violation`. */
const isTaken = (error: unknown): boolean =>
  error instanceof Error && error.cause instanceof DatabaseError && error.cause.code === '23505'
