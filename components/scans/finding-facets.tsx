'use client'

import type { ReactNode } from 'react'
import { FacetList } from '#components/table/facet-list.tsx'
import { SeverityMark } from '#components/ui/severity.tsx'
import { facetTitles } from '#lib/scans/model/facet-words.ts'
import { type FacetName, facetNames } from '#lib/scans/model/finding-filter.ts'
import type { FacetCount, FindingSummary } from '#lib/scans/model/finding-row.ts'
import { severities } from '#lib/scans/model/vocabulary.ts'
import type { FindingFilterState } from './use-finding-filter.ts'

/** A facet with more values than this shows those with most behind them, and what is ticked. */
const mostValues = 12

/** Every facet with something to choose. */
export function FindingFacets({
  facets,
  isCapped,
  filter,
  setFilter,
}: Pick<FindingSummary, 'facets' | 'isCapped'> & Pick<FindingFilterState, 'filter' | 'setFilter'>) {
  return (
    <div>
      {isCapped && (
        <p className="pb-1 text-xs text-ink-3">Counted up to 10,000 matches: figures are at least these.</p>
      )}
      {facetNames
        .filter((name) => facets[name].length > 1 || filter[name].length > 0)
        .map((name) => (
          <FacetList
            key={name}
            name={facetTitles[name]}
            selected={filter[name]}
            onChange={(values) => void setFilter({ [name]: values })}
            options={shown(facets[name], filter[name]).map((option) => ({
              value: option.value,
              label: labelOf(name, option),
              count: option.count,
            }))}
          />
        ))}
    </div>
  )
}

const shown = (options: readonly FacetCount[], chosen: readonly string[]): FacetCount[] =>
  options.filter(({ value }, place) => place < mostValues || chosen.includes(value))

function labelOf(name: FacetName, { value, label }: FacetCount): ReactNode {
  const severity = name === 'severity' ? severities.find((word) => word === value) : undefined
  if (severity === undefined) return label
  return (
    <span className="flex items-center gap-2">
      <SeverityMark severity={severity} />
      {label}
    </span>
  )
}
