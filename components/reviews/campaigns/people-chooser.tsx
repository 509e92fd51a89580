'use client'

import { useState } from 'react'
import { PersonPicker, type PickedPerson } from '#components/access/person-picker.tsx'
import { QueryStore } from '#components/shell/query-store.tsx'

/** Chooses any number of people, one after the other. Works in a form under `name`. */
export function PeopleChooser({ name, legend, hint }: { name: string; legend: string; hint: string }) {
  const [people, setPeople] = useState<readonly PickedPerson[]>([])
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{legend}</legend>
      {people.map((person) => (
        <p key={person.id} className="mb-1.5 flex items-center gap-2 text-sm">
          <input type="hidden" name={name} value={person.id} />
          <span className="rounded-full bg-accent-soft px-2 py-0.5 text-accent">{person.name}</span>
          <button
            type="button"
            onClick={() => setPeople(people.filter(({ id }) => id !== person.id))}
            className="rounded-sm text-xs text-ink-3 underline underline-offset-2 hover:text-ink"
          >
            leave out<span className="sr-only"> {person.name}</span>
          </button>
        </p>
      ))}
      <QueryStore>
        <PersonPicker
          // The next one begins with an empty search.
          key={people.length}
          name={`${name}Search`}
          label={legend}
          hint={hint}
          isOptional
          onPick={(person) => setPeople([...people.filter(({ id }) => id !== person.id), person])}
        />
      </QueryStore>
    </fieldset>
  )
}
