import { clsx } from 'clsx'
import { StatusIcon, type StatusName } from '#components/ui/status-icon.tsx'
import { type ClockTimes, type ClockWords, describeClock } from '#lib/incidents/model/clock-words.ts'
import { formatAbsolute } from '#lib/platform/format/time.ts'

/** The look of each state of a clock. A clock that runs is plain: only what is near or past its end calls. */
export const clockLooks: Record<ClockWords['state'], { icon: StatusName; ink: string; word: string }> = {
  running: { icon: 'at_risk', ink: 'text-ink-2', word: 'running' },
  at_risk: { icon: 'at_risk', ink: 'font-medium text-risk-ink', word: 'at risk' },
  breached: { icon: 'breached', ink: 'font-medium text-breach', word: 'breached' },
  stopped: { icon: 'met', ink: 'text-met', word: 'in time' },
  stopped_late: { icon: 'breached', ink: 'text-breach', word: 'late' },
  voided: { icon: 'unproven', ink: 'text-ink-3', word: 'void' },
}

/** One clock in a line: what it waits for, what is left, and how it stands. A regulatory one is labelled so. */
export function ClockMark({ clock, now }: { clock: ClockTimes; now: Date }) {
  const { state, title, text } = describeClock(clock, now)
  const look = clockLooks[state]
  return (
    <time
      dateTime={clock.dueAt}
      title={`${title}: due ${formatAbsolute(new Date(clock.dueAt))}`}
      className={clsx('inline-flex items-center gap-1.5 text-xs whitespace-nowrap tabular-nums', look.ink)}
    >
      <StatusIcon status={look.icon} />
      <span>
        <span className="font-normal text-ink-3">{title}</span> {text}
        {state !== 'stopped_late' && state !== 'voided' && <span className="sr-only">, {look.word}</span>}
      </span>
      {clock.kind === 'regulatory' && (
        <span className="rounded-full border border-line px-1 text-2xs font-normal text-ink-3">
          regulatory
        </span>
      )}
    </time>
  )
}
