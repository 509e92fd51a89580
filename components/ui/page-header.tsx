import type { ReactNode } from 'react'

/**
 * The head of a page. `title` is a sentence that states the finding, computed from the data; `lede` says what changed
 * or what to do; `aside` holds a summary (a status bar), `actions` the buttons.
 */
export function PageHeader({
  title,
  eyebrow,
  lede,
  aside,
  actions,
}: {
  title: ReactNode
  eyebrow?: ReactNode
  lede?: ReactNode
  aside?: ReactNode
  actions?: ReactNode
}) {
  return (
    <header className="mb-5.5 flex flex-wrap items-end justify-between gap-x-10 gap-y-4">
      <div className="min-w-0 flex-1 basis-96">
        {eyebrow !== undefined && <div className="mb-1 text-sm text-ink-3">{eyebrow}</div>}
        <h1 className="text-2xl font-semibold tracking-[-0.018em] text-balance">{title}</h1>
        {lede !== undefined && (
          <div className="mt-1.5 max-w-[68ch] text-[0.84375rem] text-pretty text-ink-2">{lede}</div>
        )}
      </div>
      {aside !== undefined && <div className="w-full sm:w-96">{aside}</div>}
      {actions !== undefined && (
        <div data-chrome className="flex flex-wrap gap-2 max-sm:w-full max-sm:[&>*]:flex-1">
          {actions}
        </div>
      )}
    </header>
  )
}
