import type { JsonPath } from '#lib/platform/ingest/json/path.ts'
import type { Visitor } from '#lib/platform/ingest/json/splitter.ts'

const isRun = (path: JsonPath) => path[0] === 'runs' && typeof path[1] === 'number'

/** On the way to the elements of `runs[].results` and its siblings. */
const leadsToRun = (path: JsonPath) => path.length === 0 || (path[0] === 'runs' && path.length <= 2)

/** `runs[].tool.driver` and `runs[].tool.extensions[]`: the depth of a component, or null. */
export function componentDepth(path: JsonPath): number | null {
  if (path[3] === 'driver') return 4
  return path[3] === 'extensions' && typeof path[4] === 'number' ? 5 : null
}

/** Tool and rules, one rule at a time: the rules of one tool may be larger than its results. */
const visitTool: Visitor = (path) => {
  if (path.length <= 3) return 'enter'
  if (path.length === 4) return path[3] === 'driver' || path[3] === 'extensions' ? 'enter' : 'skip'
  const depth = componentDepth(path)
  if (depth === null) return 'skip'
  const inside = path.slice(depth)
  if (inside.length === 0) return 'enter'
  if (inside[0] === 'rules') return inside.length === 1 ? 'enter' : 'take'
  return ['name', 'semanticVersion', 'version', 'fullName'].includes(String(inside[0])) ? 'take' : 'skip'
}

const takenOfRun = new Set([
  'invocations',
  'automationDetails',
  'originalUriBaseIds',
  'versionControlProvenance',
  'externalPropertyFileReferences',
  'properties',
])

/** First pass: everything about the runs but the results. */
export const visitSurroundings: Visitor = (path) => {
  if (leadsToRun(path)) return 'enter'
  if (path.length === 1) return path[0] === 'version' ? 'take' : 'skip'
  if (!isRun(path)) return 'skip'
  const name = String(path[2])
  if (name === 'tool') return visitTool(path)
  if (name === 'results') return path.length === 3 ? 'enter' : 'skip'
  if (name === 'artifacts') {
    if (path.length <= 4) return 'enter'
    return path[4] === 'location' ? 'take' : 'skip'
  }
  return takenOfRun.has(name) && path.length === 3 ? 'take' : 'skip'
}

/** Second pass: the results. */
export const visitResults: Visitor = (path) => {
  if (leadsToRun(path)) return 'enter'
  if (!isRun(path) || path[2] !== 'results') return 'skip'
  return path.length === 3 ? 'enter' : 'take'
}

/** For redaction: results, embedded file contents, and what tells whether they may show secrets. */
export const visitForRedaction: Visitor = (path) => {
  if (leadsToRun(path)) return 'enter'
  if (!isRun(path)) return 'skip'
  if (path[2] === 'tool') return visitTool(path)
  if (path[2] !== 'results' && path[2] !== 'artifacts') return 'skip'
  return path.length === 3 ? 'enter' : 'take'
}
