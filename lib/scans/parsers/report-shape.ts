import { isPlumblineError } from '#lib/platform/errors.ts'
import { defaultJsonLimits } from '#lib/platform/ingest/json/limits.ts'
import { type JsonEvent, JsonSplitter, type Visitor } from '#lib/platform/ingest/json/splitter.ts'

const deepestLook = 4

/**
 * The outline of a report's beginning: `root` is what it is, `open` the containers and `values` the scalars
 * in it by path, of arrays only the first elements. `runs[0].tool` is written `runs.0.tool`.
 */
export type ReportShape = {
  root: 'array' | 'object' | 'null' | 'other' | 'none'
  open: ReadonlyMap<string, 'array' | 'object'>
  values: ReadonlyMap<string, unknown>
  has(path: string): boolean
}

const look: Visitor = (path) => {
  if (path.length > deepestLook) return 'skip'
  return path.some((step) => typeof step === 'number' && step > 0) ? 'skip' : 'enter'
}

/** Reads as far as `head` goes: it is cut somewhere, so a break in its structure is no error here. */
export function readShape(head: string): ReportShape {
  const events: JsonEvent[] = []
  try {
    const splitter = new JsonSplitter(look, defaultJsonLimits)
    splitter.write(Buffer.from(head, 'utf8'), events)
    splitter.end(events)
  } catch (error) {
    if (!isPlumblineError(error)) throw error
  }
  const open = new Map<string, 'array' | 'object'>()
  const values = new Map<string, unknown>()
  for (const event of events) {
    const path = event.path.join('.')
    if (event.kind === 'open') open.set(path, event.container)
    else values.set(path, event.value)
  }
  return { root: rootOf(open, values), open, values, has: (path) => open.has(path) || values.has(path) }
}

function rootOf(open: ReadonlyMap<string, 'array' | 'object'>, values: ReadonlyMap<string, unknown>) {
  const container = open.get('')
  if (container) return container
  if (!values.has('')) return 'none'
  return values.get('') === null ? 'null' : 'other'
}
