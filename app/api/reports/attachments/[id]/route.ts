import { Readable } from 'node:stream'
import { reportAttachment } from '#lib/incidents/queries/report-attachment.ts'
import { authorise } from '#lib/platform/auth/authorise.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'
import { isId } from '#lib/platform/ids.ts'

export const dynamic = 'force-dynamic'

/** A file of a report, opened block by block. Always a download: what a stranger attached is never shown as a page. */
export const GET = defineRoute<{ id: string }>(async ({ ctx, params }) => {
  authorise(ctx, 'reports.own')
  if (!isId(params.id)) throw notFound('The file')
  const { name, size, bytes } = await reportAttachment(ctx, params.id)
  const body = Readable.toWeb(Readable.from(bytes, { objectMode: false })) as ReadableStream<Uint8Array>
  return new Response(body, {
    headers: {
      'Content-Type': 'application/octet-stream',
      'X-Plumbline-Size': String(size),
      // RFC 6266: a plain name for old clients, the true one for the others.
      'Content-Disposition': `attachment; filename="attachment"; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`,
    },
  })
})
