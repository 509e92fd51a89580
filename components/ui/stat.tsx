import { clsx } from 'clsx'
import type { ReactNode } from 'react'

const inks = { plain: 'text-ink', met: 'text-met', risk: 'text-risk-ink', breach: 'text-breach' }

/** One figure with its name above and its context below; `meter` may hold a `Progress thin`. Use inside `StatRow`. */
export function Stat({
  name,
  value,
  context,
  tone = 'plain',
  meter,
}: {
  name: string
  value: ReactNode
  context?: ReactNode
  tone?: keyof typeof inks
  meter?: ReactNode
}) {
  return (
    <div className="flex flex-col bg-panel px-4 py-3">
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd className="flex flex-1 flex-col">
        <span className={clsx('my-0.5 text-xl font-semibold tracking-tight tabular-nums', inks[tone])}>
          {value}
        </span>
        {/* Two abreast on a phone are narrower than a moment on one line. */}
        {context !== undefined && (
          <span className="text-xs text-ink-3 [&_time]:whitespace-normal">{context}</span>
        )}
        {meter !== undefined && <span className="mt-auto block pt-2">{meter}</span>}
      </dd>
    </div>
  )
}

/** Figures side by side in one frame, ruled apart; two abreast on a phone, where an odd last one has the row. */
export function StatRow({ children }: { children: ReactNode }) {
  return (
    <dl
      data-keep-together
      className="grid auto-cols-fr grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line max-lg:[&>:last-child:nth-child(odd)]:col-span-2 lg:grid-flow-col lg:grid-cols-none"
    >
      {children}
    </dl>
  )
}
