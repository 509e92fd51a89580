import type { ReactNode } from 'react'
import { StatusIcon } from './status-icon.tsx'

/**
 * A failure in three sentences: what happened, what was kept, what to do. `reference` is the request id to quote.
 * `actions` holds the way on (try again, go back).
 */
export function ErrorState({
  happened,
  kept,
  next,
  reference,
  actions,
}: {
  happened: string
  kept?: string
  next: string
  reference?: string
  actions?: ReactNode
}) {
  return (
    <div
      role="alert"
      className="max-w-2xl rounded-lg border border-line border-l-2 border-l-breach bg-panel px-5 py-4"
    >
      <p className="flex items-center gap-2 text-base font-semibold">
        <span className="text-breach">
          <StatusIcon status="breached" />
        </span>
        {happened}
      </p>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        {kept !== undefined && (
          <>
            <dt className="text-ink-3">What was kept</dt>
            <dd>{kept}</dd>
          </>
        )}
        <dt className="text-ink-3">What to do</dt>
        <dd>{next}</dd>
        {reference !== undefined && (
          <>
            <dt className="text-ink-3">Reference</dt>
            <dd className="font-mono text-xs/5">{reference}</dd>
          </>
        )}
      </dl>
      {actions !== undefined && <div className="mt-4 flex flex-wrap gap-2">{actions}</div>}
    </div>
  )
}
