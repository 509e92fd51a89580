'use client'

import { usePageKeys } from '#components/shell/use-page-keys.ts'
import { Kbd } from '#components/ui/kbd.tsx'

/** The keys of an incident, and their legend; those of the timeline are listened for by the timeline itself. */
export function IncidentKeys({ mayRespond }: { mayRespond: boolean }) {
  usePageKeys(
    mayRespond ? { m: () => document.querySelector<HTMLElement>('[data-primary-move]')?.click() } : {},
  )
  const keys = [
    ...(mayRespond
      ? [
          { key: 'n', label: 'new entry' },
          { key: 'm', label: 'next move' },
        ]
      : []),
    { key: '/', label: 'search' },
    { key: 'j', label: 'next entry' },
    { key: 'k', label: 'previous' },
    { key: '?', label: 'all keys' },
  ]
  return (
    <p data-chrome className="mt-6 flex flex-wrap gap-x-3.5 gap-y-1 text-xs text-ink-3 max-md:hidden">
      {keys.map(({ key, label }) => (
        <span key={key}>
          <Kbd keys={[key]} /> {label}
        </span>
      ))}
    </p>
  )
}
