import type { ReactNode } from 'react'

/** Nothing here, said so that the reader knows why and what to do next. `actions` holds the next step. */
export function EmptyState({
  title,
  children,
  icon,
  actions,
}: {
  title: string
  children: ReactNode
  icon?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="flex flex-col items-center rounded-lg border border-dashed border-line px-6 py-12 text-center">
      {icon !== undefined && (
        <span aria-hidden="true" className="mb-3 text-ink-3 [&_svg]:size-5">
          {icon}
        </span>
      )}
      <p className="text-base font-semibold">{title}</p>
      <div className="mt-1 max-w-[52ch] text-sm text-ink-2">{children}</div>
      {actions !== undefined && <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
