import type { ColumnMapping } from '#db/schema/access/sources.ts'
import type { JsonLimits } from '#lib/platform/ingest/json/limits.ts'
import type { AccessFact } from '../model/fact.ts'
import type { AccessFormat } from '../model/format.ts'
import type { AccessSourceKind } from '../model.ts'

export type DocumentInput = {
  /** Decoded UTF-8 bytes, in chunks of any size. May be opened more than once. */
  open(): AsyncIterable<Uint8Array>
  limits: JsonLimits
  /** For CSV: which column gives which field; null takes the columns by their usual names. */
  mapping: ColumnMapping | null
  /** As the sender named it: the repository of a list of collaborators, the cluster of bindings. */
  part: string | null
  /** Today, for dates that a document gives as “n days ago” or that decide a state. */
  observedAt: Date
}

/** An element that could not be read: the rest is, the import is partial, and the element is kept for download. */
export type Reject = {
  /** Position among the document's elements, from 1. */
  position: number
  /** Line and column, or JSON path. */
  where: string
  what: string
  nextStep: string
  /** The row by header, for formats with rows. */
  fields: Record<string, string>
}

export type DocumentOutcome = {
  format: AccessFormat
  /** Empty when the document speaks for the whole source. */
  part: string
  /** Elements met, readable or not; and what the document says it holds, where it does. */
  receivedCount: number
  declaredCount: number | null
  /**
   * Did the collector reach the last page, as far as the document tells? Null: it cannot tell, and the sender's word
   * counts (`isDeclaredComplete`).
   */
  isPaginationFinished: boolean | null
  /** What a reader must know: a refused filter, a truncated end. Any of them makes the import partial. */
  problems: { where: string; what: string; nextStep: string }[]
  rejects: Reject[]
  /** Of a table: its columns in their order, by the names that rejects are kept by. */
  columns?: string[]
  /** It says something about second factors. */
  assertsMfa: boolean
  /**
   * What the document says of the second factor of all the source's accounts that it does not list itself. Set only
   * when it was read whole, and to be applied only when the import is complete: with a page missing, those on it
   * would pass for covered. `registered`: it lists those *without* a second factor (GitHub's `filter=2fa_disabled`).
   * `enforced`: it lists no account, and says that the organisation admits none without (GitHub's organisation with
   * `two_factor_requirement_enabled`). Undefined for all others.
   */
  mfaOfTheOthers?: 'registered' | 'enforced'
  /**
   * The document knows its accounts by user name only, and gives it as their `externalId` (GitHub's consumed
   * licences): an account of the source with that user name, compared without case, is meant. Undefined for all others.
   */
  externalIdsAreUsernames?: true
  /** Does absence of an account or a grant from this document mean that it is gone? False for documents about factors. */
  listsAccounts: boolean
  listsGrants: boolean
  reportedAt: Date | null
  /** One line for the receipt: what was asked of the system, as far as known. */
  query: string
}

export type DocumentParser = {
  format: AccessFormat
  kind: AccessSourceKind
  /** Judges by content alone. `head`: the beginning of the decoded document, 64 KiB or all of it. */
  detect(head: string): boolean
  /**
   * Yields facts in batches and returns the outcome. A break in the structure after the first element ends it with a
   * problem; before that it throws.
   * @throws PlumblineError invalid_input, limit_exceeded or unsupported_format
   */
  parse(input: DocumentInput): AsyncGenerator<AccessFact[], DocumentOutcome>
}

export const isPartialDocument = (outcome: DocumentOutcome): boolean =>
  outcome.problems.length > 0 || outcome.rejects.length > 0
