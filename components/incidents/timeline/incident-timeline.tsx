'use client'

import { useEffect, useState } from 'react'
import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { TimelinePage, TimelineSummary } from '#lib/incidents/model/timeline.ts'
import { formatCount } from '#lib/platform/format/count.ts'
import { EntryComposer } from './entry-composer.tsx'
import { EvidenceReader } from './evidence-reader.ts'
import { ExportLinks } from './export-links.tsx'
import { PinnedEntries } from './pinned-entries.tsx'
import { timelineAnchor } from './timeline-anchor.ts'
import { TimelineFilters } from './timeline-filters.tsx'
import { TimelineList } from './timeline-list.tsx'
import { useTimelineFilter } from './use-timeline-filter.ts'
import { useTimelineRows } from './use-timeline-rows.ts'

/**
 * The timeline of an incident: write on it, filter it, read it, take it away. Stands inside `QueryStore` and `UrlStore`.
 * @param query the canonical filter that `first` answers
 * @param asOf ISO 8601; null: as it is now
 */
export function IncidentTimeline({
  number,
  first,
  summary,
  query,
  asOf,
  mayRespond,
  mayReadEvidence,
  now,
  startedAt,
}: {
  number: number
  first: TimelinePage
  summary: TimelineSummary
  query: string
  asOf: string | null
  mayRespond: boolean
  mayReadEvidence: boolean
  now: Date
  /** ISO 8601: when it began to be seen. */
  startedAt: string
}) {
  const state = useTimelineFilter()
  const { entries, hasMore, isFetching, isError, fetchNext, retry } = useTimelineRows(
    { number, query, asOf },
    first,
  )
  // Written here a moment ago: it is brought into view. Where the end of the list is far away, newest comes first.
  const [fresh, setFresh] = useState<string | null>(null)
  const isFar = fresh !== null && hasMore && !entries.some(({ id }) => id === fresh)
  const { setFilter } = state
  useEffect(() => {
    if (isFar && state.filter.order === 'oldest') void setFilter({ order: 'newest' })
  }, [isFar, state.filter.order, setFilter])
  return (
    <EvidenceReader value={mayReadEvidence}>
      <section id={timelineAnchor} aria-labelledby={`${timelineAnchor}-title`} className="grid min-w-0 gap-4">
        <h2 id={`${timelineAnchor}-title`} className="text-lg font-semibold tracking-tight">
          Timeline <span className="font-normal text-ink-3 tabular-nums">{formatCount(summary.total)}</span>
        </h2>
        {mayRespond && <EntryComposer number={number} startedAt={startedAt} onAdded={setFresh} />}
        <TimelineFilters state={state} summary={summary} />
        {!state.filter.pinned && (
          <PinnedEntries number={number} entries={summary.pinned} mayRespond={mayRespond} />
        )}
        {isError && (
          <Banner
            tone="breach"
            title="More entries could not be loaded."
            actions={<Button onClick={retry}>Try again</Button>}
          >
            What is shown stays. Check your connection.
          </Banner>
        )}
        <div
          aria-busy={state.isPending}
          className={state.isPending ? 'opacity-60 transition-opacity' : 'transition-opacity'}
        >
          {entries.length === 0 ? (
            <Nothing isFiltered={query !== '' && query !== 'order=newest'} mayRespond={mayRespond} />
          ) : (
            <TimelineList
              // A changed filter is another list: it begins at its top.
              key={query}
              number={number}
              entries={entries}
              hasMore={hasMore}
              isFetching={isFetching}
              fetchNext={fetchNext}
              mayRespond={mayRespond}
              now={now}
              fresh={fresh}
              onFreshShown={() => setFresh(null)}
            />
          )}
        </div>
        <p role="status" className="text-xs text-ink-3 tabular-nums">
          {formatCount(entries.length)} loaded{hasMore ? ', more below' : ''}
          {isFetching ? ', loading…' : ''}
        </p>
        {entries.length > 0 && <ExportLinks number={number} query={query} asOf={asOf} />}
      </section>
    </EvidenceReader>
  )
}

function Nothing({ isFiltered, mayRespond }: { isFiltered: boolean; mayRespond: boolean }) {
  if (isFiltered)
    return (
      <EmptyState title="No entry is like that">Clear a filter, or search for something else.</EmptyState>
    )
  return (
    <EmptyState title="Nothing was told yet">
      {mayRespond
        ? 'Press n and write what you see. Alerts can be sent here by a hook, too.'
        : 'Responders write here what happens, as it happens.'}
    </EmptyState>
  )
}
