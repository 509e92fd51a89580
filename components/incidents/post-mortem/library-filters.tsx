'use client'

import { parseAsString, useQueryStates } from 'nuqs'
import { useTransition } from 'react'
import { FilterChoice } from '#components/table/filter-choice.tsx'
import { FilterFlag } from '#components/table/filter-flag.tsx'
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
        <FilterChoice
          label="Severity"
          value={asked.severity}
          all="Every severity"
          options={incidentSeverities.map((value) => ({ value, label: incidentSeverityWords[value] }))}
          onChange={(severity) => choose({ severity })}
        />
        {causes.length > 0 && (
          <FilterChoice
            label="Cause"
            value={asked.cause}
            all="Every cause"
            options={causes.map(({ cause, count }) => ({ value: cause, label: `${cause} (${count})` }))}
            onChange={(cause) => choose({ cause })}
          />
        )}
        <FilterFlag
          label="After the deadline"
          count={late}
          isSet={asked.late === 'yes'}
          onChange={(isSet) => choose({ late: isSet ? 'yes' : '' })}
        />
      </fieldset>
    </div>
  )
}
