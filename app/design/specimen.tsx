import type { ReactNode } from 'react'

/** A named specimen of a part, in one or several states. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-2 border-t border-line-2 py-4 md:grid-cols-[9rem_minmax(0,1fr)] md:gap-6">
      <h3 className="text-xs text-ink-3">{name}</h3>
      <div className="min-w-0">{children}</div>
    </div>
  )
}

export function Row({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-x-4 gap-y-3">{children}</div>
}
