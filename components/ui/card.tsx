import { clsx } from 'clsx'
import { type ReactNode, useId } from 'react'

/**
 * A framed section with a heading. `note` sits right of the title; `flush` drops the body's padding, for lists and
 * tables that draw their own lines.
 */
export function Card({
  title,
  note,
  flush = false,
  level = 2,
  children,
}: {
  title: ReactNode
  note?: ReactNode
  flush?: boolean
  level?: 2 | 3
  children: ReactNode
}) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section aria-labelledby={id} className="min-w-0 rounded-lg border border-line bg-panel">
      <header className="flex items-baseline justify-between gap-3 px-3.5 pt-3 pb-2">
        <Heading id={id} className="text-sm font-semibold">
          {title}
        </Heading>
        {note !== undefined && <div className="shrink-0 text-xs text-ink-3">{note}</div>}
      </header>
      <div className={clsx(!flush && 'px-3.5 pb-3.5')}>{children}</div>
    </section>
  )
}

/** An unframed section of a page: a heading, an optional line of explanation, and what follows. */
export function Section({
  title,
  note,
  actions,
  children,
}: {
  title: ReactNode
  note?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="min-w-0">
      <header className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div>
          <h2 id={id} className="text-lg font-semibold tracking-tight">
            {title}
          </h2>
          {note !== undefined && <p className="mt-0.5 max-w-[70ch] text-sm text-ink-2">{note}</p>}
        </div>
        {actions}
      </header>
      {children}
    </section>
  )
}
