import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

const pool = new Uint8Array(16 * 1024)
let used = pool.length

/**
 * The id of the n-th item of a campaign: a UUIDv7 whose 32-bit counter is `n` (RFC 9562, section 6.2), so that a
 * queue in the order of ids is in the order in which its items were made: by person, system, resource.
 */
export function itemId(madeAt: Date, n: number): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 16
  return v7({ msecs: madeAt.getTime(), seq: n, random: pool.slice(used - 16, used) })
}
