'use client'

import type { ReactNode } from 'react'
import { useId } from 'react'
import { formatCompactCount } from '#lib/platform/format/count.ts'

export type FacetOption = { value: string; label: ReactNode; count: number }

/** One facet: a group of check boxes with the number of rows behind each, after all other filters. */
export function FacetList({
  name,
  options,
  selected,
  onChange,
}: {
  name: string
  options: readonly FacetOption[]
  selected: readonly string[]
  onChange: (selected: string[]) => void
}) {
  const id = useId()
  const toggle = (value: string) =>
    onChange(selected.includes(value) ? selected.filter((item) => item !== value) : [...selected, value])
  return (
    <fieldset className="min-w-0 self-start border-b border-line-2 pb-2.5 last:border-0">
      <legend className="flex w-full items-center justify-between pt-2.5 pb-1 text-xs font-semibold">
        {name}
        {selected.length > 0 && (
          <button
            type="button"
            onClick={() => onChange([])}
            className="rounded-sm px-1 font-normal text-ink-3 hover:text-ink"
            aria-label={`Clear ${name}`}
          >
            clear
          </button>
        )}
      </legend>
      {options.map((option) => {
        const boxId = `${id}-${option.value}`
        return (
          <div
            key={option.value}
            className="-mx-1.5 flex items-center gap-2 rounded-sm px-1.5 py-0.75 hover:bg-hover max-sm:py-2"
          >
            <input
              id={boxId}
              type="checkbox"
              checked={selected.includes(option.value)}
              onChange={() => toggle(option.value)}
              className="size-3.5 shrink-0 accent-accent"
            />
            <label htmlFor={boxId} className="min-w-0 flex-1 truncate text-sm">
              {option.label}
            </label>
            <span className="text-xs text-ink-3 tabular-nums">{formatCompactCount(option.count)}</span>
          </div>
        )
      })}
    </fieldset>
  )
}
