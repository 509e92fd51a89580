'use client'

import { parseAsIsoDate, useQueryStates } from 'nuqs'
import { FacetList } from '#components/table/facet-list.tsx'
import { FilterChips } from '#components/table/filter-chips.tsx'
import { useFacetState } from '#components/table/url-state.ts'
import {
  type EvidenceFacet,
  type EvidenceSummary,
  evidenceFacets,
  evidenceFacetTitles,
} from '#lib/evidence/model.ts'
import { formatDate, formatIsoDate } from '#lib/platform/format/time.ts'

type Facets = EvidenceSummary['facets']

const periodParsers = { from: parseAsIsoDate, to: parseAsIsoDate }

function useEvidenceFilters() {
  const clause = useFacetState('clause')
  const kind = useFacetState('kind')
  const source = useFacetState('source')
  const freshness = useFacetState('freshness')
  const completeness = useFacetState('completeness')
  const [period, setPeriod] = useQueryStates(periodParsers, { shallow: false, scroll: false })
  const states: Record<EvidenceFacet, typeof clause> = { clause, kind, source, freshness, completeness }
  return { states, period, setPeriod }
}

/** Check boxes by clause, kind, source, freshness and completeness, and the period. */
export function EvidenceFilters({ facets }: { facets: Facets }) {
  const { states, period, setPeriod } = useEvidenceFilters()
  return (
    <>
      {evidenceFacets
        .filter((name) => facets[name].length > 1 || states[name][0].length > 0)
        .map((name) => {
          const [chosen, choose] = states[name]
          return (
            <FacetList
              key={name}
              name={evidenceFacetTitles[name]}
              options={facets[name]}
              selected={chosen}
              onChange={(values) => void choose(values)}
            />
          )
        })}
      <fieldset className="grid gap-2 pb-2.5">
        <legend className="pt-2.5 pb-1 text-xs font-semibold">Period</legend>
        {(['from', 'to'] as const).map((end) => (
          <label key={end} className="flex items-center justify-between gap-2 text-sm">
            {end === 'from' ? 'From' : 'To'}
            <input
              type="date"
              value={period[end] === null ? '' : formatIsoDate(period[end])}
              onChange={(event) => void setPeriod({ [end]: event.target.valueAsDate })}
              className="h-8 min-w-0 rounded-md border border-field-edge bg-panel px-2 text-sm max-sm:h-10"
            />
          </label>
        ))}
      </fieldset>
    </>
  )
}

/** The filters in force. */
export function EvidenceChips({ facets }: { facets: Facets }) {
  const { states, period, setPeriod } = useEvidenceFilters()
  const chips = evidenceFacets.flatMap((name) => {
    const [chosen, choose] = states[name]
    return chosen.map((value) => ({
      key: `${name} ${value}`,
      name: evidenceFacetTitles[name],
      value: facets[name].find((option) => option.value === value)?.label ?? value,
      onRemove: () => void choose(chosen.filter((other) => other !== value)),
    }))
  })
  for (const end of ['from', 'to'] as const) {
    const day = period[end]
    if (day === null) continue
    chips.push({
      key: end,
      name: end === 'from' ? 'From' : 'To',
      value: formatDate(day),
      onRemove: () => void setPeriod({ [end]: null }),
    })
  }
  return (
    <FilterChips
      chips={chips}
      onClear={() => {
        void setPeriod(null)
        for (const name of evidenceFacets) void states[name][1](null)
      }}
    />
  )
}
