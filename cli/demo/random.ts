import { createHash } from 'node:crypto'

export type Random = {
  /** In [0, 1). */
  next(): number
  /** A whole number, both ends included. */
  int(minimum: number, maximum: number): number
  between(minimum: number, maximum: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  shuffle<T>(list: readonly T[]): T[]
}

/**
 * A generator that gives the same numbers for the same seed on every machine and in every release, which
 * `Math.random` does not promise: mulberry32 over the first 32 bits of the seed's SHA-256. Never for secrets.
 */
export function createRandom(seed: string): Random {
  let state = createHash('sha256').update(seed).digest().readUInt32BE(0)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (minimum: number, maximum: number) => minimum + Math.floor(next() * (maximum - minimum + 1))
  const pick = <T>(from: readonly T[]): T => {
    const index = int(0, from.length - 1)
    if (from.length === 0) throw new RangeError('There is nothing to pick from.')
    return from[index] as T
  }
  return {
    next,
    int,
    pick,
    between: (minimum, maximum) => minimum + next() * (maximum - minimum),
    chance: (probability) => next() < probability,
    shuffle: (list) => {
      const left = [...list]
      return list.map(() => left.splice(int(0, left.length - 1), 1)[0] as (typeof left)[number])
    },
  }
}

/** Hexadecimal digits that look like a digest or commit and follow from their words alone. */
export const hexOf = (words: string, digits: number): string =>
  createHash('sha256').update(words).digest('hex').slice(0, digits)
