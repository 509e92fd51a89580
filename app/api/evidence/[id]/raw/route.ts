import { Readable } from 'node:stream'
import { downloadEvidence } from '#lib/evidence/commands/download-evidence.ts'
import { artifactStore } from '#lib/platform/artifacts/store.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'
import { isId } from '#lib/platform/ids.ts'

export const dynamic = 'force-dynamic'

/**
 * The stored bytes of a record, streamed. Their size and digest (RFC 9530) go ahead, so that whoever takes them can
 * tell whether all of them arrived: Next.js removes a Content-Length from what a route handler streams.
 */
export const GET = defineRoute<{ id: string }>(async ({ ctx, params }) => {
  if (!isId(params.id)) throw notFound('The evidence record')
  const { sha256, size, fileName } = await downloadEvidence(ctx, { evidenceId: params.id })
  const bytes = Readable.from(artifactStore().read(ctx.db, sha256), { objectMode: false })
  return new Response(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, {
    headers: {
      'Content-Type': 'application/octet-stream',
      'X-Plumbline-Size': String(size),
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Content-Digest': `sha-256=:${sha256.toString('base64')}:`,
    },
  })
})
