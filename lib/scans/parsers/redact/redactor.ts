import { isPlumblineError, type PlumblineError } from '#lib/platform/errors.ts'
import { defaultJsonLimits } from '#lib/platform/ingest/json/limits.ts'
import { type JsonEvent, JsonSplitter, type Visitor } from '#lib/platform/ingest/json/splitter.ts'
import type { ScanFormat } from '#lib/scans/model.ts'
import { gitleaksRedaction } from '../gitleaks/redaction.ts'
import { sarifRedaction } from '../sarif/redaction.ts'
import type { ValueEvent } from '../stream-elements.ts'
import { trivyRedaction } from '../trivy/redaction.ts'

/** HMAC-SHA-256 of a secret under the installation's key, in hexadecimal. */
export type SecretHmac = (secret: string) => string

/** Which elements of a format may carry secrets, and what to write in their place; null leaves them as sent. */
export type Redaction = { visit: Visitor; redact(event: ValueEvent): unknown | null }

export type Redactor = {
  /** Bytes that may be stored; those of an element still being read are held back. */
  write(chunk: Uint8Array): Uint8Array[]
  end(): Uint8Array[]
  /** Elements in which a secret was replaced. */
  readonly redactedCount: number
  /**
   * Why the rest of the report was withheld: where its structure breaks, secrets can no longer be told from
   * other text. What was written before stays, and a mark that no parser accepts as JSON ends it. Hand this to
   * the parser (`ReportInput.brokenBy`), so that the sender is told of the break and not of the mark.
   */
  readonly failure: PlumblineError | null
}

/**
 * Removes secrets from a decoded report on its way to the store. Bytes pass verbatim, except elements that
 * carry a secret: those are written anew with a token in place of each value.
 * @returns null when the format never carries secrets
 */
export function createRedactor(format: ScanFormat, hmac: SecretHmac): Redactor | null {
  switch (format) {
    case 'gitleaks':
      return new StreamRedactor(gitleaksRedaction(hmac))
    case 'trivy':
      return new StreamRedactor(trivyRedaction(hmac))
    case 'sarif':
      return new StreamRedactor(sarifRedaction(hmac))
    default:
      return null
  }
}

/** A report cut where it breaks must not pass for a complete one: what came after may be half of it. */
const withheldMark = Buffer.from('!withheld: the structure of the report breaks here')

class StreamRedactor implements Redactor {
  redactedCount = 0
  failure: PlumblineError | null = null
  readonly #redaction: Redaction
  readonly #splitter: JsonSplitter
  #held: Uint8Array[] = []
  /** Offset of the first held byte. */
  #from = 0

  constructor(redaction: Redaction) {
    this.#redaction = redaction
    this.#splitter = new JsonSplitter(redaction.visit, defaultJsonLimits)
  }

  write(chunk: Uint8Array): Uint8Array[] {
    if (this.failure) return []
    this.#held.push(Uint8Array.prototype.slice.call(chunk))
    const released = this.#advance((events) => this.#splitter.write(chunk, events))
    return this.failure ? [...released, withheldMark] : released
  }

  end(): Uint8Array[] {
    if (this.failure) return []
    return this.#advance((events) => this.#splitter.end(events))
  }

  #advance(step: (events: JsonEvent[]) => void): Uint8Array[] {
    const events: JsonEvent[] = []
    try {
      step(events)
    } catch (error) {
      if (!isPlumblineError(error)) throw error
      this.failure = error
    }
    const settled = this.#splitter.settledOffset
    if (settled === this.#from && events.length === 0) return []
    return this.#release(events, settled)
  }

  #release(events: readonly JsonEvent[], settled: number): Uint8Array[] {
    const held = this.#held.length === 1 && this.#held[0] ? this.#held[0] : Buffer.concat(this.#held)
    const released: Uint8Array[] = []
    let cursor = this.#from
    const copyUntil = (offset: number) => {
      if (offset > cursor) released.push(held.subarray(cursor - this.#from, offset - this.#from))
      cursor = offset
    }
    for (const event of events) {
      if (event.kind !== 'value') continue
      const replacement = this.#redaction.redact(event)
      if (replacement === null) continue
      this.redactedCount += 1
      copyUntil(event.offset)
      released.push(Buffer.from(JSON.stringify(replacement), 'utf8'))
      cursor = event.offset + event.length
    }
    copyUntil(Math.max(settled, cursor))
    const rest = held.subarray(cursor - this.#from)
    this.#held = rest.length > 0 ? [rest] : []
    this.#from = cursor
    return released
  }
}
