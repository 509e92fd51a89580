import { formatAbsolute, formatAge, formatRelative } from '#lib/platform/format/time.ts'

/**
 * A moment: relative text, the absolute one (UTC) on hover, and a machine-readable `datetime`.
 *
 * `now` is passed, never read: server and browser then print the same text and hydration agrees.
 * `form="age"` drops the direction, for columns whose header says it (`Evidence`: `26 min`).
 */
export function Time({
  at,
  now,
  form = 'relative',
}: {
  at: Date
  now: Date
  form?: 'relative' | 'age' | 'absolute'
}) {
  const absolute = formatAbsolute(at)
  const text = form === 'absolute' ? absolute : form === 'age' ? formatAge(at, now) : formatRelative(at, now)
  return (
    <time dateTime={at.toISOString()} title={absolute} className="whitespace-nowrap tabular-nums">
      {text}
    </time>
  )
}
