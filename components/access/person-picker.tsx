'use client'

import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { inputLook } from '#components/form/field-frame.tsx'
import { useFieldState } from '#components/form/form-context.ts'
import type { PersonRow } from '#lib/access/model/person-row.ts'

export type PickedPerson = { id: string; name: string }
type Found = PickedPerson & Pick<PersonRow, 'department'> & Partial<Pick<PersonRow, 'email' | 'state'>>

const mostOffered = 6

/**
 * Chooses one person of the registers: type a name, take one of those found. Works in a form under `name`.
 *
 * @param api answers `?q=` with `{ rows }`
 * @param onPick told of the choice; without it the choice stays in the field
 */
export function PersonPicker({
  name,
  label,
  hint,
  initial = null,
  isOptional = false,
  api = '/api/people',
  onPick,
}: {
  name: string
  label: string
  hint?: string
  initial?: PickedPerson | null
  isOptional?: boolean
  api?: string
  onPick?: (person: PickedPerson) => void
}) {
  const { id, message, wiring } = useFieldState(name, undefined, hint !== undefined)
  const groupId = useId()
  const [picked, setPicked] = useState<PickedPerson | null>(initial)
  const [text, setText] = useState('')
  const { data, isFetching } = useQuery({
    queryKey: ['access', 'people', api, text],
    queryFn: ({ signal }) => findPeople(api, text, signal),
    enabled: text.trim().length >= 2,
    staleTime: 30_000,
  })
  const offered = text.trim().length >= 2 ? (data ?? []).slice(0, mostOffered) : []
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label} {isOptional && <span className="font-normal text-ink-3">optional</span>}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="mb-1 text-xs text-ink-2">
          {hint}
        </p>
      )}
      {picked !== null && (
        <p className="mb-1.5 flex items-center gap-2 text-sm">
          <span className="rounded-full bg-accent-soft px-2 py-0.5 text-accent">{picked.name}</span>
          <button
            type="button"
            onClick={() => setPicked(null)}
            className="rounded-sm text-xs text-ink-3 underline underline-offset-2 hover:text-ink"
          >
            choose somebody else
          </button>
        </p>
      )}
      <input type="hidden" name={name} value={picked?.id ?? ''} />
      {picked === null && (
        <>
          <input
            {...wiring}
            // The chosen person travels in the hidden field; this one only searches.
            name={undefined}
            type="search"
            value={text}
            autoComplete="off"
            placeholder="Type a name or an address"
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              // Enter searches; it must not send the form without a choice.
              if (event.key === 'Enter') event.preventDefault()
            }}
            className={inputLook}
          />
          {message !== undefined && (
            <p id={`${id}-error`} className="mt-1 text-xs text-breach">
              {message}
            </p>
          )}
          <ul aria-label="People found" id={groupId} className="mt-1 grid gap-0.5">
            {offered.map((person) => (
              <li key={person.id}>
                <button
                  type="button"
                  onClick={() => {
                    const found = { id: person.id, name: person.name }
                    setText('')
                    if (onPick) onPick(found)
                    else setPicked(found)
                  }}
                  className="flex w-full items-baseline gap-2 rounded-sm px-2 py-1 text-left text-sm hover:bg-hover max-sm:py-2"
                >
                  {person.name}
                  <span className="truncate text-xs text-ink-3">
                    {[person.email, person.department, person.state === 'left' ? 'has left' : null]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <p role="status" className="text-xs text-ink-3">
            {text.trim().length < 2
              ? ''
              : isFetching
                ? 'Searching…'
                : offered.length === 0
                  ? 'Nobody of this name is in a register.'
                  : ''}
          </p>
        </>
      )}
    </div>
  )
}

async function findPeople(api: string, text: string, signal: AbortSignal): Promise<Found[]> {
  const response = await fetch(`${api}?q=${encodeURIComponent(text.trim())}`, { signal })
  if (!response.ok) throw new Error(`The list of people answered ${response.status}.`)
  return ((await response.json()) as { rows: Found[] }).rows
}
