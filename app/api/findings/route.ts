import { defineRoute } from '#lib/platform/http/define-route.ts'
import { readFindingFilter } from '#lib/scans/model/finding-query.ts'
import { listFindings } from '#lib/scans/queries/findings.ts'

export const dynamic = 'force-dynamic'

/** The next page of a list of findings: the address of the page, plus `cursor`. */
export const GET = defineRoute(async ({ ctx, request }) => {
  const asked = new URL(request.url).searchParams
  const filter = readFindingFilter(Object.fromEntries(asked))
  return Response.json(await listFindings(ctx, { filter, cursor: asked.get('cursor') }))
})
