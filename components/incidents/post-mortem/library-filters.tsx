'use client'

import { clsx } from 'clsx'
import { parseAsString, useQueryStates } from 'nuqs'
import { useId, useTransition } from 'react'
import { inputLook } from '#components/form/field-frame.tsx'
import { SearchBox } from '#components/table/search-box.tsx'
import { incidentSeverityWords } from '#lib/incidents/model/words.ts'
import { incidentSeverities } from '#lib/incidents/model.ts'

const text = parseAsString.withDefault('')

/** Words, severity, cause and lateness, in the address, which the server reads. */
export function LibraryFilters({
  causes,
  late,
}: {
  causes: readonly { cause: string; count: number }[]
  /** How many were public after their deadline. */
  late: number
}) {
  const [isPending, startTransition] = useTransition()
  const [asked, setAsked] = useQueryStates(
    { q: text, severity: text, cause: text, late: text, after: text },
    { shallow: false, scroll: false, clearOnDefault: true, startTransition },
  )
  // Another list begins at its first page.
  const choose = (change: Partial<typeof asked>) => void setAsked({ ...change, after: null })
  return (
    <div data-chrome className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-2.5">
      <SearchBox label="Words of the text" value={asked.q} onChange={(q) => choose({ q })} />
      <fieldset aria-busy={isPending} className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <legend className="sr-only">Filters</legend>
        <Choice
          label="Severity"
          value={asked.severity}
          all="Every severity"
          options={incidentSeverities.map((value) => ({ value, label: incidentSeverityWords[value] }))}
          onChange={(severity) => choose({ severity })}
        />
        {causes.length > 0 && (
          <Choice
            label="Cause"
            value={asked.cause}
            all="Every cause"
            options={causes.map(({ cause, count }) => ({ value: cause, label: `${cause} (${count})` }))}
            onChange={(cause) => choose({ cause })}
          />
        )}
        <label className="flex items-center gap-2 max-sm:py-2">
          <input
            type="checkbox"
            checked={asked.late === 'yes'}
            onChange={(event) => choose({ late: event.target.checked ? 'yes' : '' })}
            className="size-4 accent-accent"
          />
          After the deadline <span className="text-xs text-ink-3 tabular-nums">{late}</span>
        </label>
      </fieldset>
    </div>
  )
}

function Choice({
  label,
  value,
  all,
  options,
  onChange,
}: {
  label: string
  value: string
  all: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <span className="flex items-center gap-2">
      <label htmlFor={id} className="text-ink-2">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={clsx(inputLook, 'max-w-56 py-0')}
      >
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  )
}
