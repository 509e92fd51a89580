import type { Metadata } from 'next'
import { AccountDialog } from '#components/access/account-dialog.tsx'
import { AccountFacts } from '#components/access/account-facts.tsx'
import { AccountsExplorer } from '#components/access/accounts-explorer.tsx'
import { DecideAccount } from '#components/access/decide-account.tsx'
import { AsOfBanner } from '#components/posture/as-of-banner.tsx'
import { RefusedDay } from '#components/posture/refused-day.tsx'
import { QueryStore } from '#components/shell/query-store.tsx'
import { UrlStore } from '#components/table/url-store.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { accountFacets } from '#lib/access/model/account-row.ts'
import { accountsHeadline } from '#lib/access/model/headlines.ts'
import { isNarrowed, readListFilter, writeListFilter } from '#lib/access/model/list-filter.ts'
import { getAccount } from '#lib/access/queries/account.ts'
import { summariseAccounts } from '#lib/access/queries/account-summary.ts'
import { listAccounts } from '#lib/access/queries/accounts.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { isId } from '#lib/platform/ids.ts'
import { readAsOf } from '#lib/posture/model/as-of.ts'
import { endOfDay } from '#lib/posture/rules/end-of-day.ts'

export const metadata: Metadata = { title: 'Accounts' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Every account, the queue of those nobody answers for among them; `account` opens one over the list. */
export default async function AccountsPage({ searchParams }: Props) {
  const ctx = await pageCtx('access.read')
  const asked = await searchParams
  const asOf = readAsOf(asked.asOf, ctx.clock.now())
  if (asOf.kind === 'refused') return <RefusedDay {...asOf} what="access" livePath="/accounts" />
  const day = asOf.kind === 'day' ? asOf.day : null
  const moment = day === null ? null : endOfDay(day)
  const filter = readListFilter(accountFacets, asked)
  const wanted = { filter, asOf: moment }
  const chosen = typeof asked.account === 'string' && isId(asked.account) ? asked.account : null
  const [first, summary, account] = await Promise.all([
    listAccounts(ctx, wanted),
    summariseAccounts(ctx, wanted),
    chosen === null ? null : getAccount(ctx, { accountId: chosen, asOf: moment }),
  ])
  const now = moment ?? ctx.clock.now()
  const query = new URLSearchParams(writeListFilter(accountFacets, filter))
  if (day !== null) query.set('asOf', day)
  const mayManage = isAllowed(ctx, 'access.manage')
  const isFiltered = isNarrowed(accountFacets, filter)
  const listHref = query.size === 0 ? '/accounts' : `/accounts?${query}`
  return (
    <>
      {day !== null && (
        <AsOfBanner day={day} livePath={`/accounts?${writeListFilter(accountFacets, filter)}`} />
      )}
      <PageHeader
        title={accountsHeadline(summary, isFiltered)}
        lede="Every way to sign in that a system told of. Open one to say whose it is."
      />
      <UrlStore>
        <QueryStore>
          <AccountsExplorer
            query={query.toString()}
            first={first}
            summary={summary}
            now={now}
            mayManage={mayManage}
            isFiltered={isFiltered}
          />
        </QueryStore>
      </UrlStore>
      {account !== null && (
        <AccountDialog
          key={account.id}
          title={account.username}
          description={`An account of ${account.systemName}`}
          closeHref={listHref}
        >
          <AccountFacts account={account} now={now} />
          {mayManage && day === null && !account.isGone && (
            <DecideAccount
              accountId={account.id}
              username={account.username}
              kind={account.kind}
              person={account.person}
              closeHref={listHref}
            />
          )}
        </AccountDialog>
      )}
    </>
  )
}
