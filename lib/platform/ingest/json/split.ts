import type { JsonLimits } from './limits.ts'
import { type JsonEvent, JsonSplitter, type Visitor } from './splitter.ts'

/**
 * Values of so many bytes are in memory at once. They die before the collector of garbage has to move them, however
 * long the source's chunks are: with whole blocks of a MiB it took a third of an import.
 */
const batchBytes = 32 * 1024

/**
 * The events of a streamed document, in batches. After a break in the structure the events before it are still
 * yielded, then the error is thrown.
 */
export async function* splitJson(
  source: AsyncIterable<Uint8Array>,
  visit: Visitor,
  limits: JsonLimits,
): AsyncGenerator<JsonEvent[], void> {
  const splitter = new JsonSplitter(visit, limits)
  for await (const chunk of source) {
    for (let from = 0; from < chunk.length; from += batchBytes) {
      const events: JsonEvent[] = []
      const failure = attempt(() => splitter.write(chunk.subarray(from, from + batchBytes), events))
      if (events.length > 0) yield events
      if (failure) throw failure.error
    }
  }
  const events: JsonEvent[] = []
  const failure = attempt(() => splitter.end(events))
  if (events.length > 0) yield events
  if (failure) throw failure.error
}

function attempt(run: () => void): { error: unknown } | null {
  try {
    run()
    return null
  } catch (error) {
    return { error }
  }
}
