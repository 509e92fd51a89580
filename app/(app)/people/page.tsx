import type { Metadata } from 'next'
import { PeopleExplorer } from '#components/access/people-explorer.tsx'
import { QueryStore } from '#components/shell/query-store.tsx'
import { UrlStore } from '#components/table/url-store.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { peopleHeadline } from '#lib/access/model/headlines.ts'
import { isNarrowed, readListFilter, writeListFilter } from '#lib/access/model/list-filter.ts'
import { personFacets } from '#lib/access/model/person-row.ts'
import { listPeople, summarisePeople } from '#lib/access/queries/people.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'

export const metadata: Metadata = { title: 'People' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PeoplePage({ searchParams }: Props) {
  const ctx = await pageCtx('access.read')
  const filter = readListFilter(personFacets, await searchParams)
  const [first, summary] = await Promise.all([listPeople(ctx, { filter }), summarisePeople(ctx, { filter })])
  return (
    <>
      <PageHeader
        title={peopleHeadline(summary, isNarrowed(personFacets, filter))}
        lede="Who the registers know, and what each of them can reach now."
      />
      <UrlStore>
        <QueryStore>
          <PeopleExplorer
            query={writeListFilter(personFacets, filter)}
            first={first}
            summary={summary}
            mayManage={isAllowed(ctx, 'access.manage')}
          />
        </QueryStore>
      </UrlStore>
    </>
  )
}
