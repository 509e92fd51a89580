import { beyondLimit, emptyJson, malformedJson, truncatedJson } from './json-error.ts'
import type { JsonLimits } from './limits.ts'
import type { JsonPath } from './path.ts'
import { isSpace, ReadValue } from './read-value.ts'
import { SkippedContainer, unexpectedByte } from './skipped-container.ts'

/** What to do with the value at a path: go into it, read it as a whole, or pass over it. */
export type Visit = 'enter' | 'take' | 'skip'
export type Visitor = (path: JsonPath) => Visit

export type JsonEvent =
  /** An entered array or object begins. */
  | { kind: 'open'; path: JsonPath; container: 'array' | 'object'; offset: number }
  /** A taken value, or a scalar met where the visitor said `enter`. `length` in bytes. */
  | { kind: 'value'; path: JsonPath; value: unknown; offset: number; length: number }

// What the walker awaits next, outside of a value that is being scanned.
const awaitValue = 0
const awaitValueOrEnd = 1
const awaitKeyOrEnd = 2
const awaitKey = 3
const awaitColon = 4
const awaitCommaOrEnd = 5
const finished = 6
const scanning = 7

const quote = 0x22
const comma = 0x2c
const colon = 0x3a
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d
const byteOrderMark = [0xef, 0xbb, 0xbf] as const

/**
 * Cuts a JSON document, pushed in chunks of any size, into the values a visitor asks for. Only those are
 * materialised (one JSON.parse each); the rest is walked at byte level, so memory follows the largest taken
 * value and not the document. What is skipped is checked for its structure and limits, not for its numbers and words.
 *
 * Events are appended to the caller's array, so that what was read before an error is not lost with it.
 * Throws PlumblineError: invalid_input (malformed, truncated, trailing bytes, empty) or limit_exceeded.
 */
export class JsonSplitter {
  readonly #visit: Visitor
  readonly #limits: JsonLimits
  readonly #path: (string | number)[] = []
  /** Closing byte of every entered container; its index is the depth. */
  readonly #closers: Uint8Array
  #depth = 0
  #entered = 0
  #state = awaitValue
  #offset = 0
  #marksSeen = 0

  // The value (or key) being scanned: `#read` does it, or `#skipped` where it is a container to pass over.
  #isKey = false
  #isTaken = false
  #isSkipping = false
  readonly #read: ReadValue
  readonly #skipped: SkippedContainer

  constructor(visit: Visitor, limits: JsonLimits) {
    this.#visit = visit
    this.#limits = limits
    this.#closers = new Uint8Array(limits.depth + 1)
    this.#read = new ReadValue(limits)
    this.#skipped = new SkippedContainer(limits)
  }

  /** Every byte before it belongs to no value that is still being read. What is skipped settles as it goes by. */
  get settledOffset(): number {
    if (this.#state !== scanning) return this.#offset
    return this.#isSkipping ? this.#skipped.position : this.#read.start
  }

  write(chunk: Uint8Array, events: JsonEvent[]): void {
    const base = this.#offset
    let at = this.#skipByteOrderMark(chunk, base)
    while (at < chunk.length) {
      // Exact even when the next step throws: `settledOffset` must not depend on the chunking.
      this.#offset = base + at
      if (this.#state === scanning) {
        at = this.#scanOn(chunk, at, base, events)
        continue
      }
      const byte = chunk[at] as number
      if (isSpace(byte)) at += 1
      else at = this.#step(byte, at, base + at, events)
    }
    this.#offset = base + chunk.length
  }

  end(events: JsonEvent[]): void {
    if (this.#state === scanning && !this.#isSkipping && this.#read.isScalar && this.#depth === 0) {
      this.#finish(new Uint8Array(0), 0, this.#offset, events)
    }
    if (this.#state === finished) return
    if (this.#state === awaitValue && this.#depth === 0) throw emptyJson()
    throw truncatedJson(this.#path, this.#offset)
  }

  /** A UTF-8 mark is tolerated, even cut in two by a chunk's end. */
  #skipByteOrderMark(chunk: Uint8Array, base: number): number {
    let at = 0
    while (base + at < byteOrderMark.length && at < chunk.length) {
      if (this.#marksSeen !== base + at || chunk[at] !== byteOrderMark[base + at]) break
      this.#marksSeen += 1
      at += 1
    }
    const isCut = this.#marksSeen > 0 && this.#marksSeen < byteOrderMark.length
    if (isCut && at < chunk.length) throw this.#unexpected(0xef, 0, 'a value')
    return at
  }

  /** One structural byte outside of a scanned value. Returns where to go on. */
  #step(byte: number, at: number, offset: number, events: JsonEvent[]): number {
    switch (this.#state) {
      case awaitValueOrEnd:
        if (byte === closeBracket) return this.#leave(at)
        return this.#beginValue(byte, at, offset, events)
      case awaitValue:
        return this.#beginValue(byte, at, offset, events)
      case awaitKeyOrEnd:
        if (byte === closeBrace) return this.#leave(at)
        return this.#beginKey(byte, at, offset)
      case awaitKey:
        return this.#beginKey(byte, at, offset)
      case awaitColon:
        if (byte !== colon) throw this.#unexpected(byte, offset, 'a colon after the key')
        this.#state = awaitValue
        return at + 1
      case awaitCommaOrEnd: {
        const closer = this.#closers[this.#depth]
        if (byte === closer) return this.#leave(at)
        if (byte !== comma) {
          throw this.#unexpected(byte, offset, `a comma or "${String.fromCharCode(closer ?? 0)}"`)
        }
        if (closer === closeBrace) this.#state = awaitKey
        else {
          this.#path[this.#entered - 1] = (this.#path[this.#entered - 1] as number) + 1
          this.#state = awaitValue
        }
        return at + 1
      }
      default:
        throw malformedJson('something follows after its end', [], offset)
    }
  }

  #beginValue(byte: number, at: number, offset: number, events: JsonEvent[]): number {
    const visit = this.#visit(this.#path)
    const isArray = byte === openBracket
    if ((isArray || byte === openBrace) && visit === 'enter') {
      this.#push(isArray ? closeBracket : closeBrace, offset)
      events.push({
        kind: 'open',
        path: this.#path.slice(),
        container: isArray ? 'array' : 'object',
        offset,
      })
      this.#entered += 1
      this.#path.push(isArray ? 0 : '')
      this.#state = isArray ? awaitValueOrEnd : awaitKeyOrEnd
      return at + 1
    }
    if (byte === comma || byte === colon || byte === closeBracket || byte === closeBrace) {
      throw this.#unexpected(byte, offset, 'a value')
    }
    this.#state = scanning
    this.#isKey = false
    this.#isTaken = visit !== 'skip'
    this.#isSkipping = !this.#isTaken && (isArray || byte === openBrace)
    if (this.#isSkipping) this.#skipped.begin(offset, this.#depth)
    else this.#read.begin(byte, offset, this.#depth, this.#isTaken)
    return at
  }

  #beginKey(byte: number, at: number, offset: number): number {
    if (byte !== quote) throw this.#unexpected(byte, offset, 'a key in double quotes')
    this.#state = scanning
    this.#isKey = true
    this.#isSkipping = false
    this.#read.begin(byte, offset, this.#depth, true)
    return at
  }

  /** Returns the index after the value, or the chunk's length when it goes on. */
  #scanOn(chunk: Uint8Array, from: number, base: number, events: JsonEvent[]): number {
    const scanner = this.#isSkipping ? this.#skipped : this.#read
    const at = scanner.scan(chunk, from, base, this.#path)
    if (at < 0) return chunk.length
    this.#finish(chunk, at, base + at, events)
    return at
  }

  #finish(chunk: Uint8Array, end: number, endOffset: number, events: JsonEvent[]): void {
    // A container that was passed over has no value; all else is parsed, or is a string that is not asked for.
    const value = this.#isSkipping ? undefined : this.#read.finish(chunk, end, endOffset, this.#path)
    if (this.#isKey) {
      this.#path[this.#entered - 1] = String(value)
      this.#state = awaitColon
      return
    }
    if (this.#isTaken) {
      const offset = this.#read.start
      events.push({ kind: 'value', path: this.#path.slice(), value, offset, length: endOffset - offset })
    }
    this.#afterValue()
  }

  #push(closer: number, offset: number): void {
    if (this.#depth >= this.#limits.depth) {
      throw beyondLimit('it is nested deeper', `${this.#limits.depth} levels`, this.#path, offset)
    }
    this.#depth += 1
    this.#closers[this.#depth] = closer
  }

  #leave(at: number): number {
    this.#depth -= 1
    this.#entered -= 1
    this.#path.pop()
    this.#afterValue()
    return at + 1
  }

  #afterValue(): void {
    this.#state = this.#entered === 0 ? finished : awaitCommaOrEnd
  }

  #unexpected(byte: number, offset: number, expected: string) {
    return unexpectedByte(byte, offset, expected, this.#path)
  }
}
