import { dayMs, hourMs, minuteMs, secondMs } from '../clock.ts'

const units = [
  { name: 'd', ms: dayMs },
  { name: 'h', ms: hourMs },
  { name: 'min', ms: minuteMs },
  { name: 's', ms: secondMs },
] as const

/**
 * A span of time in the product's units: `45 s`, `6 min`, `1 h 52 min`, `2 d 6 h`.
 *
 * Hours run to 72 before days take over, because the policy's post-mortem clock is spoken of in hours.
 * Rounds down to the smallest unit shown, so that a deadline never reads later than it is. Sign is dropped.
 *
 * @param milliseconds the span
 * @param parts how many units at most, 1 or 2
 */
export function formatDuration(milliseconds: number, parts: 1 | 2 = 2): string {
  const span = Math.abs(milliseconds)
  if (span < secondMs) return '0 s'
  const usable = span < 72 * hourMs ? units.slice(1) : units
  const first = usable.findIndex((unit) => span >= unit.ms)
  const major = usable[first]
  if (major === undefined) return '0 s'
  const count = Math.floor(span / major.ms)
  const minor = usable[first + 1]
  const rest = minor === undefined ? 0 : Math.floor((span - count * major.ms) / minor.ms)
  // Seconds matter under a minute and are noise above it.
  if (parts === 1 || minor === undefined || minor.name === 's' || rest === 0) return `${count} ${major.name}`
  return `${count} ${major.name} ${rest} ${minor.name}`
}
