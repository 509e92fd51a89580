import { clsx } from 'clsx'
import type { ReactNode } from 'react'

const tones = {
  neutral: 'bg-hover text-ink-2',
  accent: 'bg-accent-soft text-accent',
  met: 'bg-met-soft text-met',
  risk: 'bg-risk-soft text-risk-ink',
  breach: 'bg-breach-soft text-breach',
  unproven: 'bg-unproven-soft text-unproven',
  outline: 'border border-line text-ink-2',
}
export type BadgeTone = keyof typeof tones

/** A word about a row (`privileged`, `new`, `production`). For a control's status use `Status`. */
export function Badge({ tone = 'neutral', children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-1 rounded-full px-1.5 text-2xs font-medium whitespace-nowrap',
        tone === 'outline' ? 'py-px' : 'py-0.5',
        tones[tone],
      )}
    >
      {children}
    </span>
  )
}
