import { beyondLimit, malformedJson } from './json-error.ts'
import type { JsonLimits } from './limits.ts'
import type { JsonPath } from './path.ts'

// What may come next.
const value = 0
const valueOrEnd = 1
const keyOrEnd = 2
const key = 3
const colonNext = 4
const commaOrEnd = 5

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const colon = 0x3a
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d

/**
 * Passes over one array or object of a JSON document without keeping any of it. Its punctuation is checked against
 * the grammar byte by byte, so that up to `position` it is certain that the bytes lie inside this container, and
 * nothing that follows a lost bracket or quote is taken for a part of it. Numbers and words are not read.
 */
export class SkippedContainer {
  /** Every byte before it was checked. The same for every chunking, also when `scan` throws. */
  position = 0
  readonly #limits: JsonLimits
  /** Closing byte of each container that is open within, itself included. */
  readonly #closers: Uint8Array
  #depth = 0
  #outerDepth = 0
  #next = value
  #isInWord = false
  #isInString = false
  #isEscaped = false
  #isKey = false
  #stringStart = 0

  constructor(limits: JsonLimits) {
    this.#limits = limits
    this.#closers = new Uint8Array(limits.depth + 1)
  }

  /** @param outerDepth containers around it; they count towards the limit of depth */
  begin(offset: number, outerDepth: number): void {
    this.position = offset
    this.#outerDepth = outerDepth
    this.#depth = 0
    this.#next = value
    this.#isInWord = false
    this.#isInString = false
  }

  /**
   * Reads on in a chunk whose first byte lies at `base` in the document.
   * @returns the index after the container's end, or -1 when it goes on in the next chunk
   * @throws PlumblineError invalid_input or limit_exceeded
   */
  scan(chunk: Uint8Array, from: number, base: number, path: JsonPath): number {
    const { length } = chunk
    let at = from
    while (at < length) {
      if (this.#isInString) {
        at = this.#scanString(chunk, at, base, path)
        continue
      }
      const byte = chunk[at] as number
      if (byte > 0x20 && !this.#isWordByte(byte)) {
        this.position = base + at
        this.#isInWord = false
        this.#step(byte, base + at, path)
        if (this.#depth === 0) {
          this.position = base + at + 1
          return at + 1
        }
      } else if (byte <= 0x20) this.#isInWord = false
      else if (!this.#isInWord) {
        this.position = base + at
        this.#beginWord(byte, base + at, path)
      }
      at += 1
    }
    this.position = base + length
    return -1
  }

  #isWordByte(byte: number): boolean {
    return (
      byte !== quote &&
      byte !== comma &&
      byte !== colon &&
      byte !== openBracket &&
      byte !== closeBracket &&
      byte !== openBrace &&
      byte !== closeBrace
    )
  }

  #scanString(chunk: Uint8Array, from: number, base: number, path: JsonPath): number {
    const { length } = chunk
    let at = from
    let isEscaped = this.#isEscaped
    while (at < length) {
      const byte = chunk[at] as number
      if (isEscaped) isEscaped = false
      else if (byte === backslash) isEscaped = true
      else if (byte === quote) {
        this.#checkString(base + at, path)
        this.#isInString = false
        this.#next = this.#isKey ? colonNext : commaOrEnd
        return at + 1
      }
      at += 1
    }
    this.#isEscaped = isEscaped
    this.#checkString(base + length, path)
    return length
  }

  #checkString(end: number, path: JsonPath): void {
    const { stringBytes } = this.#limits
    if (end - this.#stringStart <= stringBytes) return
    this.position = this.#stringStart + stringBytes
    throw beyondLimit('one string is longer', `${stringBytes} bytes`, path, this.#stringStart)
  }

  #beginWord(byte: number, offset: number, path: JsonPath): void {
    if (this.#next !== value && this.#next !== valueOrEnd) throw this.#unexpected(byte, offset, path)
    this.#isInWord = true
    this.#next = commaOrEnd
  }

  /** One byte of punctuation. */
  #step(byte: number, offset: number, path: JsonPath): void {
    const next = this.#next
    const isValueDue = next === value || next === valueOrEnd
    if (byte === quote) {
      this.#isKey = next === key || next === keyOrEnd
      if (!isValueDue && !this.#isKey) throw this.#unexpected(byte, offset, path)
      this.#isInString = true
      this.#isEscaped = false
      this.#stringStart = offset + 1
    } else if (byte === openBrace || byte === openBracket) {
      if (!isValueDue) throw this.#unexpected(byte, offset, path)
      this.#open(byte, offset, path)
    } else if (byte === closeBrace || byte === closeBracket) {
      if (byte !== this.#closers[this.#depth])
        throw unexpectedByte(byte, offset, 'the matching bracket', path)
      const isEndDue = next === commaOrEnd || next === (byte === closeBrace ? keyOrEnd : valueOrEnd)
      if (!isEndDue) throw this.#unexpected(byte, offset, path)
      this.#depth -= 1
      this.#next = commaOrEnd
    } else if (byte === colon) {
      if (next !== colonNext) throw this.#unexpected(byte, offset, path)
      this.#next = value
    } else {
      if (next !== commaOrEnd) throw this.#unexpected(byte, offset, path)
      this.#next = this.#closers[this.#depth] === closeBrace ? key : value
    }
  }

  #open(byte: number, offset: number, path: JsonPath): void {
    if (this.#outerDepth + this.#depth >= this.#limits.depth) {
      throw beyondLimit('it is nested deeper', `${this.#limits.depth} levels`, path, offset)
    }
    this.#depth += 1
    // In ASCII the closing bracket and brace stand two after the opening ones.
    this.#closers[this.#depth] = byte + 2
    this.#next = byte === openBrace ? keyOrEnd : valueOrEnd
  }

  #unexpected(byte: number, offset: number, path: JsonPath) {
    return unexpectedByte(byte, offset, this.#expected(), path)
  }

  #expected(): string {
    switch (this.#next) {
      case keyOrEnd:
      case key:
        return 'a key in double quotes'
      case colonNext:
        return 'a colon after the key'
      case commaOrEnd:
        return `a comma or "${String.fromCharCode(this.#closers[this.#depth] ?? 0)}"`
      default:
        return 'a value'
    }
  }
}

/** The error for a byte that the grammar does not allow at its place. */
export function unexpectedByte(byte: number, offset: number, expected: string, path: JsonPath) {
  const seen = byte > 0x20 && byte < 0x7f ? `"${String.fromCharCode(byte)}"` : `byte 0x${byte.toString(16)}`
  return malformedJson(`found ${seen} where ${expected} was expected`, path, offset)
}
