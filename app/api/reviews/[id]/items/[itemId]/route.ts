import { defineRoute } from '#lib/platform/http/define-route.ts'
import { queueItem } from '#lib/reviews/queries/queue-item.ts'

export const dynamic = 'force-dynamic'

/** One item with its history. */
export const GET = defineRoute<{ id: string; itemId: string }>(async ({ ctx, params }) =>
  Response.json(await queueItem(ctx, { campaignId: params.id, itemId: params.itemId })),
)
