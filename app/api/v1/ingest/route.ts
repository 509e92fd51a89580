import type { Ctx } from '#lib/platform/ctx.ts'
import { settings } from '#lib/platform/env.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'
import { secretKey } from '#lib/platform/secrets.ts'
import { takeReport } from '#lib/scans/commands/parts/take-report.ts'
import { readUploadRequest } from '#lib/scans/rules/upload-request.ts'

export const dynamic = 'force-dynamic'

/**
 * Takes a report in as the raw body, gzip or plain. 202 with the run's id; what became of it is asked at
 * `statusUrl`. The address and headers are documented in `readUploadRequest`.
 */
export const POST = defineRoute(async ({ ctx, request }) => {
  const { publicUrl, limits } = settings()
  const upload = readUploadRequest(new URL(request.url), request.headers)
  const { runId, isDuplicate } = await takeReport(ctx, upload, bodyOf(request), {
    key: secretKey('encryption'),
    maxBytes: limits.reportBytes,
    collector: collectorOf(ctx, request.headers),
  })
  const statusUrl = `${publicUrl}/api/v1/runs/${runId}`
  return Response.json(
    { runId, status: 'queued', duplicate: isDuplicate, statusUrl },
    { status: 202, headers: { Location: statusUrl } },
  )
})

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
