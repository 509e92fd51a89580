import type { Metadata } from 'next'
import { BoardColumn } from '#components/incidents/board/board-column.tsx'
import { BoardFilters } from '#components/incidents/board/board-filters.tsx'
import { BoardKeys } from '#components/incidents/board/board-keys.tsx'
import { EmptyBoard } from '#components/incidents/board/empty-board.tsx'
import { OverTable } from '#components/incidents/board/over-table.tsx'
import { MinuteRefresh } from '#components/incidents/minute-refresh.tsx'
import { AsOfBanner } from '#components/posture/as-of-banner.tsx'
import { RefusedDay } from '#components/posture/refused-day.tsx'
import { UrlStore } from '#components/table/url-store.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { Section } from '#components/ui/card.tsx'
import { LoadMore } from '#components/ui/load-more.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { boardHeadline } from '#lib/incidents/model/board-headline.ts'
import { isNarrowed, readBoardRequest, writeBoardRequest } from '#lib/incidents/model/board-query.ts'
import { board } from '#lib/incidents/queries/board.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { pageCtx } from '#lib/platform/auth/page.ts'
import { readAsOf, withAsOf } from '#lib/posture/model/as-of.ts'
import { endOfDay } from '#lib/posture/rules/end-of-day.ts'

export const metadata: Metadata = { title: 'Incidents' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The board: every incident by its phase, live or as of a day, with the clocks that press. */
export default async function IncidentsPage({ searchParams }: Props) {
  const ctx = await pageCtx('incidents.read')
  const parameters = await searchParams
  const asOf = readAsOf(parameters.asOf, ctx.clock.now())
  if (asOf.kind === 'refused') return <RefusedDay {...asOf} what="board" livePath="/incidents" />
  const day = asOf.kind === 'day' ? asOf.day : null
  const asked = readBoardRequest(parameters)
  const view = await board(ctx, { ...asked, ...(day !== null && { asOf: endOfDay(day) }) })
  const now = new Date(view.asOf)
  const mayOpen = day === null && isAllowed(ctx, 'incidents.respond')
  const open = view.columns.filter(({ key }) => key !== 'over')
  const over = view.columns.find(({ key }) => key === 'over')
  const isNothing = view.columns.every(({ total }) => total === 0)
  return (
    <>
      {day !== null && <AsOfBanner day={day} livePath={`/incidents?${writeBoardRequest(asked)}`} />}
      {view.isLive && <MinuteRefresh />}
      <PageHeader
        title={boardHeadline(view)}
        lede="From the first word to the public post-mortem: what is owed next stands on each card, nearest deadline first."
        actions={
          <>
            <LinkButton href={withAsOf('/incidents/analysis', day)}>Analysis</LinkButton>
            {mayOpen && (
              <LinkButton href="/incidents/new" variant="primary">
                Open an incident
              </LinkButton>
            )}
          </>
        }
      />
      <UrlStore>
        <BoardFilters
          counts={view.openCounts}
          pressing={view.clockCounts.atRisk + view.clockCounts.breached}
        />
      </UrlStore>
      {isNothing ? (
        <EmptyBoard isNarrowed={isNarrowed(asked)} mayOpen={mayOpen} />
      ) : (
        <div className="grid gap-8">
          <div className="grid items-start gap-x-5 gap-y-6 lg:grid-cols-3">
            {open.map((column) => (
              <BoardColumn key={column.key} column={column} now={now} day={day} />
            ))}
          </div>
          {over !== undefined && (
            <Section title="Over">
              <OverTable lines={over.lines} now={now} day={day} />
              {over.lines.length > 0 && (
                <LoadMore
                  shown={over.lines.length}
                  total={over.total}
                  noun="incidents"
                  {...(view.nextOver !== null && {
                    href: `/incidents?${writeBoardRequest(asked, { below: view.nextOver, asOf: day })}`,
                  })}
                />
              )}
            </Section>
          )}
        </div>
      )}
      <BoardKeys mayOpen={mayOpen} />
    </>
  )
}
