import type { JsonLimits } from './limits.ts'
import { type JsonEvent, JsonSplitter, type Visitor } from './splitter.ts'

/**
 * The events of a streamed document, in batches (at most one a chunk). After a break in the structure the
 * events before it are still yielded, then the error is thrown.
 */
export async function* splitJson(
  source: AsyncIterable<Uint8Array>,
  visit: Visitor,
  limits: JsonLimits,
): AsyncGenerator<JsonEvent[], void> {
  const splitter = new JsonSplitter(visit, limits)
  for await (const chunk of source) {
    const events: JsonEvent[] = []
    const failure = attempt(() => splitter.write(chunk, events))
    if (events.length > 0) yield events
    if (failure) throw failure.error
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
