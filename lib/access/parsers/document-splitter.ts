import { PlumblineError } from '#lib/platform/errors.ts'
import type { JsonLimits } from '#lib/platform/ingest/json/limits.ts'
import { SkippedContainer } from '#lib/platform/ingest/json/skipped-container.ts'
import { type JsonEvent, JsonSplitter, type Visitor } from '#lib/platform/ingest/json/splitter.ts'

/** `number`: which of the documents it belongs to, from 1. `end`: that document is read, to its last bracket. */
export type DocumentEvent = { number: number; event: JsonEvent | { kind: 'end' } }

const byteOrderMark = [0xef, 0xbb, 0xbf]
const isSpace = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
const isContainer = (byte: number) => byte === 0x5b || byte === 0x7b

/**
 * Cuts a sequence of JSON documents as collectors write them: one alone, one a line (NDJSON), or one behind the other
 * (`gh api --paginate` joins the arrays of its pages so). Each is walked by a splitter of its own; offsets and paths
 * count within the document.
 */
export class DocumentSplitter {
  readonly #visit: Visitor
  readonly #limits: JsonLimits
  readonly #border: SkippedContainer
  #splitter: JsonSplitter | null = null
  #number = 0
  /** In the whole sequence. */
  #offset = 0

  constructor(visit: Visitor, limits: JsonLimits) {
    this.#visit = visit
    this.#limits = limits
    this.#border = new SkippedContainer(limits)
  }

  /** @throws PlumblineError invalid_input or limit_exceeded; events before it are in `events` */
  write(chunk: Uint8Array, events: DocumentEvent[]): void {
    let at = 0
    while (at < chunk.length) {
      if (this.#splitter) at = this.#readOn(this.#splitter, chunk, at, events)
      else at = this.#seek(chunk, at)
    }
    this.#offset += chunk.length
  }

  /** @throws PlumblineError invalid_input when the last document lacks its end, or there is none */
  end(events: DocumentEvent[]): void {
    const splitter = this.#splitter
    if (splitter) this.#hand((found) => splitter.end(found), events)
    else if (this.#number === 0) new JsonSplitter(this.#visit, this.#limits).end([])
  }

  /** To the next document's first byte. */
  #seek(chunk: Uint8Array, from: number): number {
    let at = from
    while (at < chunk.length && this.#isBetween(chunk[at] as number, this.#offset + at)) at += 1
    const byte = chunk[at]
    if (byte === undefined) return at
    if (!isContainer(byte)) throw noDocument(this.#number, this.#offset + at)
    this.#number += 1
    this.#splitter = new JsonSplitter(this.#visit, this.#limits)
    this.#border.begin(this.#offset + at, 0)
    return at
  }

  #isBetween(byte: number, offset: number): boolean {
    return isSpace(byte) || (this.#number === 0 && byte === byteOrderMark[offset])
  }

  #readOn(splitter: JsonSplitter, chunk: Uint8Array, from: number, events: DocumentEvent[]): number {
    let end = -1
    let failure: unknown
    try {
      end = this.#border.scan(chunk, from, this.#offset, [])
    } catch (error) {
      failure = error
    }
    const part = chunk.subarray(from, end === -1 ? chunk.length : end)
    // The splitter meets the same break and can name its place.
    this.#hand((found) => splitter.write(part, found), events)
    if (failure !== undefined) throw failure
    if (end === -1) return chunk.length
    this.#hand((found) => splitter.end(found), events)
    events.push({ number: this.#number, event: { kind: 'end' } })
    this.#splitter = null
    return end
  }

  #hand(read: (found: JsonEvent[]) => void, events: DocumentEvent[]): void {
    const found: JsonEvent[] = []
    try {
      read(found)
    } finally {
      for (const event of found) events.push({ number: this.#number, event })
    }
  }
}

const noDocument = (number: number, offset: number) =>
  new PlumblineError(
    'invalid_input',
    number === 0
      ? 'It does not begin with a JSON object or list.'
      : `At byte ${offset}, after JSON document ${number}, something follows that is neither an object nor a list.`,
    'Send the answers of the API as they came: one document, one a line, or one behind the other.',
  )
