/** Reading of untyped JSON: each gives the value when it has the shape, and nothing otherwise. */
export type JsonObject = { readonly [key: string]: unknown }

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An own field; inherited ones (`constructor`, a set `__proto__`) are never seen. */
const field = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined

/** Follows keys and indices through objects and arrays. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce(
    (current: unknown, step) =>
      typeof step === 'number' ? (Array.isArray(current) ? current[step] : undefined) : field(current, step),
    value,
  )

export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

export const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string' && item !== '') : []

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** A line number or a count: a positive safe integer that also fits PostgreSQL's integer. */
export const positiveInteger = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 2_147_483_647
    ? value
    : undefined

/** A time; nothing when it cannot be read or is a tool's "not set" (year 1). */
export function moment(value: unknown): Date | null {
  if (typeof value !== 'string') return null
  const at = new Date(value)
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1990 ? null : at
}
