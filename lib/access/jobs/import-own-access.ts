import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Pool } from 'pg'
import { accessSources, systems } from '#db/schema/index.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { createSource } from '../commands/create-source.ts'
import { createSystem } from '../commands/create-system.ts'
import { describeSystem } from '../commands/describe-system.ts'
import type { MergedImport } from '../commands/merge-import/index.ts'
import { takeDocument } from '../commands/parts/take-document.ts'
import { ownAccessDocument } from './own-access-document.ts'
import { type ProcessImportOptions, processImport } from './process-import.ts'

export const ownSourceName = 'Plumbline’s own roles and tokens'
const ownSystemName = 'Plumbline'

type Options = Pick<ProcessImportOptions, 'key' | 'limits'> & { maxBytes: number; isLastAttempt: boolean }

/**
 * Job `access.import-own-access`: who may do what in Plumbline, by an import like any other: the same door, the same
 * evidence, the same merge. The first run registers the system and its source.
 */
export async function importOwnAccess(
  ctx: Ctx,
  pool: Pool,
  { maxBytes, ...options }: Options,
): Promise<MergedImport | null> {
  const source = await ownSource(ctx)
  const bytes = await ownAccessDocument(ctx.db, source.id, ctx.clock.now())
  const { importId } = await takeDocument(
    ctx,
    {
      source: source.name,
      format: 'plumbline',
      part: null,
      isDeclaredComplete: true,
      observedAt: ctx.clock.now(),
      mapping: null,
      fileName: 'own-access.json',
      declared: { size: bytes.length, sha256: null },
    },
    once(bytes),
    { key: options.key, maxBytes, collector: 'plumbline' },
  )
  // At once: whoever took a role away wants to see it gone. The job that registering it left finds it done.
  const merged = await processImport(ctx, pool, importId, { ...options, isReleased: false })
  await nameOwner(ctx, source.systemId)
  return merged
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

async function ownSource(ctx: Ctx): Promise<{ id: string; name: string; systemId: string }> {
  const [known] = await ctx.db
    .select()
    .from(accessSources)
    .where(eq(accessSources.kind, 'plumbline'))
    .limit(1)
  if (known?.systemId) return { id: known.id, name: known.name, systemId: known.systemId }
  // Together or not at all: a command called with a transaction for its database joins it.
  return ctx.db.transaction(async (tx) => {
    const joined = { ...ctx, db: tx }
    const { systemId } = await createSystem(joined, {
      name: ownSystemName,
      purpose: 'Shows whether the infrastructure stands true to its policy',
      environment: 'production',
      criticality: 'high',
      ownerId: null,
      isIdentityAware: true,
    })
    const { sourceId } = await createSource(joined, { name: ownSourceName, kind: 'plumbline', systemId })
    return { id: sourceId, name: ownSourceName, systemId }
  })
}

/** A lead answers for Plumbline, until somebody says otherwise. The first import has to bring the person first. */
async function nameOwner(ctx: Ctx, systemId: string): Promise<void> {
  const [system] = await ctx.db
    .select()
    .from(systems)
    .where(and(eq(systems.id, systemId), isNull(systems.ownerId)))
  if (!system) return
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select v.person_id as id from users u join user_roles r on r.user_id = u.id and r.role = 'lead'
    join person_versions v on v.email = u.email and v.valid_to is null and v.state <> 'left'
    where u.status = 'active' order by r.granted_at, u.id limit 1`)
  const [lead] = rows
  if (!lead) return
  const { name, purpose, environment, criticality, isIdentityAware } = system
  await describeSystem(ctx, {
    systemId,
    name,
    purpose,
    environment,
    criticality,
    isIdentityAware,
    ownerId: lead.id,
  })
}
