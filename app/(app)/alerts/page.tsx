import type { Metadata } from 'next'
import { AlertList } from '#components/alerts/alert-list.tsx'
import { inboxHeadline } from '#components/alerts/inbox-headline.ts'
import { NoAlerts } from '#components/alerts/no-alerts.tsx'
import { SeenMarker } from '#components/alerts/seen-marker.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { LinkTabs } from '#components/ui/link-tabs.tsx'
import { LoadMore } from '#components/ui/load-more.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { type InboxFilter, inboxHref, readInboxFilter } from '#lib/alerts/model/inbox.ts'
import { listAlerts } from '#lib/alerts/queries/inbox.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'

export const metadata: Metadata = { title: 'Alerts' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The inbox: what waits for whom, the most pressing first. */
export default async function AlertsPage({ searchParams }: Props) {
  const ctx = await pageCtx('alerts.own')
  const asked = await searchParams
  const cursor = typeof asked.after === 'string' ? asked.after : null
  const { filter, page } = await read(ctx, readInboxFilter(asked), cursor)
  const unseen = page.rows.filter(({ mine, closedAt }) => mine?.isSeen === false && closedAt === null)
  return (
    <>
      <PageHeader
        title={inboxHeadline(filter, page)}
        lede="An alert closes by itself when its cause is gone. Acknowledging it says that you have it."
        actions={<LinkButton href="/account/notifications">When to be mailed</LinkButton>}
      />
      <LinkTabs label="Which alerts" tabs={tabs(filter, page.counts)} />
      {page.rows.length === 0 ? (
        <NoAlerts filter={filter} maySeeAll={page.counts.all !== null} />
      ) : (
        <>
          <AlertList
            rows={page.rows}
            now={ctx.clock.now()}
            label={filter.show === 'open' ? 'Open alerts' : 'Closed alerts'}
          />
          <LoadMore
            shown={page.rows.length}
            noun={cursor === null ? 'alerts' : 'further alerts'}
            {...(page.nextCursor !== null && { href: inboxHref(filter, page.nextCursor) })}
          />
        </>
      )}
      <SeenMarker alertIds={unseen.map(({ id }) => id)} />
    </>
  )
}

/** Whoever may not see those of others, and asks for them, is shown their own. */
async function read(ctx: Awaited<ReturnType<typeof pageCtx>>, asked: InboxFilter, cursor: string | null) {
  const filter: InboxFilter =
    asked.whose === 'all' && !isAllowed(ctx, 'alerts.read') ? { ...asked, whose: 'mine' } : asked
  return { filter, page: await listAlerts(ctx, { ...filter, cursor }) }
}

function tabs(filter: InboxFilter, counts: { mine: number; all: number | null }) {
  const tab = (label: string, to: InboxFilter, count?: number) => ({
    label,
    href: inboxHref(to),
    isCurrent: to.show === filter.show && to.whose === filter.whose,
    ...(count !== undefined && { count }),
  })
  return [
    tab('Yours', { show: 'open', whose: 'mine' }, counts.mine),
    tab('Yours, closed', { show: 'closed', whose: 'mine' }),
    ...(counts.all === null
      ? []
      : [
          tab('Everybody’s', { show: 'open', whose: 'all' }, counts.all),
          tab('Everybody’s, closed', { show: 'closed', whose: 'all' }),
        ]),
  ]
}
