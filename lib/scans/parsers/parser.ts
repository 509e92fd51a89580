import type { PlumblineError } from '#lib/platform/errors.ts'
import type { JsonLimits } from '#lib/platform/ingest/json/limits.ts'
import type { ParsedFinding, ScanFormat } from '#lib/scans/model.ts'

export type ReportInput = {
  /** Decoded UTF-8 bytes of the redacted report, in chunks of any size. Opened more than once. */
  open(): AsyncIterable<Uint8Array>
  limits: JsonLimits
  /** Where redaction had to stop (`Redactor.failure`): told in place of the mark it left. */
  brokenBy?: PlumblineError | null
}

/** Something that could not be read. Any problem makes the run partial, and a partial run closes nothing. */
export type ReportProblem = {
  /** JSON path of the element and field, or of the place where the report breaks. */
  where: string
  what: string
  nextStep: string
}

export type ParseOutcome = {
  tool: { name: string; version: string | null }
  /** What was scanned, in the tool's own words. */
  target: string | null
  /** Names the scanner configuration; part of the scope within which a run may close findings. */
  configuration: string
  /** The report itself proves that the scan ran to its end; required before an empty one closes anything. */
  explicitSuccess: boolean
  /** The count the report states for itself, where it states one. */
  declaredCount: number | null
  /** Raw elements met, readable or not. */
  receivedCount: number
  problems: ReportProblem[]
  reportedAt: Date | null
}

export type ReportParser = {
  format: ScanFormat
  /** Judges by content alone. `head` is the beginning of the decoded report, 64 KiB or all of it. */
  detect(head: string): boolean
  /**
   * Yields findings in batches and returns the outcome. A break in the structure after the first element
   * ends it with a problem; before that it throws.
   * @throws PlumblineError invalid_input, limit_exceeded or unsupported_format.
   */
  parse(input: ReportInput): AsyncGenerator<ParsedFinding[], ParseOutcome>
}

export const isPartial = (outcome: ParseOutcome): boolean => outcome.problems.length > 0

/** Runs a parser to its end, handing over each batch, and gives the outcome. */
export async function consumeReport(
  findings: AsyncGenerator<ParsedFinding[], ParseOutcome>,
  onBatch: (batch: ParsedFinding[]) => Promise<void> | void,
): Promise<ParseOutcome> {
  for (;;) {
    const next = await findings.next()
    if (next.done) return next.value
    await onBatch(next.value)
  }
}
