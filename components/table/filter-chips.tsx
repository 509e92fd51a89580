'use client'

import X from 'lucide-react/icons/x'

export type FilterChip = { key: string; name: string; value: string; onRemove: () => void }

/** The filters in force, each with its way out, and one that clears them all. Nothing is drawn when there are none. */
export function FilterChips({ chips, onClear }: { chips: readonly FilterChip[]; onClear: () => void }) {
  if (chips.length === 0) return null
  return (
    <ul aria-label="Filters in force" className="flex flex-wrap items-center gap-1.5">
      {chips.map((chip) => (
        <li key={chip.key}>
          <button
            type="button"
            onClick={chip.onRemove}
            aria-label={`Remove filter ${chip.name}: ${chip.value}`}
            className="inline-flex h-6 items-center gap-1 rounded-full bg-accent-soft px-2 text-xs text-accent hover:opacity-80 max-sm:h-8"
          >
            <span className="font-normal">{chip.name}:</span> {chip.value}
            <X className="size-3" aria-hidden="true" />
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          onClick={onClear}
          className="rounded-sm px-1 text-xs text-ink-3 hover:text-ink max-sm:h-8"
        >
          Clear all
        </button>
      </li>
    </ul>
  )
}
