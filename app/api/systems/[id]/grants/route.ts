import { grantFacets } from '#lib/access/model/grant-row.ts'
import { readListFilter } from '#lib/access/model/list-filter.ts'
import { listSystemGrants } from '#lib/access/queries/system-grants.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'
import { isId } from '#lib/platform/ids.ts'
import { asOfMoment } from '#lib/posture/rules/as-of-moment.ts'

export const dynamic = 'force-dynamic'

/** The next page of who may do what in a system: the address of its page, plus `cursor`. */
export const GET = defineRoute<{ id: string }>(async ({ ctx, request, params }) => {
  if (!isId(params.id)) throw notFound('The system')
  const asked = new URL(request.url).searchParams
  return Response.json(
    await listSystemGrants(ctx, {
      systemId: params.id,
      filter: readListFilter(grantFacets, Object.fromEntries(asked)),
      asOf: asOfMoment(asked.get('asOf'), ctx.clock.now()),
      cursor: asked.get('cursor'),
    }),
  )
})
