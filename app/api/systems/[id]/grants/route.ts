import { grantFacets } from '#lib/access/model/grant-row.ts'
import { readListFilter } from '#lib/access/model/list-filter.ts'
import { listSystemGrants } from '#lib/access/queries/system-grants.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'
import { isId } from '#lib/platform/ids.ts'
import { readAsOf } from '#lib/posture/model/as-of.ts'
import { endOfDay } from '#lib/posture/rules/end-of-day.ts'

export const dynamic = 'force-dynamic'

/** The next page of who may do what in a system: the address of its page, plus `cursor`. */
export const GET = defineRoute<{ id: string }>(async ({ ctx, request, params }) => {
  if (!isId(params.id)) throw notFound('The system')
  const asked = new URL(request.url).searchParams
  const day = readAsOf(asked.get('asOf') ?? undefined, ctx.clock.now())
  return Response.json(
    await listSystemGrants(ctx, {
      systemId: params.id,
      filter: readListFilter(grantFacets, Object.fromEntries(asked)),
      asOf: day.kind === 'day' ? endOfDay(day.day) : null,
      cursor: asked.get('cursor'),
    }),
  )
})
