'use client'

import { FacetList } from '#components/table/facet-list.tsx'
import { FilterChips } from '#components/table/filter-chips.tsx'
import type { ListSummary } from '#lib/access/model/list-page.ts'
import type { ListFilterState } from './use-list-filter.ts'

/** A facet with more values than this shows those with most behind them, and what is ticked. */
const mostValues = 12

type Titles = Readonly<Record<string, { title: string }>>
type Parts = { spec: Titles; summary: ListSummary } & Pick<ListFilterState, 'facets' | 'setFacets'>

/** Every facet with something to choose. */
export function ListFacets({ spec, summary, facets, setFacets }: Parts) {
  return Object.entries(spec).map(([name, { title }]) => {
    const options = summary.facets[name] ?? []
    const chosen = facets[name] ?? []
    if (
      options.length === 0 ||
      (options.length === 1 && chosen.length === 0 && options[0]?.count === summary.total)
    )
      return null
    return (
      <FacetList
        key={name}
        name={title}
        selected={chosen}
        onChange={(values) => void setFacets({ [name]: values })}
        options={options.filter(({ value }, place) => place < mostValues || chosen.includes(value))}
      />
    )
  })
}

/** The filters in force, in words, each with its way out. */
export function ListChips({ spec, summary, facets, setFacets }: Parts) {
  const chips = Object.entries(spec).flatMap(([name, { title }]) =>
    (facets[name] ?? []).map((value) => ({
      key: `${name} ${value}`,
      name: title,
      value: summary.facets[name]?.find((option) => option.value === value)?.label ?? value,
      onRemove: () => void setFacets({ [name]: (facets[name] ?? []).filter((other) => other !== value) }),
    })),
  )
  const cleared = Object.fromEntries(Object.keys(spec).map((name) => [name, null]))
  return <FilterChips chips={chips} onClear={() => void setFacets(cleared)} />
}
