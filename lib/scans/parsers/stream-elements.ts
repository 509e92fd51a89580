import { splitJson } from '#lib/platform/ingest/json/split.ts'
import type { JsonEvent, Visitor } from '#lib/platform/ingest/json/splitter.ts'
import type { ParsedFinding } from '#lib/scans/model.ts'
import type { FindingCollector } from './collector.ts'
import type { ReportInput } from './parser.ts'

export type ValueEvent = Extract<JsonEvent, { kind: 'value' }>

/** First pass: what surrounds the elements. A break is kept for the second pass, which meets it too. */
export async function readContext(
  input: ReportInput,
  visit: Visitor,
  read: (event: JsonEvent) => void,
): Promise<{ failure: unknown } | null> {
  try {
    for await (const events of splitJson(input.open(), visit, input.limits)) events.forEach(read)
    return null
  } catch (failure) {
    return { failure }
  }
}

/** Second pass: the elements, turned into findings batch by batch. */
export async function* streamFindings(
  input: ReportInput,
  visit: Visitor,
  collector: FindingCollector,
  read: (event: JsonEvent) => void,
  contextFailure: { failure: unknown } | null,
): AsyncGenerator<ParsedFinding[], void> {
  let failure = contextFailure
  try {
    for await (const events of splitJson(input.open(), visit, input.limits)) {
      for (const event of events) read(event)
      const batch = collector.takeBatch()
      if (batch.length > 0) yield batch
    }
  } catch (error) {
    failure = { failure: error }
  }
  if (failure) collector.breakOff(input.brokenBy ?? failure.failure)
  const batch = collector.takeBatch(1)
  if (batch.length > 0) yield batch
  collector.close()
}
