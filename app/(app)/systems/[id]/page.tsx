import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { FeedTable } from '#components/access/feed-table.tsx'
import { GrantsExplorer } from '#components/access/grants-explorer.tsx'
import { RetireSystem } from '#components/access/retire-button.tsx'
import { SilentSources } from '#components/access/silent-sources.tsx'
import { SystemDialog } from '#components/access/system-dialog.tsx'
import { SystemFigures } from '#components/access/system-facts.tsx'
import { SystemLede } from '#components/access/system-lede.tsx'
import { AsOfBanner } from '#components/posture/as-of-banner.tsx'
import { RefusedDay } from '#components/posture/refused-day.tsx'
import { QueryStore } from '#components/shell/query-store.tsx'
import { UrlStore } from '#components/table/url-store.tsx'
import { Breadcrumbs } from '#components/ui/breadcrumbs.tsx'
import { Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { grantFacets } from '#lib/access/model/grant-row.ts'
import { systemHeadline } from '#lib/access/model/headlines.ts'
import { readListFilter, writeListFilter } from '#lib/access/model/list-filter.ts'
import { listSources } from '#lib/access/queries/sources.ts'
import { getSystem } from '#lib/access/queries/system.ts'
import { listSystemGrants, summariseSystemGrants } from '#lib/access/queries/system-grants.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { isId } from '#lib/platform/ids.ts'
import { readAsOf, withAsOf } from '#lib/posture/model/as-of.ts'
import { endOfDay } from '#lib/posture/rules/end-of-day.ts'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Once a request, for the title and for the page. */
const load = cache(async (systemId: string, day: string | null) => {
  const ctx = await pageCtx('access.read')
  if (!isId(systemId)) notFound()
  const system = await getSystem(ctx, { systemId, asOf: day === null ? null : endOfDay(day) }).catch(
    (error: unknown) => {
      if (isPlumblineError(error) && error.code === 'not_found') notFound()
      throw error
    },
  )
  return { ctx, system }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { system } = await load((await params).id, null)
  return { title: system.name }
}

/** One system: who can do what, live or as of a day, and where that is known from. */
export default async function SystemPage({ params, searchParams }: Props) {
  const ctx = await pageCtx('access.read')
  const { id } = await params
  const asked = await searchParams
  const asOf = readAsOf(asked.asOf, ctx.clock.now())
  if (asOf.kind === 'refused') return <RefusedDay {...asOf} what="access" livePath={`/systems/${id}`} />
  const day = asOf.kind === 'day' ? asOf.day : null
  const { system } = await load(id, day)
  const moment = day === null ? null : endOfDay(day)
  const filter = readListFilter(grantFacets, asked)
  const wanted = { systemId: id, filter, asOf: moment }
  const [first, summary, sources] = await Promise.all([
    listSystemGrants(ctx, wanted),
    summariseSystemGrants(ctx, wanted),
    listSources(ctx, { systemId: id }),
  ])
  const now = moment ?? ctx.clock.now()
  const query = new URLSearchParams(writeListFilter(grantFacets, filter))
  if (day !== null) query.set('asOf', day)
  return (
    <>
      {day !== null && <AsOfBanner day={day} livePath={`/systems/${id}`} />}
      <PageHeader
        eyebrow={
          <Breadcrumbs
            steps={[{ label: 'Systems', href: withAsOf('/systems', null) }, { label: system.name }]}
          />
        }
        title={systemHeadline(system)}
        lede={<SystemLede system={system} />}
        actions={
          isAllowed(ctx, 'access.manage') &&
          day === null &&
          system.retiredAt === null && (
            <>
              <SystemDialog system={system} />
              <RetireSystem system={system} />
            </>
          )
        }
      />
      <div className="grid gap-7">
        <SystemFigures system={system} day={day} />
        <Section title="Who can do what">
          <UrlStore>
            <QueryStore>
              <GrantsExplorer
                systemId={id}
                day={day}
                now={now}
                query={query.toString()}
                first={first}
                summary={summary}
              />
            </QueryStore>
          </UrlStore>
        </Section>
        {day === null && (
          <Section
            title="Where this is known from"
            note="Only a complete document of the same feed shows that something is gone."
          >
            <FeedTable feeds={sources.flatMap(({ feeds }) => feeds)} now={now} withSource />
            <SilentSources sources={sources} />
          </Section>
        )}
      </div>
    </>
  )
}
