import { accountFacets } from '#lib/access/model/account-row.ts'
import { readListFilter } from '#lib/access/model/list-filter.ts'
import { listAccounts } from '#lib/access/queries/accounts.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'
import { asOfMoment } from '#lib/posture/rules/as-of-moment.ts'

export const dynamic = 'force-dynamic'

/** The next page of a list of accounts: the address of the page, plus `cursor`. */
export const GET = defineRoute(async ({ ctx, request }) => {
  const asked = new URL(request.url).searchParams
  return Response.json(
    await listAccounts(ctx, {
      filter: readListFilter(accountFacets, Object.fromEntries(asked)),
      asOf: asOfMoment(asked.get('asOf'), ctx.clock.now()),
      cursor: asked.get('cursor'),
    }),
  )
})
