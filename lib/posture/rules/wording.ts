import { dayMs, hourMs } from '#lib/platform/clock.ts'
import type { Quantity } from '../model.ts'

const words = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** A count in running text: in words up to twelve, in figures beyond. */
export const inWords = (count: number): string => words[count] ?? inFigures(count)

/** A count as figures, with its thousands apart: `12,403`. */
export const inFigures = (count: number): string => new Intl.NumberFormat('en-GB').format(count)

export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `1 finding`, `3 findings`; the plural takes an s unless it is given. */
export const counted = (count: number, singular: string, plural = `${singular}s`): string =>
  `${inFigures(count)} ${count === 1 ? singular : plural}`

/** `a`, `a and b`, `a, b and c`, `a, b, c and 4 more`. */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.length > most + 1 ? names.slice(0, most) : names
  const rest = names.length - shown.length
  const parts = rest === 0 ? [...shown] : [...shown, `${inFigures(rest)} more`]
  const last = parts.pop() ?? ''
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`
}

/** A length of time in its largest whole unit: `9 days`, `5 hours`, `less than an hour`. */
export function lasting(milliseconds: number): string {
  if (milliseconds >= dayMs) return counted(Math.floor(milliseconds / dayMs), 'day')
  if (milliseconds >= hourMs) return counted(Math.floor(milliseconds / hourMs), 'hour')
  return 'less than an hour'
}

export const quantity = (value: number, unit: string): Quantity => ({
  value,
  unit,
  text: unit === '%' ? `${inFigures(value)} %` : inFigures(value),
})

/** A quantity with its unit printed: `90 days`. */
export const quantityWithUnit = (value: number, unit: string): Quantity => ({
  value,
  unit,
  text: `${inFigures(value)} ${unit}`,
})

export const notMeasured = (unit: string): Quantity => ({ value: null, unit, text: '–' })
