import { notFound } from '#lib/platform/errors.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'
import { isId } from '#lib/platform/ids.ts'
import { getRun } from '#lib/scans/queries/run.ts'

export const dynamic = 'force-dynamic'

/** The receipt of a run: its status, counts, problems, the digest of its evidence, and what to do about an error. */
export const GET = defineRoute<{ id: string }>(async ({ ctx, params }) => {
  if (!isId(params.id)) throw notFound('The scan run', 'Use the statusUrl that the ingestion answered with.')
  return Response.json(await getRun(ctx, { runId: params.id }))
})
