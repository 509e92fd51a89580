import { isPlumblineError, PlumblineError } from '#lib/platform/errors.ts'
import type { JsonLimits } from '#lib/platform/ingest/json/limits.ts'
import { formatJsonPath, type JsonPath } from '#lib/platform/ingest/json/path.ts'
import type { ParsedFinding } from '#lib/scans/model.ts'
import type { ReportProblem } from './parser.ts'

/** Small, so that a batch is garbage again before the next collection: the merge streams them anyway. */
const batchSize = 100
/** One unreadable report should not store a million messages. */
const longestProblemList = 100

const askForUpdate =
  'Open the raw element; if the scanner wrote it so on purpose, report its version and this element to the administrators.'

/** What a parser gathers while it streams: findings in batches, the count of raw elements, the problems. */
export class FindingCollector {
  receivedCount = 0
  readonly problems: ReportProblem[] = []
  readonly #limits: JsonLimits
  #batch: ParsedFinding[] = []
  #unlisted = 0

  constructor(limits: JsonLimits) {
    this.#limits = limits
  }

  /** Counts one raw element. @throws PlumblineError limit_exceeded */
  receive(): void {
    this.receivedCount += 1
    if (this.receivedCount > this.#limits.findings) {
      throw new PlumblineError(
        'limit_exceeded',
        `The report holds more than ${this.#limits.findings} findings.`,
        'Scan in smaller parts, or ask an administrator to raise this limit.',
      )
    }
  }

  add(finding: ParsedFinding): void {
    this.#batch.push(finding)
  }

  /** An element or field that could not be read. */
  problem(path: JsonPath, what: string, nextStep = askForUpdate): void {
    if (this.problems.length < longestProblemList) {
      this.problems.push({ where: formatJsonPath(path), what, nextStep })
    } else this.#unlisted += 1
  }

  /** The report broke off: kept as a problem when something was read before it, thrown otherwise. */
  breakOff(error: unknown): void {
    if (!isPlumblineError(error) || this.receivedCount === 0) throw error
    this.problems.push({
      where: 'the rest of the report',
      what: `${error.message} The ${this.receivedCount} elements before it were kept.`,
      nextStep: error.nextStep,
    })
  }

  takeBatch(minimum = batchSize): ParsedFinding[] {
    if (this.#batch.length < minimum) return []
    const batch = this.#batch
    this.#batch = []
    return batch
  }

  close(): void {
    if (this.#unlisted === 0) return
    this.problems.push({
      where: 'the whole report',
      what: `${this.#unlisted} further elements could not be read and are not listed.`,
      nextStep: askForUpdate,
    })
  }
}
