/** The parts of a key, as the browser's stores of server data know it: `['findings', 'list']`. */
export type LiveKey = readonly unknown[]

type Listener = (key: LiveKey) => void
const listeners = new Set<Listener>()

/**
 * Calls `listener` for each key whose data changed on the server; an empty key stands for all of them. Returns the
 * way to stop. Between the stream and the stores there is only this: a page without a store fetches none of its code.
 */
export function onStaleKey(listener: Listener): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Says that what is held under a key, or under keys that begin with it, is no longer true. */
export function markStale(key: LiveKey): void {
  for (const listener of listeners) listener(key)
}
