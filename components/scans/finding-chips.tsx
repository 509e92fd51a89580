'use client'

import { FilterChips } from '#components/table/filter-chips.tsx'
import { facetTitles } from '#lib/scans/model/facet-words.ts'
import { facetNames } from '#lib/scans/model/finding-filter.ts'
import type { FindingSummary } from '#lib/scans/model/finding-row.ts'
import type { FindingFilterState } from './use-finding-filter.ts'

/** The filters in force, in words, each with its way out. */
export function FindingChips({
  facets,
  filter,
  setFilter,
}: Pick<FindingSummary, 'facets'> & Pick<FindingFilterState, 'filter' | 'setFilter'>) {
  const chips = facetNames.flatMap((name) =>
    filter[name].map((value) => ({
      key: `${name} ${value}`,
      name: facetTitles[name],
      value: facets[name].find((option) => option.value === value)?.label ?? value,
      onRemove: () => void setFilter({ [name]: filter[name].filter((other) => other !== value) }),
    })),
  )
  if (filter.run !== null) {
    chips.push({
      key: 'run',
      name: 'Scan run',
      value: filter.status === 'open' ? 'opened by it' : 'fixed by it',
      onRemove: () => void setFilter({ run: null }),
    })
  }
  const cleared = Object.fromEntries([...facetNames, 'run' as const].map((name) => [name, null]))
  return <FilterChips chips={chips} onClear={() => void setFilter(cleared)} />
}
