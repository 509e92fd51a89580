import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { formatCount, formatQuantity } from '#lib/platform/format/count.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'
import type { Quantity } from '../model.ts'

/** `a`, `a and b`, `a, b and c`, `a, b, c and 4 more`; one name too many is still named. */
export function listed(names: readonly string[], most = 3): string {
  if (names.length <= most + 1) return joinWithAnd(names)
  return joinWithAnd([...names.slice(0, most), `${formatCount(names.length - most)} more`])
}

/** A length of time in its largest whole unit, for a sentence: `9 days`, `5 hours`, `less than an hour`. */
export function lasting(milliseconds: number): string {
  if (milliseconds >= dayMs) return formatQuantity(Math.floor(milliseconds / dayMs), 'day')
  if (milliseconds >= hourMs) return formatQuantity(Math.floor(milliseconds / hourMs), 'hour')
  return 'less than an hour'
}

export const quantity = (value: number, unit: string): Quantity => ({ value, unit, text: formatCount(value) })

/** A quantity whose number means nothing without its unit: `90 d`, `100 %`. */
export const quantityWithUnit = (value: number, unit: string): Quantity => ({
  value,
  unit,
  text: `${formatCount(value)} ${unit}`,
})

export const notMeasured = (unit: string): Quantity => ({ value: null, unit, text: '–' })
