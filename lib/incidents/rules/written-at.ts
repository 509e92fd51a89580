/**
 * Whether a row was written by a moment, read from its UUIDv7 (RFC 9562, section 5.7: the first 48 bits are
 * milliseconds). A clock may start before it is written, for example when what it measures began earlier.
 */
export function wasWrittenBy(id: string, asOf: Date): boolean {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) <= asOf.getTime()
}
