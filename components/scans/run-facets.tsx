'use client'

import { FacetList } from '#components/table/facet-list.tsx'
import { FilterChips } from '#components/table/filter-chips.tsx'
import { useFacetState } from '#components/table/url-state.ts'
import type { FacetCount } from '#lib/scans/model/finding-row.ts'

export type RunFacetCounts = { statuses: FacetCount[]; tools: FacetCount[]; assets: FacetCount[] }

const mostValues = 15

/** The three facets of the scan runs, in the address. */
function useRunFacets({ statuses, tools, assets }: RunFacetCounts) {
  const [status, setStatus] = useFacetState('status')
  const [tool, setTool] = useFacetState('tool')
  const [asset, setAsset] = useFacetState('asset')
  return [
    {
      name: 'Status',
      options: statuses,
      chosen: status,
      choose: (values: string[] | null) => void setStatus(values),
    },
    {
      name: 'Scanner',
      options: tools,
      chosen: tool,
      choose: (values: string[] | null) => void setTool(values),
    },
    {
      name: 'Asset',
      options: assets,
      chosen: asset,
      choose: (values: string[] | null) => void setAsset(values),
    },
  ]
}

/** Check boxes by status, scanner and asset. */
export function RunFacets(props: RunFacetCounts) {
  const facets = useRunFacets(props)
  return facets
    .filter(({ options, chosen }) => options.length > 1 || chosen.length > 0)
    .map(({ name, options, chosen, choose }) => (
      <FacetList
        key={name}
        name={name}
        selected={chosen}
        onChange={choose}
        options={options.filter(({ value }, place) => place < mostValues || chosen.includes(value))}
      />
    ))
}

/** The filters in force. */
export function RunChips(props: RunFacetCounts) {
  const facets = useRunFacets(props)
  return (
    <FilterChips
      chips={facets.flatMap(({ name, options, chosen, choose }) =>
        chosen.map((value) => ({
          key: `${name} ${value}`,
          name,
          value: options.find((option) => option.value === value)?.label ?? value,
          onRemove: () => choose(chosen.filter((other) => other !== value)),
        })),
      )}
      onClear={() => {
        for (const { choose } of facets) choose(null)
      }}
    />
  )
}
