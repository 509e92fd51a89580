import { fileReport } from '#lib/incidents/commands/parts/file-report.ts'
import { attachmentBytes, type ReportText } from '#lib/incidents/model/report.ts'
import { readReportRequest } from '#lib/incidents/rules/report-request.ts'
import { authorise } from '#lib/platform/auth/authorise.ts'
import { settings } from '#lib/platform/env.ts'
import { boundedBody } from '#lib/platform/http/bounded-body.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'

export const dynamic = 'force-dynamic'

/** The text, and one file of the largest size: more files follow one by one. */
const mostBytes = attachmentBytes + 1024 * 1024

/**
 * Files a report with its files, as a token's owner or as who is signed in: 201 with its id, or nothing was filed;
 * docs/confidential-reports.md.
 */
export const POST = defineRoute(async ({ ctx, request }) => {
  // Before the body is read: it may be large.
  authorise(ctx, 'reports.file')
  const body = await boundedBody(request, mostBytes)
  const { text, files } = await readReportRequest(body, request.headers.get('content-type') ?? '')
  // The command parses it: whatever else the request says is refused by name.
  const { reportId, name } = await fileReport(ctx, text as ReportText, files)
  const statusUrl = `${settings().publicUrl}/report/${reportId}`
  return Response.json(
    { reportId, name, attachments: files.length, statusUrl },
    { status: 201, headers: { Location: statusUrl } },
  )
})
