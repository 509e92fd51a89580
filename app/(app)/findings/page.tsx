import type { Metadata } from 'next'
import { FreshCodeDownload } from '#components/identity/fresh-code-download.tsx'
import { FindingsExplorer } from '#components/scans/findings-explorer.tsx'
import { QueryStore } from '#components/shell/query-store.tsx'
import { UrlStore } from '#components/table/url-store.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { LinkTabs } from '#components/ui/link-tabs.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { readFindingFilter, writeFindingFilter } from '#lib/scans/model/finding-query.ts'
import { findingsHeadline } from '#lib/scans/model/findings-headline.ts'
import { summariseFindings } from '#lib/scans/queries/finding-summary.ts'
import { listFindings } from '#lib/scans/queries/findings.ts'
import { listSavedFilters } from '#lib/scans/queries/saved-filters.ts'

export const metadata: Metadata = { title: 'Findings' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function FindingsPage({ searchParams }: Props) {
  const ctx = await pageCtx('scans.read')
  const filter = readFindingFilter(await searchParams)
  const query = writeFindingFilter(filter)
  const mayUpload = isAllowed(ctx, 'scans.ingest')
  const [first, summary, saved] = await Promise.all([
    listFindings(ctx, { filter }),
    summariseFindings(ctx, { filter }),
    isAllowed(ctx, 'filters.own') ? listSavedFilters(ctx, {}) : null,
  ])
  return (
    <>
      <PageHeader
        title={findingsHeadline(filter, summary)}
        lede="What scanners found and no complete scan has shown to be gone."
        actions={
          <>
            <FreshCodeDownload href={`/api/findings/export?${query}`}>Export CSV</FreshCodeDownload>
            {mayUpload && (
              <LinkButton href="/upload" variant="primary">
                Upload reports
              </LinkButton>
            )}
          </>
        }
      />
      <LinkTabs
        label="Open or fixed"
        tabs={(['open', 'fixed'] as const).map((status) => ({
          label: status === 'open' ? 'Open' : 'Fixed',
          href: `/findings?${writeFindingFilter({ ...filter, status })}`,
          isCurrent: filter.status === status,
          ...(status === 'open' &&
            filter.status === 'open' &&
            summary.total !== null && { count: summary.total }),
        }))}
      />
      <UrlStore>
        <QueryStore>
          <FindingsExplorer
            query={query}
            first={first}
            summary={summary}
            saved={saved}
            now={ctx.clock.now()}
            mayUpload={mayUpload}
          />
        </QueryStore>
      </UrlStore>
    </>
  )
}
