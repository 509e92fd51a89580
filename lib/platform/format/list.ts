/** `a`, `a and b`, `a, b and c`. An empty list is an empty text. */
export function joinWithAnd(items: readonly string[]): string {
  const last = items.at(-1)
  if (last === undefined) return ''
  const before = items.slice(0, -1)
  return before.length === 0 ? last : `${before.join(', ')} and ${last}`
}
