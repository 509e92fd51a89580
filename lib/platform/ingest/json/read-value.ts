import { beyondLimit, malformedJson } from './json-error.ts'
import type { JsonLimits } from './limits.ts'
import type { JsonPath } from './path.ts'
import { unexpectedByte } from './skipped-container.ts'

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d
const longestScalarBytes = 1024

export const isSpace = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
const endsScalar = (byte: number) =>
  isSpace(byte) || byte === comma || byte === closeBracket || byte === closeBrace

type Kind = 'container' | 'string' | 'scalar'

/**
 * Finds the end of one value of a JSON document by its quotes and brackets, keeps what earlier chunks hold of it,
 * and gives the whole to `JSON.parse`, which judges the rest of its grammar.
 */
export class ReadValue {
  /** Offset of its first byte in the document. */
  start = 0
  readonly #limits: JsonLimits
  /** Closing byte of each container that is open within, itself included. */
  readonly #closers: Uint8Array
  #kind: Kind = 'scalar'
  #isTaken = false
  #depth = 0
  #outerDepth = 0
  #inString = false
  #escaped = false
  #stringStart = 0
  #kept: Uint8Array[] = []

  constructor(limits: JsonLimits) {
    this.#limits = limits
    this.#closers = new Uint8Array(limits.depth + 1)
  }

  get isScalar(): boolean {
    return this.#kind === 'scalar'
  }

  /**
   * @param byte the value's first
   * @param outerDepth containers around it; they count towards the limit of depth
   * @param isTaken whether the value is asked for; a string that is not is neither kept nor parsed
   */
  begin(byte: number, offset: number, outerDepth: number, isTaken: boolean): void {
    this.start = offset
    this.#kind =
      byte === quote ? 'string' : byte === openBracket || byte === openBrace ? 'container' : 'scalar'
    this.#isTaken = isTaken
    this.#depth = 0
    this.#outerDepth = outerDepth
    this.#inString = false
    this.#escaped = false
  }

  /**
   * Reads on in a chunk whose first byte lies at `base` in the document.
   * @returns the index after the value's end, or -1 when it goes on in the next chunk
   * @throws PlumblineError invalid_input or limit_exceeded
   */
  scan(chunk: Uint8Array, from: number, base: number, path: JsonPath): number {
    const end =
      this.#kind === 'scalar'
        ? this.#scanScalar(chunk, from, base, path)
        : this.#scanBrackets(chunk, from, base, path)
    // Copied, as the caller may reuse its chunk.
    if (end < 0 && (this.#isTaken || this.#kind === 'scalar')) {
      this.#kept.push(Uint8Array.prototype.slice.call(chunk, from))
    }
    return end
  }

  /**
   * The value, once its end is found.
   * @param end index in `chunk` after its last byte; @param endOffset the same in the document
   * @returns undefined for a string that is not asked for; scalars are read even then, so that they are checked
   */
  finish(chunk: Uint8Array, end: number, endOffset: number, path: JsonPath): unknown {
    this.#checkElement(endOffset, path)
    const kept = this.#kept
    this.#kept = []
    if (!this.#isTaken && this.#kind !== 'scalar') return undefined
    const length = endOffset - this.start
    const last = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const text =
      kept.length === 0
        ? last.toString('utf8', end - length, end)
        : Buffer.concat([...kept, last.subarray(0, end)]).toString('utf8')
    try {
      return JSON.parse(text)
    } catch (cause) {
      const what = `${length} bytes there cannot be read (${(cause as Error).message.split('\n')[0]})`
      throw malformedJson(what, path, this.start)
    }
  }

  #scanScalar(chunk: Uint8Array, from: number, base: number, path: JsonPath): number {
    const { length } = chunk
    let at = from
    while (at < length && !endsScalar(chunk[at] as number)) at += 1
    if (base + at - this.start > longestScalarBytes) {
      throw malformedJson('a number or word is longer than any can be', path, this.start)
    }
    return at < length ? at : -1
  }

  /** The hot loop of an import. */
  #scanBrackets(chunk: Uint8Array, from: number, base: number, path: JsonPath): number {
    const { length } = chunk
    let at = from
    let inString = this.#inString
    let escaped = this.#escaped
    while (at < length) {
      const byte = chunk[at] as number
      if (inString) {
        if (escaped) escaped = false
        else if (byte === backslash) escaped = true
        else if (byte === quote) {
          inString = false
          this.#checkString(base + at, path)
          if (this.#depth === 0) return at + 1
        }
      } else if (byte === quote) {
        inString = true
        this.#stringStart = base + at + 1
      } else if (byte === openBrace || byte === openBracket) {
        this.#open(byte, base + at, path)
      } else if (byte === closeBrace || byte === closeBracket) {
        if (byte !== this.#closers[this.#depth]) {
          this.#checkElement(base + at, path)
          throw unexpectedByte(byte, base + at, 'the matching bracket', path)
        }
        this.#depth -= 1
        if (this.#depth === 0) return at + 1
      }
      at += 1
    }
    this.#inString = inString
    this.#escaped = escaped
    if (inString) this.#checkString(base + length, path)
    this.#checkElement(base + length, path)
    return -1
  }

  #open(byte: number, offset: number, path: JsonPath): void {
    if (this.#outerDepth + this.#depth >= this.#limits.depth) {
      this.#checkElement(offset, path)
      throw beyondLimit('it is nested deeper', `${this.#limits.depth} levels`, path, offset)
    }
    this.#depth += 1
    // In ASCII the closing bracket and brace stand two after the opening ones.
    this.#closers[this.#depth] = byte + 2
  }

  #checkString(end: number, path: JsonPath): void {
    const { stringBytes } = this.#limits
    if (end - this.#stringStart <= stringBytes) return
    this.#checkElement(this.#stringStart + stringBytes, path)
    throw beyondLimit('one string is longer', `${stringBytes} bytes`, path, this.#stringStart)
  }

  /** Called before any other error inside a value, so that the chunking cannot decide which one is told. */
  #checkElement(end: number, path: JsonPath): void {
    const { elementBytes } = this.#limits
    if (!this.#isTaken || end - this.start <= elementBytes) return
    throw beyondLimit('one element is larger', `${elementBytes} bytes`, path, this.start)
  }
}
