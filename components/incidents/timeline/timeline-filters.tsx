'use client'

import ArrowDownUp from 'lucide-react/icons/arrow-down-up'
import Pin from 'lucide-react/icons/pin'
import type { ReactNode } from 'react'
import { type FilterChip, FilterChips } from '#components/table/filter-chips.tsx'
import { SearchBox } from '#components/table/search-box.tsx'
import { Button } from '#components/ui/button.tsx'
import type { TimelineSummary } from '#lib/incidents/model/timeline.ts'
import { timelineKindWords } from '#lib/incidents/model/words.ts'
import { timelineKinds } from '#lib/incidents/model.ts'
import { formatCompactCount } from '#lib/platform/format/count.ts'
import { KindMark } from './kind-mark.tsx'
import { momentText } from './moment-text.ts'
import type { TimelineFilterState } from './use-timeline-filter.ts'

/** Search, kinds, authors, pins and the order; all of it in the address. */
export function TimelineFilters({
  state: { filter, setFilter },
  summary,
}: {
  state: TimelineFilterState
  summary: TimelineSummary
}) {
  const toggle = (kind: (typeof timelineKinds)[number]) =>
    setFilter({
      kind: filter.kind.includes(kind) ? filter.kind.filter((one) => one !== kind) : [...filter.kind, kind],
    })
  return (
    <div className="grid gap-2.5">
      <div className="flex flex-wrap items-center gap-2 max-sm:[&>*:first-child]:basis-full">
        <SearchBox label="Search the timeline" value={filter.q} onChange={(q) => void setFilter({ q })} />
        <select
          aria-label="Told by"
          value={filter.author[0] ?? ''}
          onChange={({ currentTarget }) =>
            void setFilter({ author: currentTarget.value === '' ? [] : [currentTarget.value] })
          }
          className="h-8 max-w-48 rounded-md border border-field-edge bg-panel px-2 text-sm max-sm:h-10"
        >
          <option value="">Told by anybody</option>
          {summary.authors.map(({ name, count }) => (
            <option key={name} value={name}>
              {name} ({count})
            </option>
          ))}
        </select>
        <Button
          onClick={() => void setFilter({ order: filter.order === 'newest' ? 'oldest' : 'newest' })}
          aria-label={`Order: ${filter.order} first. Change it.`}
        >
          <ArrowDownUp aria-hidden="true" />
          {filter.order === 'newest' ? 'Newest first' : 'Oldest first'}
        </Button>
      </div>
      <fieldset className="flex flex-wrap items-center gap-1.5">
        <legend className="sr-only">Kinds of entry</legend>
        {timelineKinds.map((kind) => (
          <Toggle key={kind} isOn={filter.kind.includes(kind)} onClick={() => void toggle(kind)}>
            <KindMark kind={kind} />
            {timelineKindWords[kind]}
            <span className="text-ink-3 tabular-nums">{formatCompactCount(summary.kinds[kind])}</span>
          </Toggle>
        ))}
        <Toggle isOn={filter.pinned} onClick={() => void setFilter({ pinned: !filter.pinned })}>
          <Pin aria-hidden="true" /> Pinned
          <span className="text-ink-3 tabular-nums">{summary.pinned.length}</span>
        </Toggle>
      </fieldset>
      <FilterChips chips={chipsOf(filter, setFilter)} onClear={() => void setFilter(null)} />
    </div>
  )
}

function Toggle({ isOn, onClick, children }: { isOn: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onClick}
      className="inline-flex h-7 items-center gap-1.5 rounded-full border border-line bg-panel px-2.5 text-xs hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-soft max-sm:h-9 [&_svg]:size-3.5"
    >
      {children}
    </button>
  )
}

function chipsOf(
  filter: TimelineFilterState['filter'],
  setFilter: TimelineFilterState['setFilter'],
): FilterChip[] {
  const chips: FilterChip[] = filter.author.map((name) => ({
    key: `author ${name}`,
    name: 'Told by',
    value: name,
    onRemove: () => void setFilter({ author: filter.author.filter((one) => one !== name) }),
  }))
  if (filter.since !== null)
    chips.push({
      key: 'since',
      name: 'From',
      value: momentText(new Date(filter.since).getTime()),
      onRemove: () => void setFilter({ since: null }),
    })
  return chips
}
