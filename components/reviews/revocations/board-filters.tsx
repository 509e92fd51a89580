'use client'

import { parseAsString, useQueryStates } from 'nuqs'
import { useTransition } from 'react'
import { FilterChoice } from '#components/table/filter-choice.tsx'
import { FilterFlag } from '#components/table/filter-flag.tsx'

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
      <FilterChoice
        label="Quarter"
        value={asked.quarter}
        all="Every quarter"
        options={quarters.map((quarter) => ({ value: quarter, label: quarter.replace('-', ' ') }))}
        onChange={(quarter) => choose({ quarter })}
      />
      <FilterChoice
        label="System"
        value={asked.system}
        all="Every system"
        options={systems.map((system) => ({ value: system.id, label: system.name }))}
        onChange={(system) => choose({ system })}
      />
      <FilterFlag
        label="Past the deadline"
        count={overdue}
        isSet={asked.overdue === 'yes'}
        onChange={(isSet) => choose({ overdue: isSet ? 'yes' : '' })}
      />
    </fieldset>
  )
}
