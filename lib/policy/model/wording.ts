import { sentenceCase } from '#lib/platform/format/count.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'
import type { Cadence, JsonValue } from '../model.ts'

export const cadenceWords: Readonly<Record<Cadence, string>> = {
  continuous: 'continuously',
  per_change: 'with every change',
  per_event: 'with every event',
  daily: 'every day',
  weekly: 'every week',
  monthly: 'every month',
  quarterly: 'every quarter',
}

export type ParameterLine = { readonly name: string; readonly value: string }

/** Units that the names of parameters end in. */
const units = ['days', 'hours', 'minutes'] as const

/** A control's parameters as a person reads them: `Sla: critical 7 days, high 30 days`. In the order of the file. */
export function parameterLines(parameters: Readonly<Record<string, JsonValue>>): ParameterLine[] {
  return Object.entries(parameters).map(([key, value]) => {
    const unit = units.find((word) => key.endsWith(`_${word}`)) ?? null
    const name = unit === null ? key : key.slice(0, -unit.length - 1)
    return { name: sentenceCase(words(name)), value: inWords(value, unit) }
  })
}

function inWords(value: JsonValue, unit: string | null): string {
  if (Array.isArray(value)) return joinWithAnd(value.map((item: JsonValue) => inWords(item, unit)))
  if (typeof value === 'object' && value !== null) {
    return strictestFirst(Object.entries(value))
      .map(([key, inner]) => `${words(key)} ${inWords(inner, unit)}`)
      .join(', ')
  }
  if (typeof value === 'number' && unit !== null) return `${value} ${value === 1 ? unit.slice(0, -1) : unit}`
  return typeof value === 'string' ? value.replaceAll('_', ' ') : String(value)
}

/** The database keeps no order of keys, and of numbers the smallest is the one to know. */
function strictestFirst(entries: [string, JsonValue][]): [string, JsonValue][] {
  return entries.toSorted(([, a], [, b]) => (typeof a === 'number' && typeof b === 'number' ? a - b : 0))
}

/** Abbreviations keep their capitals. */
const words = (name: string): string => name.replaceAll('_', ' ').replaceAll(/\bsla\b/g, 'SLA')
