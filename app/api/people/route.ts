import { readListFilter } from '#lib/access/model/list-filter.ts'
import { personFacets } from '#lib/access/model/person-row.ts'
import { listPeople } from '#lib/access/queries/people.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'

export const dynamic = 'force-dynamic'

/** The next page of a list of people: the address of the page, plus `cursor`. */
export const GET = defineRoute(async ({ ctx, request }) => {
  const asked = new URL(request.url).searchParams
  const filter = readListFilter(personFacets, Object.fromEntries(asked))
  return Response.json(await listPeople(ctx, { filter, cursor: asked.get('cursor') }))
})
