import { clsx } from 'clsx'

const fills = { accent: 'bg-accent', met: 'bg-met', risk: 'bg-risk', breach: 'bg-breach' }

/**
 * How far something is. `value` runs 0 to 1; null means "working, the end is not known".
 * `label` names it for a screen reader; print the figures beside it yourself.
 */
export function Progress({
  value,
  label,
  tone = 'accent',
  thin = false,
}: {
  value: number | null
  label: string
  tone?: keyof typeof fills
  thin?: boolean
}) {
  const percent = value === null ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={clsx('overflow-hidden rounded-full bg-line', thin ? 'h-0.75' : 'h-1.5')}
    >
      <div
        className={clsx(
          'h-full rounded-full',
          fills[tone],
          percent === undefined && 'w-1/3 motion-safe:animate-pulse',
        )}
        style={percent === undefined ? undefined : { width: `${percent}%` }}
      />
    </div>
  )
}
