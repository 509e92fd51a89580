import { findImportReceipt } from '#lib/access/queries/import-receipt.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'
import { isId } from '#lib/platform/ids.ts'
import { getRun } from '#lib/scans/queries/run.ts'

export const dynamic = 'force-dynamic'

/**
 * The receipt of a scan run, or of an import of people or access (`type: "import"`): its status, counts, problems, the
 * digest of its evidence, and what to do about an error.
 */
export const GET = defineRoute<{ id: string }>(async ({ ctx, params }) => {
  if (!isId(params.id)) throw notFound('The run', 'Use the statusUrl that the ingestion answered with.')
  const receipt = await findImportReceipt(ctx, { importId: params.id })
  return Response.json(receipt ?? (await getRun(ctx, { runId: params.id })))
})
