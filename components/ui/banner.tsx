import { clsx } from 'clsx'
import Info from 'lucide-react/icons/info'
import type { ReactNode } from 'react'
import { StatusIcon } from './status-icon.tsx'

const tones = {
  info: { box: 'border-accent/30 bg-accent-soft', ink: 'text-accent' },
  met: { box: 'border-met/30 bg-met-soft', ink: 'text-met' },
  risk: { box: 'border-risk/40 bg-risk-soft', ink: 'text-risk-ink' },
  breach: { box: 'border-breach/30 bg-breach-soft', ink: 'text-breach' },
}
const shapes = { met: 'met', risk: 'at_risk', breach: 'breached' } as const

/** A standing message above the content. It tells a fact and, in `actions`, what can be done about it. */
export function Banner({
  tone = 'info',
  title,
  children,
  actions,
}: {
  tone?: keyof typeof tones
  title: string
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div
      role={tone === 'breach' ? 'alert' : 'status'}
      className={clsx(
        'flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg border px-3.5 py-2.5 text-sm',
        tones[tone].box,
      )}
    >
      <span className={clsx('mt-0.5', tones[tone].ink)}>
        {tone === 'info' ? (
          <Info className="size-3.5" aria-hidden="true" />
        ) : (
          <StatusIcon status={shapes[tone]} />
        )}
      </span>
      <div className="min-w-0 flex-1 basis-60">
        <p className={clsx('font-semibold', tones[tone].ink)}>{title}</p>
        {children !== undefined && <div className="mt-0.5 text-ink">{children}</div>}
      </div>
      {actions !== undefined && <div className="flex gap-2 self-center">{actions}</div>}
    </div>
  )
}
