/**
 * The short form of a digest or id: `9f86d081…f00a08`. Keeps an algorithm prefix (`sha256:`), and returns text that is
 * already short unchanged. The full value must stay reachable (see `Copyable`).
 */
export function shortenDigest(value: string): string {
  const colon = value.indexOf(':')
  const prefix = colon > 0 && colon < 10 ? value.slice(0, colon + 1) : ''
  const body = value.slice(prefix.length)
  return body.length <= 20 ? value : `${prefix}${body.slice(0, 8)}…${body.slice(-6)}`
}
