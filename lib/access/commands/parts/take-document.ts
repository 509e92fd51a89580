import { eq } from 'drizzle-orm'
import { accessImports, accessSources } from '#db/schema/index.ts'
import { authorise } from '#lib/platform/auth/authorise.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { notFound } from '#lib/platform/errors.ts'
import { type Intake, takeUpload } from '#lib/platform/ingest/take-upload.ts'
import type { DocumentRequest } from '../../rules/document-request.ts'
import { type RegisteredImport, registerImport } from '../register-import.ts'

/**
 * The one way in for documents about people and access: permission and source before a byte is read, then the bytes
 * as they come, then the queued import. Nothing is parsed here.
 * @throws PlumblineError forbidden, not_found, conflict, limit_exceeded, invalid_input; nothing is kept then
 */
export async function takeDocument(
  ctx: Ctx,
  request: DocumentRequest,
  body: AsyncIterable<Uint8Array>,
  intake: Intake,
): Promise<RegisteredImport> {
  authorise(ctx, 'access.ingest')
  const sourceId = await sourceNamed(ctx, request.source)
  return takeUpload(ctx, body, request.declared, intake, {
    register: (sent) =>
      registerImport(ctx, {
        ...sent,
        fileName: request.fileName,
        sourceId,
        format: request.format,
        part: request.part,
        isDeclaredComplete: request.isDeclaredComplete,
        mapping: request.mapping,
        observedAt: request.observedAt,
      }),
    isClaimed: async (incomingId) =>
      (await ctx.db.$count(accessImports, eq(accessImports.incomingId, incomingId))) > 0,
  })
}

async function sourceNamed(ctx: Ctx, name: string): Promise<string> {
  const [source] = await ctx.db
    .select({ id: accessSources.id })
    .from(accessSources)
    .where(eq(accessSources.name, name))
  if (source) return source.id
  throw notFound(`The source "${name}"`, 'Create it under Manage, Sources, or correct its name.')
}
