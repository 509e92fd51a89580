import { defineRoute } from '#lib/platform/http/define-route.ts'
import { readQueueRequest } from '#lib/reviews/model/queue-query.ts'
import { queue } from '#lib/reviews/queries/queue.ts'

export const dynamic = 'force-dynamic'

const pageSize = 100

/** The next page of a reviewer's queue, or of one group of it. */
export const GET = defineRoute<{ id: string }>(async ({ ctx, request, params }) => {
  const asked = readQueueRequest(Object.fromEntries(new URL(request.url).searchParams))
  return Response.json(await queue(ctx, { campaignId: params.id, limit: pageSize, ...asked }))
})
