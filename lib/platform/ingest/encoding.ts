import { isUtf8 } from 'node:buffer'
import { PlumblineError } from '#lib/platform/errors.ts'

export type ReportEncoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** How many bytes the decision needs; fewer only when the report is shorter. */
export const encodingHeadBytes = 4

/**
 * By byte-order mark, else by where the NUL bytes stand: JSON and XML begin with an ASCII character, so UTF-16
 * shows a NUL beside it (RFC 4627, section 3). Windows PowerShell's `>` writes UTF-16 with a mark.
 * @throws PlumblineError unsupported_format for UTF-32.
 */
export function detectEncoding(head: Uint8Array): { encoding: ReportEncoding; markBytes: number } {
  const [a, b, c, d] = head
  const isUtf32Little = a === 0xff && b === 0xfe && c === 0 && d === 0
  const isUtf32Big = a === 0 && b === 0 && c === 0xfe && d === 0xff
  if (isUtf32Little || isUtf32Big || (head.length >= 4 && countNul(head) === 3)) throw unsupportedUtf32()
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', markBytes: 3 }
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', markBytes: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', markBytes: 2 }
  if (a !== 0 && b === 0) return { encoding: 'utf-16le', markBytes: 0 }
  if (a === 0 && b !== 0 && b !== undefined) return { encoding: 'utf-16be', markBytes: 0 }
  return { encoding: 'utf-8', markBytes: 0 }
}

const countNul = (head: Uint8Array) =>
  head.subarray(0, 4).reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0)

const asUtf8 =
  'Save the report as UTF-8 (in PowerShell: `… | Out-File -Encoding utf8 report.json`) and send it again.'

const unsupportedUtf32 = () =>
  new PlumblineError('unsupported_format', 'The report is encoded as UTF-32, which is not read.', asUtf8)

const invalidBytes = (encoding: ReportEncoding, offset: number) =>
  new PlumblineError(
    'invalid_input',
    `The report is not valid ${encoding.toUpperCase()}: the bytes at offset ${offset} stand for no character.`,
    asUtf8,
  )

/** Turns pushed chunks into valid UTF-8 chunks; characters cut by a chunk's end are put together again. */
export type Transcoder = { write(chunk: Uint8Array): Uint8Array; end(): Uint8Array }

/** @param startOffset bytes before the first chunk (the mark), so that errors name the sender's offsets. */
export function createTranscoder(encoding: ReportEncoding, startOffset: number): Transcoder {
  return encoding === 'utf-8' ? checkUtf8(startOffset) : fromUtf16(encoding, startOffset)
}

function checkUtf8(startOffset: number): Transcoder {
  let carried: Uint8Array = new Uint8Array(0)
  let offset = startOffset
  const check = (bytes: Uint8Array) => {
    if (!isUtf8(bytes)) throw invalidBytes('utf-8', offset + firstInvalidUtf8(bytes))
    offset += bytes.length
    return bytes
  }
  return {
    write(chunk) {
      const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk])
      const cut = bytes.length - unfinishedUtf8(bytes)
      carried = Uint8Array.prototype.slice.call(bytes, cut)
      return check(bytes.subarray(0, cut))
    },
    end: () => check(carried),
  }
}

/** Length of a character at the end that may go on in the next chunk. */
function unfinishedUtf8(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return characterBytes(byte) > back ? back : 0
  }
  return 0
}

const characterBytes = (lead: number) => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2)

/** By halving: a prefix that ends between two characters is valid up to the first broken one. */
function firstInvalidUtf8(bytes: Uint8Array): number {
  let valid = 0
  let broken = bytes.length
  while (broken - valid > 1) {
    const middle = (valid + broken) >> 1
    const part = bytes.subarray(0, middle)
    if (isUtf8(part.subarray(0, part.length - unfinishedUtf8(part)))) valid = middle
    else broken = middle
  }
  const part = bytes.subarray(0, valid)
  return valid - unfinishedUtf8(part)
}

function fromUtf16(encoding: 'utf-16le' | 'utf-16be', startOffset: number): Transcoder {
  const isBig = encoding === 'utf-16be'
  let carried: Uint8Array = new Uint8Array(0)
  let offset = startOffset
  const convert = (bytes: Uint8Array) => {
    // Copied: swap16 works in place, and the bytes are the caller's.
    const units = Buffer.from(bytes)
    if (isBig) units.swap16()
    const text = units.toString('utf16le')
    if (!text.isWellFormed()) throw invalidBytes(encoding, offset + 2 * firstLoneSurrogate(text))
    offset += bytes.length
    return Buffer.from(text, 'utf8')
  }
  return {
    write(chunk) {
      const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk])
      let cut = bytes.length - (bytes.length % 2)
      const lastUnitHigh = bytes[isBig ? cut - 2 : cut - 1]
      // A high surrogate waits for its other half.
      if (lastUnitHigh !== undefined && lastUnitHigh >= 0xd8 && lastUnitHigh <= 0xdb) cut -= 2
      carried = Uint8Array.prototype.slice.call(bytes, cut)
      return convert(bytes.subarray(0, cut))
    },
    end() {
      if (carried.length % 2 !== 0) throw invalidBytes(encoding, offset + carried.length - 1)
      return convert(carried)
    },
  }
}

function firstLoneSurrogate(text: string): number {
  let at = 0
  for (const character of text) {
    if (!character.isWellFormed()) return at
    at += character.length
  }
  return at
}
