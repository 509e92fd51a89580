import type { Transaction } from '#db/client.ts'
import { scimResources } from '#db/schema/index.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import type { ScimType } from '../../model/scim/words.ts'
import { readResource, requireSchema } from '../../rules/scim/read-resource.ts'
import { openScimSource } from '../open-scim-source.ts'
import {
  externalIdOf,
  keyOf,
  ledgerEntry,
  requestImport,
  resourceOf,
  taken,
  type Written,
} from './written.ts'

type Args = { ctx: Ctx; tx: Transaction; now: Date }

/** RFC 7644, section 3.3. @throws PlumblineError with `uniqueness`, `invalidSyntax` or `invalidValue` */
export async function createResource(
  type: ScimType,
  sent: Record<string, unknown>,
  { ctx, tx, now }: Args,
): Promise<Written> {
  requireSchema(type, sent)
  const attributes = readResource(type, sent)
  const { sourceId } = await openScimSource({ ...ctx, db: tx }, {})
  const [row] = await tx
    .insert(scimResources)
    .values({
      id: newId(ctx.clock),
      sourceId,
      type,
      key: keyOf(type, attributes),
      externalId: externalIdOf(attributes),
      resource: attributes,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing({ target: [scimResources.sourceId, scimResources.type, scimResources.key] })
    .returning()
  if (!row) throw taken(type, attributes)
  await requestImport(tx, sourceId)
  return { result: resourceOf(row), entry: ledgerEntry(type, row.id, attributes) }
}
