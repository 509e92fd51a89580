import { defineRoute } from '#lib/platform/http/define-route.ts'
import { reviewerCandidates } from '#lib/reviews/queries/reviewer-candidates.ts'

export const dynamic = 'force-dynamic'

/** Active people by a part of their name or address (`q`), those who can sign in first: who may decide for another. */
export const GET = defineRoute(async ({ ctx, request }) => {
  const search = new URL(request.url).searchParams.get('q') ?? ''
  return Response.json({ rows: await reviewerCandidates(ctx, { search: search.slice(0, 100) }) })
})
