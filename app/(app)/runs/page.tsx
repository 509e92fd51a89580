import type { Metadata } from 'next'
import { RunChips, RunFacets } from '#components/scans/run-facets.tsx'
import { RunFilterSheet } from '#components/scans/run-filter-sheet.tsx'
import { RunTable } from '#components/scans/run-table.tsx'
import { UrlStore } from '#components/table/url-store.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { LoadMore } from '#components/ui/load-more.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { readRunFilter } from '#lib/scans/model/run-query.ts'
import { runsHeadline } from '#lib/scans/model/runs-headline.ts'
import { summariseRuns } from '#lib/scans/queries/run-summary.ts'
import { listRuns } from '#lib/scans/queries/runs.ts'

export const metadata: Metadata = { title: 'Scan runs' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RunsPage({ searchParams }: Props) {
  const ctx = await pageCtx('runs.read')
  const asked = await searchParams
  const filter = readRunFilter(asked)
  const cursor = typeof asked.after === 'string' ? asked.after : null
  const [page, summary] = await Promise.all([listRuns(ctx, { filter, cursor }), summariseRuns(ctx, {})])
  const mayUpload = isAllowed(ctx, 'scans.ingest')
  const isFiltered = Object.values(filter).some((values) => values.length > 0)
  const { statuses, tools, assets, total } = summary
  return (
    <>
      <PageHeader
        title={runsHeadline(total, Object.fromEntries(statuses.map(({ value, count }) => [value, count])))}
        lede="Every report that came in, and what it did to the findings."
        actions={
          mayUpload && (
            <LinkButton href="/upload" variant="primary">
              Upload reports
            </LinkButton>
          )
        }
      />
      <UrlStore>
        <div className="grid gap-6 lg:grid-cols-[12.5rem_minmax(0,1fr)]">
          <aside aria-label="Filters" className="max-lg:hidden">
            <RunFacets statuses={statuses} tools={tools} assets={assets} />
          </aside>
          <div className="grid min-w-0 content-start gap-3">
            <RunFilterSheet statuses={statuses} tools={tools} assets={assets} />
            <RunChips statuses={statuses} tools={tools} assets={assets} />
            <RunTable rows={page.rows} now={ctx.clock.now()} isFiltered={isFiltered} mayUpload={mayUpload} />
            <LoadMore
              shown={page.rows.length}
              noun={cursor === null ? 'runs' : 'older runs'}
              {...(page.nextCursor !== null && { href: olderHref(asked, page.nextCursor) })}
            />
          </div>
        </div>
      </UrlStore>
    </>
  )
}

function olderHref(asked: Awaited<Props['searchParams']>, cursor: string): string {
  const kept = Object.entries(asked).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  )
  return `/runs?${new URLSearchParams([...kept.filter(([name]) => name !== 'after'), ['after', cursor]])}`
}
