import type { KeyObject } from 'node:crypto'
import canonicalize from 'canonicalize'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { accessSources, scimResources } from '#db/schema/index.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { takeDocument } from '../commands/parts/take-document.ts'
import type { RegisteredImport } from '../commands/register-import.ts'
import { schemasOf } from '../model/scim/schemas.ts'
import { scimUrn } from '../model/scim/words.ts'

type Options = { key: KeyObject; maxBytes: number }

/**
 * Job `access.import-scim`: everything an identity provider has pushed, as one complete document that goes the way of
 * every document. A source that was retired meanwhile takes nothing in.
 */
export async function importScim(
  ctx: Ctx,
  sourceId: string,
  { key, maxBytes }: Options,
): Promise<RegisteredImport | null> {
  // Before anything is read: what is not in the document may have gone at any moment until it was.
  const observedAt = ctx.clock.now()
  const [source] = await ctx.db
    .select({ name: accessSources.name })
    .from(accessSources)
    .where(and(eq(accessSources.id, sourceId), isNull(accessSources.retiredAt)))
  if (!source) return null
  const bytes = await scimDocument(ctx.db, sourceId)
  return takeDocument(
    ctx,
    {
      source: source.name,
      format: 'scim',
      part: null,
      isDeclaredComplete: true,
      observedAt,
      mapping: null,
      fileName: 'scim.json',
      declared: { size: bytes.length, sha256: null },
    },
    once(bytes),
    { key, maxBytes, collector: 'scim' },
  )
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

/**
 * All resources of a source as one list (RFC 7644, section 3.4.2), in canonical form (RFC 8785) and the order of their
 * ids: the same resources are the same bytes.
 */
async function scimDocument(db: Database, sourceId: string): Promise<Buffer> {
  const rows = await db
    .select()
    .from(scimResources)
    .where(eq(scimResources.sourceId, sourceId))
    .orderBy(asc(scimResources.type), asc(scimResources.id))
  const document = {
    schemas: [scimUrn.listResponse],
    totalResults: rows.length,
    Resources: rows.map(({ id, type, resource }) => ({
      ...resource,
      id,
      schemas: [schemasOf[type].core.id],
    })),
  }
  const text = canonicalize(document)
  if (text === undefined) throw new Error('The resources of SCIM cannot be written as JSON.')
  return Buffer.from(text)
}
