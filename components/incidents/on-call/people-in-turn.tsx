'use client'

import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import X from 'lucide-react/icons/x'
import { useState } from 'react'
import { SelectField } from '#components/form/select-field.tsx'
import { Button } from '#components/ui/button.tsx'
import type { OnCallPerson } from '#lib/incidents/model/on-call.ts'

/** People in the order of their turns; sends one `userIds` for each. */
export function PeopleInTurn({
  people,
  initial,
}: {
  people: readonly OnCallPerson[]
  initial: readonly OnCallPerson[]
}) {
  // Whoever may not respond any more cannot be chosen again.
  const [chosen, setChosen] = useState(initial.filter(({ id }) => people.some((one) => one.id === id)))
  const left = people.filter(({ id }) => !chosen.some((one) => one.id === id))
  const move = (index: number, by: 1 | -1) => {
    const next = [...chosen]
    const [moved] = next.splice(index, 1)
    if (moved !== undefined) next.splice(index + by, 0, moved)
    setChosen(next)
  }
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">Who, in turn</legend>
      <ol className="mb-2 grid gap-1">
        {chosen.map(({ id, name }, index) => (
          <li key={id} className="flex items-center gap-1 rounded-md border border-line pl-2.5 text-sm">
            <input type="hidden" name="userIds" value={id} />
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <Button
              size="icon"
              variant="quiet"
              aria-label={`${name} earlier`}
              disabled={index === 0}
              onClick={() => move(index, -1)}
            >
              <ArrowUp aria-hidden="true" />
            </Button>
            <Button
              size="icon"
              variant="quiet"
              aria-label={`${name} later`}
              disabled={index === chosen.length - 1}
              onClick={() => move(index, 1)}
            >
              <ArrowDown aria-hidden="true" />
            </Button>
            <Button
              size="icon"
              variant="quiet"
              aria-label={`Without ${name}`}
              onClick={() => setChosen(chosen.filter((one) => one.id !== id))}
            >
              <X aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ol>
      <SelectField
        name="person"
        label="Add somebody"
        hint="Leads and responders."
        isOptional
        value=""
        options={[
          { value: '', label: left.length === 0 ? 'Everybody is in it' : 'Choose …' },
          ...left.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => {
          const added = left.find(({ id }) => id === event.target.value)
          if (added !== undefined) setChosen([...chosen, added])
        }}
      />
    </fieldset>
  )
}
