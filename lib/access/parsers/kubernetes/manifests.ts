import { isPlumblineError } from '#lib/platform/errors.ts'
import { formatJsonPath } from '#lib/platform/ingest/json/path.ts'
import type { splitJson } from '#lib/platform/ingest/json/split.ts'
import type { DocumentInput, DocumentOutcome } from '../parser.ts'
import { isAccessKind, itemKind, type Manifest } from './manifest.ts'
import { readYaml, splitYaml } from './yaml-documents.ts'

type Problems = DocumentOutcome['problems']

/** Objects that bear on access, out of one JSON object or list, whose items are read one by one. */
export async function* jsonManifests(
  input: DocumentInput,
  split: typeof splitJson,
): AsyncGenerator<Manifest, void> {
  // The kind of a list may stand behind its items: a first pass finds it.
  const root = new Map<string, unknown>()
  const surroundings = split(
    input.open(),
    (path) => (path.length === 0 ? 'enter' : path[0] === 'items' ? 'skip' : 'take'),
    input.limits,
  )
  let broken: unknown
  try {
    for await (const events of surroundings)
      for (const event of events) if (event.kind === 'value') root.set(String(event.path[0]), event.value)
  } catch (error) {
    // Of a list, the second pass meets the same break, and keeps what stands before it.
    if (!isPlumblineError(error)) throw error
    broken = error
  }
  const kind = itemKind(root.get('kind'))
  if (isAccessKind(root.get('kind'))) {
    if (broken !== undefined) throw broken
    yield { value: Object.fromEntries(root), where: '$' }
    return
  }
  const items = split(
    input.open(),
    (path) =>
      path.length === 0 ? 'enter' : path[0] !== 'items' ? 'skip' : path.length === 1 ? 'enter' : 'take',
    input.limits,
  )
  for await (const events of items) {
    for (const event of events) {
      if (event.kind === 'value' && event.path.length === 2)
        yield* manifest(event.value, kind ?? null, formatJsonPath(event.path))
    }
  }
}

/**
 * Objects that bear on access, out of a stream of YAML documents. One that breaks is told as a problem, and the others
 * are read.
 */
export async function* yamlManifests(
  source: AsyncIterable<Uint8Array>,
  problems: Problems,
): AsyncGenerator<Manifest, void> {
  let read = 0
  let firstBreak: unknown
  for await (const document of splitYaml(source)) {
    const where = `document from line ${document.line}`
    try {
      const value = readYaml(document)
      read += 1
      yield* ofDocument(value, where)
    } catch (error) {
      if (!isPlumblineError(error)) throw error
      firstBreak ??= error
      problems.push({ where, what: error.message, nextStep: error.nextStep })
    }
  }
  if (read === 0 && firstBreak !== undefined) throw firstBreak
}

function* ofDocument(value: unknown, where: string): Generator<Manifest, void> {
  const { kind, items } = (typeof value === 'object' && value !== null ? value : {}) as {
    kind?: unknown
    items?: unknown
  }
  const ofItems = itemKind(kind)
  if (!Array.isArray(items)) {
    yield* manifest(value, null, where)
    return
  }
  for (const [index, item] of items.entries())
    yield* manifest(item, ofItems ?? null, `${where}, items[${index}]`)
}

/** Objects of other kinds, and what is no object, are passed over: a file of manifests may hold anything. */
function* manifest(value: unknown, listKind: string | null, where: string): Generator<Manifest, void> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return
  const own = (value as { kind?: unknown }).kind
  const kind = own ?? listKind
  if (isAccessKind(kind)) yield { value: own === undefined ? { ...value, kind } : value, where }
}
