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

let lastMs = Number.NaN
let sequence = 0

/** Random at first in a millisecond, then one more each time (RFC 9562, section 6.2, method 1); 32 bits. */
function sequenceAt(ms: number, random: Uint8Array): number {
  // Half of the room stays free to count upwards.
  sequence = ms === lastMs ? (sequence + 1) >>> 0 : new DataView(random.buffer).getUint32(0) >>> 1
  lastMs = ms
  return sequence
}

/**
 * A UUIDv7: time-ordered, so that primary keys grow at one end of their index (RFC 9562, section 5.7). What one process
 * makes in the same millisecond sorts as it was made: a list by time and id is in the order of events.
 */
export function newId(clock: Clock): string {
  const msecs = clock.now().getTime()
  const random = randomBytes()
  return v7({ msecs, random, seq: sequenceAt(msecs, random) })
}

export const isId = (value: string): boolean => validate(value)
