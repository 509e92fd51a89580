import type { JsonPath } from '#lib/platform/ingest/json/path.ts'
import type { Visit } from '#lib/platform/ingest/json/splitter.ts'

/** The lists of findings in a `Results` entry. */
export const findingLists = ['Vulnerabilities', 'Misconfigurations', 'Secrets', 'Licenses'] as const
export type FindingList = (typeof findingLists)[number]

/** `trivy k8s` groups results by object: `Resources`, or `Findings`, or (before 0.45) one list a class. */
const objectLists = new Set(['Resources', 'Findings', 'Vulnerabilities', 'Misconfigurations'])

/**
 * How many leading steps of a path name a `Results` entry, or null. Schema 1 is an array of entries, schema 2
 * has `Results`, Kubernetes reports have `Results` in each object.
 */
export function entryDepth(path: JsonPath): number | null {
  const [first, second, third, fourth] = path
  if (typeof first === 'number') return 1
  if (first === 'Results' && typeof second === 'number') return 2
  if (objectLists.has(String(first)) && typeof second === 'number' && third === 'Results') {
    return typeof fourth === 'number' ? 4 : null
  }
  return null
}

/** Containers on the way to the entries. */
export function leadsToEntries(path: JsonPath): boolean {
  const [first, second, third] = path
  if (path.length === 0) return true
  if (path.length === 1)
    return typeof first === 'number' || first === 'Results' || objectLists.has(String(first))
  if (path.length === 2)
    return typeof second === 'number' && (first === 'Results' || objectLists.has(String(first)))
  if (path.length > 4 || !objectLists.has(String(first)) || third !== 'Results') return false
  return path.length === 3 || typeof path[3] === 'number'
}

export const isFindingList = (name: unknown): name is FindingList =>
  findingLists.some((list) => list === name)

/** Visits the elements of the lists asked for, and nothing else. */
export const visitLists =
  (wanted: (list: FindingList) => boolean) =>
  (path: JsonPath): Visit => {
    const depth = entryDepth(path)
    if (depth === null || path.length === depth) return leadsToEntries(path) ? 'enter' : 'skip'
    const list = path[depth]
    if (!isFindingList(list) || !wanted(list)) return 'skip'
    return path.length === depth + 1 ? 'enter' : 'take'
  }
