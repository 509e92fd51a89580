import { takeDocument } from '#lib/access/commands/parts/take-document.ts'
import { namesSource, readDocumentRequest } from '#lib/access/rules/document-request.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { settings } from '#lib/platform/env.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'
import { secretKey } from '#lib/platform/secrets.ts'
import { takeReport } from '#lib/scans/commands/parts/take-report.ts'
import { readUploadRequest } from '#lib/scans/rules/upload-request.ts'

export const dynamic = 'force-dynamic'

/**
 * Takes a document in as the raw body, gzip or plain: with a source it is about people or access, without one it is a
 * scan report. 202 with the id of its run or import; what became of it is asked at `statusUrl`. The address and headers
 * are documented in `readUploadRequest` and `readDocumentRequest`.
 */
export const POST = defineRoute(async ({ ctx, request }) => {
  const { publicUrl } = settings()
  const { id, isDuplicate } = await take(ctx, request)
  const statusUrl = `${publicUrl}/api/v1/runs/${id}`
  return Response.json(
    { runId: id, status: 'queued', duplicate: isDuplicate, statusUrl },
    { status: 202, headers: { Location: statusUrl } },
  )
})

async function take(ctx: Ctx, request: Request): Promise<{ id: string; isDuplicate: boolean }> {
  const url = new URL(request.url)
  const intake = {
    key: secretKey('encryption'),
    maxBytes: settings().limits.reportBytes,
    collector: collectorOf(ctx, request.headers),
  }
  if (namesSource(url, request.headers)) {
    const asked = readDocumentRequest(url, request.headers)
    const { importId, isDuplicate } = await takeDocument(ctx, asked, bodyOf(request), intake)
    return { id: importId, isDuplicate }
  }
  const upload = readUploadRequest(url, request.headers)
  const { runId, isDuplicate } = await takeReport(ctx, upload, bodyOf(request), intake)
  return { id: runId, isDuplicate }
}

function bodyOf(request: Request): AsyncIterable<Uint8Array> {
  if (request.body !== null) return request.body
  throw new PlumblineError(
    'invalid_input',
    'The request has no body.',
    'Send the report as the body of the request.',
  )
}

/** Who brought it, as the evidence will say: our own command line names itself, with its version. */
function collectorOf(ctx: Ctx, headers: Headers): string {
  const named = headers.get('x-plumbline-collector') ?? ''
  if (ctx.actor.type === 'user') return 'browser'
  return /^cli\/[\w.-]{1,40}$/.test(named) ? named : 'api'
}
