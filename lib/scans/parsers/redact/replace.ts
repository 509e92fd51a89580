import { isObject } from '../field.ts'

/**
 * A copy of parsed JSON in which `change` was asked about every string; `keys` lead to it, innermost last.
 * Own keys only, set by definition and not by assignment, so that `__proto__` stays an ordinary key.
 */
export function mapStrings(
  value: unknown,
  change: (text: string, keys: readonly string[]) => string,
  keys: readonly string[] = [],
): unknown {
  if (typeof value === 'string') return change(value, keys)
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change, keys))
  if (!isObject(value)) return value
  const copy: { [key: string]: unknown } = {}
  for (const [key, item] of Object.entries(value)) {
    Object.defineProperty(copy, key, {
      value: mapStrings(item, change, [...keys, key]),
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  return copy
}

/** Every occurrence of the longest secrets first, so that one inside another leaves no remainder. */
export function replaceAllOf(
  text: string,
  secrets: ReadonlySet<string>,
  token: (secret: string) => string,
): string {
  let result = text
  for (const secret of [...secrets].sort((a, b) => b.length - a.length)) {
    if (result.includes(secret)) result = result.replaceAll(secret, () => token(secret))
  }
  return result
}
