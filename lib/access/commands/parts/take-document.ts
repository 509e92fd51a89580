import type { KeyObject } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { accessImports, accessSources } from '#db/schema/index.ts'
import { authorise } from '#lib/platform/auth/authorise.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { notFound } from '#lib/platform/errors.ts'
import { discard, receive } from '#lib/platform/ingest/incoming.ts'
import { unbroken } from '#lib/platform/ingest/unbroken.ts'
import type { DocumentRequest } from '../../rules/document-request.ts'
import { type RegisteredImport, registerImport } from '../register-import.ts'

export type Intake = { key: KeyObject; maxBytes: number; collector: string }

/**
 * The one way in for documents about people and access: permission and source before a byte is read, then the bytes
 * as they come, then the queued import. Nothing is parsed here.
 * @throws PlumblineError forbidden, not_found, conflict, limit_exceeded, invalid_input; nothing is kept then
 */
export async function takeDocument(
  ctx: Ctx,
  request: DocumentRequest,
  body: AsyncIterable<Uint8Array>,
  { key, maxBytes, collector }: Intake,
): Promise<RegisteredImport> {
  authorise(ctx, 'access.ingest')
  const sourceId = await sourceNamed(ctx, request.source)
  const received = await receive(ctx.db, key, ctx.clock, unbroken(body), request.declared, maxBytes)
  try {
    return await registerImport(ctx, {
      incomingId: received.id,
      sha256: received.sha256.toString('hex'),
      size: received.size,
      fileName: request.fileName,
      sourceId,
      format: request.format,
      part: request.part,
      isDeclaredComplete: request.isDeclaredComplete,
      mapping: request.mapping,
      observedAt: request.observedAt,
      collector,
    })
  } catch (error) {
    // The refusal is what its sender is to hear, even when nothing can be deleted: housekeeping does it later.
    await discardUnclaimed(ctx, received.id).catch(() => undefined)
    throw error
  }
}

async function sourceNamed(ctx: Ctx, name: string): Promise<string> {
  const [source] = await ctx.db
    .select({ id: accessSources.id })
    .from(accessSources)
    .where(eq(accessSources.name, name))
  if (source) return source.id
  throw notFound(`The source "${name}"`, 'Create it under Manage, Sources, or correct its name.')
}

/** An upload that no import refers to. One may: its transaction can commit and its answer be lost. */
async function discardUnclaimed(ctx: Ctx, incomingId: string): Promise<void> {
  const [claim] = await ctx.db
    .select({ id: accessImports.id })
    .from(accessImports)
    .where(eq(accessImports.incomingId, incomingId))
    .limit(1)
  if (!claim) await discard(ctx.db, incomingId)
}
