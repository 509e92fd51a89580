import { attachToReport } from '#lib/incidents/commands/parts/attach-to-report.ts'
import { attachmentBytes } from '#lib/incidents/model/report.ts'
import { attachmentNameOf } from '#lib/incidents/rules/attachment-request.ts'
import { authorise } from '#lib/platform/auth/authorise.ts'
import { boundedBody } from '#lib/platform/http/bounded-body.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'

export const dynamic = 'force-dynamic'

/** Adds a file to a report: the raw body, its name in `X-Plumbline-File-Name`. 201 with the file's id. */
export const POST = defineRoute<{ id: string }>(async ({ ctx, request, params }) => {
  authorise(ctx, 'reports.file')
  const name = attachmentNameOf(request.headers)
  const bytes = await boundedBody(request, attachmentBytes)
  return Response.json(await attachToReport(ctx, params.id, { name, bytes }), { status: 201 })
})
