import type { Metadata } from 'next'
import { EvidenceChips, EvidenceFilters } from '#components/evidence/evidence-filters.tsx'
import { EvidenceTable } from '#components/evidence/evidence-table.tsx'
import { FilterDialog } from '#components/table/filter-dialog.tsx'
import { olderHref } from '#components/table/older-href.ts'
import { UrlStore } from '#components/table/url-store.tsx'
import { LoadMore } from '#components/ui/load-more.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { readEvidenceFilter } from '#lib/evidence/model/filter.ts'
import { evidenceHeadline } from '#lib/evidence/model.ts'
import { listEvidence } from '#lib/evidence/queries/list-evidence.ts'
import { summariseEvidence } from '#lib/evidence/queries/summarise-evidence.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'

export const metadata: Metadata = { title: 'Evidence' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function EvidencePage({ searchParams }: Props) {
  const ctx = await pageCtx('evidence.read')
  const asked = await searchParams
  const filter = readEvidenceFilter(asked)
  const cursor = typeof asked.after === 'string' ? asked.after : null
  const [page, summary] = await Promise.all([
    listEvidence(ctx, { filter, cursor }),
    summariseEvidence(ctx, { filter }),
  ])
  const isFiltered = Object.values(filter).some((value) => value !== null && value.length > 0)
  return (
    <>
      <PageHeader
        title={evidenceHeadline(summary)}
        lede="Every record is immutable, named by the SHA-256 of its bytes, and says how complete it is."
      />
      <UrlStore>
        <div className="grid gap-6 lg:grid-cols-[14rem_minmax(0,1fr)] print:block">
          <aside aria-label="Filters" data-chrome className="max-lg:hidden">
            <EvidenceFilters facets={summary.facets} />
          </aside>
          <div className="grid min-w-0 content-start gap-3">
            <div data-chrome className="lg:hidden">
              <FilterDialog>
                <EvidenceFilters facets={summary.facets} />
              </FilterDialog>
            </div>
            <EvidenceChips facets={summary.facets} />
            <EvidenceTable rows={page.rows} now={ctx.clock.now()} isFiltered={isFiltered} />
            <LoadMore
              shown={page.rows.length}
              noun={cursor === null ? 'records' : 'older records'}
              {...(cursor === null && { total: summary.total })}
              {...(page.nextCursor !== null && { href: olderHref('/evidence', asked, page.nextCursor) })}
            />
          </div>
        </div>
      </UrlStore>
    </>
  )
}
