import type { Visitor } from '#lib/platform/ingest/json/splitter.ts'

/** gitleaks writes an array; some wrappers put it under `leaks`. */
export const gitleaksElements: Visitor = (path) => {
  if (path.length === 0) return 'enter'
  if (typeof path[0] === 'number') return 'take'
  if (path[0] !== 'leaks') return 'skip'
  return path.length === 1 ? 'enter' : 'take'
}
