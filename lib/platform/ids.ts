import { randomFillSync } from 'node:crypto'
import { v7, validate } from 'uuid'
import type { Clock } from './clock.ts'

const idBytes = 16
/** One call of the system's random source serves a thousand ids: an import makes hundreds of thousands. */
const pool = new Uint8Array(idBytes * 1024)
let used = pool.length

function randomBytes(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += idBytes
  return pool.slice(used - idBytes, used)
}

/** A UUIDv7: time-ordered, so that primary keys grow at one end of their index (RFC 9562, section 5.7). */
export function newId(clock: Clock): string {
  return v7({ msecs: clock.now().getTime(), rng: randomBytes })
}

export const isId = (value: string): boolean => validate(value)
