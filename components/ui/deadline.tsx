import { clsx } from 'clsx'
import { type DeadlineState, describeDeadline } from '#lib/platform/format/deadline.ts'
import { formatAbsolute } from '#lib/platform/format/time.ts'

const inks: Record<DeadlineState, string> = {
  over: 'font-semibold text-breach',
  near: 'font-semibold text-risk-ink',
  ahead: 'font-medium text-ink-2',
}

/** What is left of a deadline, or how far it is past; the moment itself on hover. `nearMs` defaults to one day. */
export function Deadline({ due, now, nearMs }: { due: Date; now: Date; nearMs?: number }) {
  const { text, state } = describeDeadline(due, now, nearMs)
  return (
    <time
      dateTime={due.toISOString()}
      title={`Due ${formatAbsolute(due)}`}
      className={clsx('text-[0.78125rem] whitespace-nowrap tabular-nums', inks[state])}
    >
      {text}
    </time>
  )
}
