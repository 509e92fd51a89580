import { defineRoute } from '#lib/platform/http/define-route.ts'
import { search } from '#lib/search/queries/search.ts'

/** Records for the command palette: `?q=` of at least two characters. */
export const GET = defineRoute(async ({ ctx, request }) => {
  const q = new URL(request.url).searchParams.get('q') ?? ''
  return Response.json(await search(ctx, { q }))
})
