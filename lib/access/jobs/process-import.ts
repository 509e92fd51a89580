import type { KeyObject } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Pool } from 'pg'
import { accessImports, accessSources, evidence } from '#db/schema/index.ts'
import { artifactStore } from '#lib/platform/artifacts/store.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { notify } from '#lib/platform/events/notify.ts'
import type { DecodeLimits } from '#lib/platform/ingest/gunzip.ts'
import type { JsonLimits } from '#lib/platform/ingest/json/limits.ts'
import { onOneConnection } from '#lib/platform/ingest/on-one-connection.ts'
import { isWaiting, settle } from '#lib/platform/ingest/settle.ts'
import { readHead, readUpload, type StoredUpload, storeUpload } from '#lib/platform/ingest/store-upload.ts'
import { failImport } from '../commands/fail-import.ts'
import { type MergedImport, mergeImport } from '../commands/merge-import/index.ts'
import { accessFormatSchema } from '../model/format.ts'
import { detectDocument } from '../parsers/detect-document.ts'
import type { DocumentParser } from '../parsers/parser.ts'

export type ProcessImportOptions = {
  /** Of uploads. */
  key: KeyObject
  limits: { decode: DecodeLimits; json: JsonLimits }
  isReleased: boolean
  /** No further attempt follows: an unexpected error then fails the import instead of being tried again. */
  isLastAttempt: boolean
}

/**
 * Job `access.process-import`: takes a queued import through to its end: upload → artifact → facts. Killed at any point
 * it starts over, because only `mergeImport` changes facts, and that commits as a whole.
 */
export async function processImport(
  ctx: Ctx,
  pool: Pool,
  importId: string,
  options: ProcessImportOptions,
): Promise<MergedImport | null> {
  const [one] = await ctx.db.select().from(accessImports).where(eq(accessImports.id, importId))
  const { isReleased, isLastAttempt } = options
  if (!one || !isWaiting(one.status, isReleased)) return null
  const attempt = async () => {
    await markProcessing(ctx, one)
    const { document, parser } =
      one.evidenceId === null ? await takeIn(ctx, one, options) : await stored(ctx, one, one.evidenceId)
    const source = {
      open: () => artifactStore().read(ctx.db, Buffer.from(document.sha256, 'hex')),
      limits: options.limits.json,
    }
    return await onOneConnection(ctx, pool, (own, client) =>
      mergeImport(own, { importId, isReleased, document, parser, source, client }),
    )
  }
  return await settle(ctx, { noun: 'document', isLastAttempt }, attempt, (told) =>
    failImport(ctx, { importId, ...told }),
  )
}

type Import = typeof accessImports.$inferSelect
type Taken = { document: StoredUpload; parser: DocumentParser }

async function markProcessing(ctx: Ctx, one: Import): Promise<void> {
  if (one.status === 'held') return
  await ctx.db.transaction(async (tx) => {
    await tx.update(accessImports).set({ status: 'processing' }).where(eq(accessImports.id, one.id))
    await notify(tx, { topic: 'access', keys: [one.sourceId, one.id] })
  })
}

async function takeIn(ctx: Ctx, one: Import, { key, limits }: ProcessImportOptions): Promise<Taken> {
  if (one.incomingId === null) throw new Error(`Import ${one.id} has neither an upload nor evidence.`)
  const sent = { sha256: Buffer.from(one.sentSha256), size: one.sentSize }
  const upload = { incomingId: one.incomingId, sent }
  // Before anything is kept: what no parser knows leaves no artifact.
  const head = await readHead(readUpload(ctx.db, key, upload, limits.decode))
  const parser = await parserOf(ctx, one, head)
  return { parser, document: await storeUpload(ctx.db, ctx.clock, key, upload, limits.decode) }
}

/** A released import is merged again from its artifact: the upload is gone, the evidence is not. */
async function stored(ctx: Ctx, one: Import, evidenceId: string): Promise<Taken> {
  const [row] = await ctx.db.select().from(evidence).where(eq(evidence.id, evidenceId))
  if (!row) throw new Error(`Evidence ${evidenceId} does not exist.`)
  const head = await readHead(artifactStore().read(ctx.db, row.sha256))
  const { original, encoding } = row.receipt
  return {
    parser: await parserOf(ctx, one, head),
    document: { sha256: Buffer.from(row.sha256).toString('hex'), original, encoding },
  }
}

async function parserOf(
  ctx: Ctx,
  { sourceId, format, mapping }: Import,
  head: string,
): Promise<DocumentParser> {
  const [source] = await ctx.db.select().from(accessSources).where(eq(accessSources.id, sourceId))
  if (!source) throw new Error(`Source ${sourceId} does not exist.`)
  const mappedAs = mapping && (mapping.target === 'people' ? 'people-csv' : 'access-csv')
  return detectDocument(head, accessFormatSchema.safeParse(format).data, { kind: source.kind, mappedAs })
}
