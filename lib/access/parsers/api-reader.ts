import type { JsonPath } from '#lib/platform/ingest/json/path.ts'
import type { JsonEvent, Visitor } from '#lib/platform/ingest/json/splitter.ts'
import { type ApiElement, type ApiPage, elementsWithin, isWrapper } from './api-page.ts'
import { type DocumentEvent, DocumentSplitter } from './document-splitter.ts'
import type { DocumentInput } from './parser.ts'

const batchBytes = 32 * 1024

/** Lists are walked, their elements taken one by one; so are the fields beside a list. */
const visit: Visitor = (path) => {
  const last = path.at(-1)
  if (last === undefined) return 'enter'
  return path.every(isWrapper) ? 'enter' : 'take'
}

/** A page that ended. `elementCount` 0 with a `uri` may still say something: this user has no factors. */
export type ReadPage = { page: ApiPage; elementCount: number }

/**
 * Finds the elements in the answers of an API, whatever they are wrapped in: a list, an object with a list, a single
 * object, pages of any of these, one document or many. Memory follows the largest element; in a list of pages, the
 * largest page.
 */
export class ApiReader {
  /** The answer that is being read, or was read last. */
  page: ApiPage = new Map()
  readonly endedPages: ReadPage[] = []
  #document = 0
  #isList = false
  #elementCount = 0
  /** Fields beside or instead of a list, by how many wrappers they are in. */
  #fields: Map<string, unknown>[] = []

  /**
   * Elements in batches; a page that ended is in `endedPages` until the caller takes it out.
   * @throws PlumblineError invalid_input or limit_exceeded, after the elements before the break
   */
  async *read(input: DocumentInput): AsyncGenerator<ApiElement[], void, undefined> {
    const splitter = new DocumentSplitter(visit, input.limits)
    for await (const chunk of input.open()) {
      for (let from = 0; from < chunk.length; from += batchBytes) {
        const part = chunk.subarray(from, from + batchBytes)
        yield* this.#elementsOf((events) => splitter.write(part, events))
      }
    }
    yield* this.#elementsOf((events) => splitter.end(events))
  }

  *#elementsOf(run: (events: DocumentEvent[]) => void): Generator<ApiElement[], void, undefined> {
    const events: DocumentEvent[] = []
    let failure: { error: unknown } | null = null
    try {
      run(events)
    } catch (error) {
      failure = { error }
    }
    const elements: ApiElement[] = []
    for (const { number, event } of events) elements.push(...this.#step(number, event))
    if (elements.length > 0) yield elements
    if (failure) throw failure.error
  }

  #step(document: number, event: JsonEvent | { kind: 'end' }): Iterable<ApiElement> {
    if (document !== this.#document) this.#begin(document)
    if (event.kind === 'end') return this.#end()
    if (event.kind === 'open') {
      if (event.container === 'array') this.#isList = true
      return []
    }
    if (typeof event.path.at(-1) === 'number') return this.#count(event.path, event.value)
    this.#keep(event.path, event.value)
    return []
  }

  #begin(document: number): void {
    this.#document = document
    this.page = new Map()
    this.#isList = false
    this.#elementCount = 0
    this.#fields = []
  }

  #keep(path: JsonPath, value: unknown): void {
    const key = String(path.at(-1))
    const depth = path.length - 1
    const fields = this.#fields[depth] ?? new Map<string, unknown>()
    this.#fields[depth] = fields.set(key, value)
    // The outermost says it: a recording's `status` is the answer's, that of the body is the element's own.
    if (!this.page.has(key)) this.page.set(key, value)
  }

  *#count(path: JsonPath, value: unknown): Generator<ApiElement> {
    const element = { value, document: this.#document, path, page: this.page }
    for (const found of elementsWithin(element, () => this.#openPage())) {
      this.#elementCount += 1
      yield found
    }
  }

  #openPage(): ApiPage {
    this.page = new Map()
    return this.page
  }

  *#end(): Generator<ApiElement> {
    // No list: the object within all the wrappers is the one element.
    const innermost = this.#fields.findLast((fields) => fields !== undefined)
    if (!this.#isList) yield* this.#count([], Object.fromEntries(innermost ?? []))
    this.endedPages.push({ page: this.page, elementCount: this.#elementCount })
  }
}
