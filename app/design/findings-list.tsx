'use client'

import { useCallback, useState } from 'react'
import type { Column } from '#components/table/column.ts'
import { FacetList } from '#components/table/facet-list.tsx'
import { FilterChips } from '#components/table/filter-chips.tsx'
import { SearchBox } from '#components/table/search-box.tsx'
import { useFacetState, useSearchState, useSortState } from '#components/table/url-state.ts'
import { VirtualTable } from '#components/table/virtual-table.tsx'
import { Severity, SeverityMark, type SeverityName, severityWords } from '#components/ui/severity.tsx'
import { type SampleFinding, sampleFindings } from './sample-findings.ts'

const all = sampleFindings(2_000)
const pageSize = 100
const severities: SeverityName[] = ['critical', 'high', 'medium', 'low', 'info', 'unknown']
const sortKeys = ['severity', 'age'] as const
const worstFirst = { key: 'severity', direction: 'desc' } as const

const columns: Column<SampleFinding>[] = [
  { id: 'title', header: 'Finding', cell: (row) => <span className="font-medium">{row.title}</span> },
  {
    id: 'severity',
    header: 'Severity',
    sortKey: 'severity',
    width: '7rem',
    cell: (row) => <Severity severity={row.severity} />,
  },
  { id: 'asset', header: 'System', width: '9rem', phone: 'below', cell: (row) => row.asset },
  {
    id: 'age',
    header: 'Age',
    sortKey: 'age',
    align: 'end',
    width: '5rem',
    phone: 'hide',
    cell: (row) => `${row.ageDays} d`,
  },
]

const rank = (row: SampleFinding, key: string) =>
  key === 'age' ? row.ageDays : -severities.indexOf(row.severity)

/** Two thousand findings with search, a facet, chips, sorting and state in the URL. */
export function FindingsList() {
  const [chosen, setChosen] = useFacetState('severity')
  const [text, setText] = useSearchState()
  const [sort, setSort] = useSortState(sortKeys, worstFirst)
  const [shown, setShown] = useState(pageSize)

  const matching = all
    .filter((row) => chosen.length === 0 || chosen.includes(row.severity))
    .filter((row) => row.title.toLowerCase().includes(text.toLowerCase()))
    .sort((a, b) => (rank(a, sort.key) - rank(b, sort.key)) * (sort.direction === 'asc' ? 1 : -1))
  const fetchNext = useCallback(() => setShown((count) => count + pageSize), [])
  const search = useCallback((value: string) => void setText(value), [setText])

  return (
    <div className="grid gap-6 lg:grid-cols-[11rem_minmax(0,1fr)]">
      <FacetList
        name="Severity"
        selected={chosen}
        onChange={(values) => void setChosen(values)}
        options={severities.map((severity) => ({
          value: severity,
          label: (
            <span className="flex items-center gap-2">
              <SeverityMark severity={severity} />
              {severityWords[severity]}
            </span>
          ),
          count: all.filter((row) => row.severity === severity).length,
        }))}
      />
      <div className="grid min-w-0 gap-3">
        <div className="flex">
          <SearchBox label="Search findings" value={text} onChange={search} />
        </div>
        <FilterChips
          chips={chosen.map((value) => ({
            key: value,
            name: 'Severity',
            value,
            onRemove: () => void setChosen(chosen.filter((item) => item !== value)),
          }))}
          onClear={() => {
            void setChosen(null)
            void setText(null)
          }}
        />
        <VirtualTable
          caption="Findings"
          columns={columns}
          rows={matching.slice(0, shown)}
          rowKey={(row) => row.id}
          rowHref={(row) => `/design?finding=${row.id}`}
          total={matching.length}
          hasMore={shown < matching.length}
          isFetching={false}
          fetchNext={fetchNext}
          sort={sort}
          onSort={(next) => void setSort(next)}
          height="22rem"
        />
      </div>
    </div>
  )
}
