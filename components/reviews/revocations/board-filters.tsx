'use client'

import { clsx } from 'clsx'
import { parseAsString, useQueryStates } from 'nuqs'
import { useId, useTransition } from 'react'
import { inputLook } from '#components/form/field-frame.tsx'

const text = parseAsString.withDefault('')

/** Which quarter, which system, and whether only what is past its deadline: in the address, which the server reads. */
export function BoardFilters({
  quarters,
  systems,
  overdue,
}: {
  quarters: readonly string[]
  systems: readonly { id: string; name: string }[]
  /** How many are past their deadline. */
  overdue: number
}) {
  const id = useId()
  const [isPending, startTransition] = useTransition()
  const [asked, setAsked] = useQueryStates(
    { quarter: text, system: text, overdue: text, after: text },
    { shallow: false, scroll: false, clearOnDefault: true, startTransition },
  )
  // Another list begins at its first page.
  const choose = (change: Partial<typeof asked>) => void setAsked({ ...change, after: null })
  return (
    <fieldset
      data-chrome
      aria-busy={isPending}
      className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm"
    >
      <legend className="sr-only">Filters</legend>
      <Choice
        id={`${id}-quarter`}
        label="Quarter"
        value={asked.quarter}
        all="Every quarter"
        options={quarters.map((quarter) => ({ value: quarter, label: quarter.replace('-', ' ') }))}
        onChange={(quarter) => choose({ quarter })}
      />
      <Choice
        id={`${id}-system`}
        label="System"
        value={asked.system}
        all="Every system"
        options={systems.map((system) => ({ value: system.id, label: system.name }))}
        onChange={(system) => choose({ system })}
      />
      <label className="flex items-center gap-2 max-sm:py-2">
        <input
          type="checkbox"
          checked={asked.overdue === 'yes'}
          onChange={(event) => choose({ overdue: event.target.checked ? 'yes' : '' })}
          className="size-4 accent-accent"
        />
        Past the deadline <span className="text-xs text-ink-3 tabular-nums">{overdue}</span>
      </label>
    </fieldset>
  )
}

function Choice({
  id,
  label,
  value,
  all,
  options,
  onChange,
}: {
  id: string
  label: string
  value: string
  all: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}) {
  return (
    <span className="flex items-center gap-2 max-sm:w-full">
      <label htmlFor={id} className="text-xs text-ink-3">
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
