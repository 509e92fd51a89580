import type { Metadata } from 'next'
import { FreshCodeDownload } from '#components/identity/fresh-code-download.tsx'
import { BoardFilters } from '#components/reviews/revocations/board-filters.tsx'
import { RevocationCharts } from '#components/reviews/revocations/revocation-charts.tsx'
import { RevocationTable } from '#components/reviews/revocations/revocation-table.tsx'
import { UrlStore } from '#components/table/url-store.tsx'
import { Section } from '#components/ui/card.tsx'
import { LinkTabs } from '#components/ui/link-tabs.tsx'
import { LoadMore } from '#components/ui/load-more.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { listSystems } from '#lib/access/queries/systems.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import {
  type BoardSegment,
  boardSegments,
  countOf,
  readBoardRequest,
  writeBoardRequest,
} from '#lib/reviews/model/revocation-query.ts'
import { revocationWords } from '#lib/reviews/model/revocation-words.ts'
import { revocationsHeadline } from '#lib/reviews/model/revocations-headline.ts'
import { revocationFigures } from '#lib/reviews/queries/revocation-figures.ts'
import { revocations } from '#lib/reviews/queries/revocations.ts'

export const metadata: Metadata = { title: 'Revocations' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const segmentLabel = (segment: BoardSegment): string =>
  segment === 'owed' ? 'Owed' : segment === 'all' ? 'All' : revocationWords[segment]

/** The board: what is to be taken away, who owes it, and what is proven. */
export default async function RevocationsPage({ searchParams }: Props) {
  const ctx = await pageCtx('revocations.read')
  const asked = readBoardRequest(await searchParams)
  const { segment, filter, after } = asked
  const [page, figures, systems] = await Promise.all([
    revocations(ctx, { filter, after }),
    revocationFigures(ctx, {}),
    listSystems(ctx, {}),
  ])
  const isNarrowed =
    filter.quarter !== undefined || filter.systemId !== undefined || filter.isOverdue || segment !== 'owed'
  const { next } = page
  return (
    <>
      <PageHeader
        title={revocationsHeadline(page)}
        lede="A removal is done when a later, complete import of the same feed no longer shows the access. Nobody’s word closes it."
        actions={
          <FreshCodeDownload href={`/api/revocations/export?${writeBoardRequest(asked)}`}>
            Export as CSV
          </FreshCodeDownload>
        }
      />
      <div className="grid gap-7">
        <div className="min-w-0">
          <LinkTabs
            label="By state"
            tabs={boardSegments
              .filter((one) => one !== 'withdrawn' || page.counts.withdrawn > 0 || segment === one)
              .map((one) => ({
                label: segmentLabel(one),
                href: hrefOf(one, filter),
                count: countOf(one, page.counts),
                isCurrent: one === segment,
              }))}
          />
          <UrlStore>
            <BoardFilters
              quarters={page.quarters}
              systems={systems.map(({ id, name }) => ({ id, name }))}
              overdue={page.overdue}
            />
          </UrlStore>
          <RevocationTable rows={page.rows} now={ctx.clock.now()} isNarrowed={isNarrowed} />
          {page.rows.length > 0 && (
            <LoadMore
              shown={page.rows.length}
              noun={after === null ? 'revocations' : 'further revocations'}
              {...(next !== null && { href: `/revocations?${writeBoardRequest(asked, next)}` })}
            />
          )}
        </div>
        <Section title="By quarter">
          <RevocationCharts quarters={figures.quarters} />
        </Section>
      </div>
    </>
  )
}

function hrefOf(segment: BoardSegment, filter: Parameters<typeof writeBoardRequest>[0]['filter']): string {
  const query = writeBoardRequest({ segment, filter })
  return query === '' ? '/revocations' : `/revocations?${query}`
}
