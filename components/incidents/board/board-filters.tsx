'use client'

import { parseAsString, useQueryStates } from 'nuqs'
import { useTransition } from 'react'
import { SearchBox } from '#components/table/search-box.tsx'
import { incidentSeverityWords } from '#lib/incidents/model/words.ts'
import { type IncidentSeverity, incidentSeverities } from '#lib/incidents/model.ts'
import { formatCount } from '#lib/platform/format/count.ts'

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
          <Tick
            key={severity}
            label={incidentSeverityWords[severity]}
            count={counts[severity]}
            isOn={chosen.includes(severity)}
            onChange={() => toggle(severity)}
          />
        ))}
        <Tick
          label="Clock at risk or breached"
          count={pressing}
          isOn={asked.pressing === 'yes'}
          onChange={(isOn) => choose({ pressing: isOn ? 'yes' : '' })}
        />
        <Tick
          label="Mine"
          isOn={asked.mine === 'yes'}
          onChange={(isOn) => choose({ mine: isOn ? 'yes' : '' })}
        />
      </fieldset>
    </div>
  )
}

function Tick({
  label,
  count,
  isOn,
  onChange,
}: {
  label: string
  count?: number
  isOn: boolean
  onChange: (isOn: boolean) => void
}) {
  return (
    <label className="flex items-center gap-1.5 max-sm:py-1.5">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 accent-accent"
      />
      {label}
      {count !== undefined && <span className="text-xs text-ink-3 tabular-nums">{formatCount(count)}</span>}
    </label>
  )
}
