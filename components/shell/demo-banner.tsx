import type { ReactNode } from 'react'

/** A quiet strip across the top: this is a demonstration. `children` may hold a link to change persona. */
export function DemoBanner({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <aside
      aria-label="Demonstration"
      className="flex flex-wrap items-center justify-center gap-x-3 border-b border-line bg-accent-soft px-4 py-1.5 text-center text-xs text-accent"
    >
      {text}
      {children}
    </aside>
  )
}
