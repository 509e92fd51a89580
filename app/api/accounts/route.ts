import { accountFacets } from '#lib/access/model/account-row.ts'
import { readListFilter } from '#lib/access/model/list-filter.ts'
import { listAccounts } from '#lib/access/queries/accounts.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'
import { readAsOf } from '#lib/posture/model/as-of.ts'
import { endOfDay } from '#lib/posture/rules/end-of-day.ts'

export const dynamic = 'force-dynamic'

/** The next page of a list of accounts: the address of the page, plus `cursor`. */
export const GET = defineRoute(async ({ ctx, request }) => {
  const asked = new URL(request.url).searchParams
  const day = readAsOf(asked.get('asOf') ?? undefined, ctx.clock.now())
  return Response.json(
    await listAccounts(ctx, {
      filter: readListFilter(accountFacets, Object.fromEntries(asked)),
      asOf: day.kind === 'day' ? endOfDay(day.day) : null,
      cursor: asked.get('cursor'),
    }),
  )
})
