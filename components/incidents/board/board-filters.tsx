'use client'

import { parseAsString, useQueryStates } from 'nuqs'
import { useTransition } from 'react'
import { FilterFlag } from '#components/table/filter-flag.tsx'
import { SearchBox } from '#components/table/search-box.tsx'
import { incidentSeverityWords } from '#lib/incidents/model/words.ts'
import { type IncidentSeverity, incidentSeverities } from '#lib/incidents/model.ts'

const text = parseAsString.withDefault('')

/** What the board shows: severity, words, one's own, what presses. In the address, which the server reads. */
export function BoardFilters({
  counts,
  pressing,
}: {
  /** Of what is open, by severity. */
  counts: Readonly<Record<IncidentSeverity, number>>
  /** Clocks at risk or breached. */
  pressing: number
}) {
  const [isPending, startTransition] = useTransition()
  const [asked, setAsked] = useQueryStates(
    { severity: text, q: text, mine: text, pressing: text, below: text },
    { shallow: false, scroll: false, clearOnDefault: true, startTransition },
  )
  const chosen = asked.severity.split(',').filter(Boolean)
  // Another list begins at its first page.
  const choose = (change: Partial<typeof asked>) => void setAsked({ ...change, below: null })
  const toggle = (severity: IncidentSeverity) =>
    choose({
      severity: incidentSeverities.filter((one) => chosen.includes(one) !== (one === severity)).join(','),
    })
  return (
    <div data-chrome className="mb-5 flex flex-wrap items-center gap-x-5 gap-y-2.5">
      <SearchBox label="Number or words" value={asked.q} onChange={(q) => choose({ q })} />
      <fieldset aria-busy={isPending} className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <legend className="sr-only">Filters</legend>
        {incidentSeverities.map((severity) => (
          <FilterFlag
            key={severity}
            label={incidentSeverityWords[severity]}
            count={counts[severity]}
            isSet={chosen.includes(severity)}
            onChange={() => toggle(severity)}
          />
        ))}
        <FilterFlag
          label="Clock at risk or breached"
          count={pressing}
          isSet={asked.pressing === 'yes'}
          onChange={(isSet) => choose({ pressing: isSet ? 'yes' : '' })}
        />
        <FilterFlag
          label="Mine"
          isSet={asked.mine === 'yes'}
          onChange={(isSet) => choose({ mine: isSet ? 'yes' : '' })}
        />
      </fieldset>
    </div>
  )
}
