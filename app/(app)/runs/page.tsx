import type { Metadata } from 'next'
import { RunChips, RunFacets } from '#components/scans/run-facets.tsx'
import { RunTable } from '#components/scans/run-table.tsx'
import { FilterDialog } from '#components/table/filter-dialog.tsx'
import { olderHref } from '#components/table/older-href.ts'
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
  const { total, ...facets } = summary
  return (
    <>
      <PageHeader
        title={runsHeadline(
          total,
          Object.fromEntries(facets.statuses.map(({ value, count }) => [value, count])),
        )}
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
            <RunFacets {...facets} />
          </aside>
          <div className="grid min-w-0 content-start gap-3">
            <div data-chrome className="lg:hidden">
              <FilterDialog>
                <RunFacets {...facets} />
              </FilterDialog>
            </div>
            <RunChips {...facets} />
            <RunTable rows={page.rows} now={ctx.clock.now()} isFiltered={isFiltered} mayUpload={mayUpload} />
            <LoadMore
              shown={page.rows.length}
              noun={cursor === null ? 'runs' : 'older runs'}
              {...(page.nextCursor !== null && { href: olderHref('/runs', asked, page.nextCursor) })}
            />
          </div>
        </div>
      </UrlStore>
    </>
  )
}
