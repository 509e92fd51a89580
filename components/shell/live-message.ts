export type LiveMessage = { topic: string; keys: readonly (readonly unknown[])[] }

/**
 * Reads one server-sent message, `{"topic":"posture","keys":[["posture"],["findings","list"]]}`. A key may also be a
 * plain text, short for a key of one part. Anything unreadable is null and is skipped: the next message will come.
 */
export function readLiveMessage(data: string): LiveMessage | null {
  let body: unknown
  try {
    body = JSON.parse(data)
  } catch {
    return null
  }
  if (typeof body !== 'object' || body === null) return null
  const { topic, keys } = body as Record<string, unknown>
  if (typeof topic !== 'string') return null
  const list = Array.isArray(keys) ? keys : []
  return { topic, keys: list.map((key: unknown) => (Array.isArray(key) ? key : [key])) }
}
