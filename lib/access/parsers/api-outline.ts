import { isPlumblineError } from '#lib/platform/errors.ts'
import { defaultJsonLimits } from '#lib/platform/ingest/json/limits.ts'
import type { Visitor } from '#lib/platform/ingest/json/splitter.ts'
import { isWrapper } from './api-page.ts'
import { type DocumentEvent, DocumentSplitter } from './document-splitter.ts'

const deepestLook = 8

/** Of every list the first element only. */
const look: Visitor = (path) => {
  if (path.length > deepestLook) return 'skip'
  return path.some((step) => typeof step === 'number' && step > 0) ? 'skip' : 'enter'
}

/** Fields of an answer and of its first element, by dotted path, wrappers left out; scalars with their value. */
export type ApiOutline = ReadonlyMap<string, unknown>

/** One outline for each document in `head`, which is cut somewhere: a break in its structure is no error here. */
export function readOutlines(head: string): ApiOutline[] {
  const events: DocumentEvent[] = []
  try {
    const splitter = new DocumentSplitter(look, defaultJsonLimits)
    splitter.write(Buffer.from(head, 'utf8'), events)
    splitter.end(events)
  } catch (error) {
    if (!isPlumblineError(error)) throw error
  }
  const outlines: Map<string, unknown>[] = []
  for (const { number, event } of events) {
    if (event.kind === 'end') continue
    const outline = outlines[number - 1] ?? new Map<string, unknown>()
    outlines[number - 1] = outline
    const start = event.path.findIndex((step) => typeof step !== 'number' && !isWrapper(step))
    if (start === -1) continue
    outline.set(event.path.slice(start).join('.'), event.kind === 'value' ? event.value : undefined)
  }
  return outlines
}

/** Does some document in `head` have all of these fields in its first element, and none of the others? */
export const hasFields = (head: string, paths: readonly string[], others: readonly string[] = []): boolean =>
  readOutlines(head).some(
    (outline) => paths.every((path) => outline.has(path)) && !others.some((path) => outline.has(path)),
  )
