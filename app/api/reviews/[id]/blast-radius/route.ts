import { authorise } from '#lib/platform/auth/authorise.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { boundedBody } from '#lib/platform/http/bounded-body.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'
import { bulkPreview } from '#lib/reviews/queries/bulk-preview.ts'

export const dynamic = 'force-dynamic'

/** 500 ids and a decision. */
const maxBytes = 64 * 1024

/** What one decision about several items would touch. Changes nothing; POST because the list is long. */
export const POST = defineRoute<{ id: string }>(async ({ ctx, request, params }) => {
  // Before the body is looked at: a refusal does not depend on what was sent.
  authorise(ctx, 'reviews.own')
  const { itemIds, decision } = readJson(await boundedBody(request, maxBytes))
  return Response.json(await bulkPreview(ctx, { campaignId: params.id, itemIds, decision }))
})

/** The query validates what is in it. */
function readJson(body: Uint8Array): Pick<Parameters<typeof bulkPreview>[1], 'itemIds' | 'decision'> {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch (cause) {
    throw new PlumblineError('invalid_input', 'The request is not JSON.', 'Reload the queue and try again.', {
      cause,
    })
  }
}
