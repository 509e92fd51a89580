/** Time is an argument: everything that needs "now" takes a Clock. This file alone asks the machine. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date(Date.now()) }

/** A clock that stands still until it is moved; for tests and for the demonstration's year of history. */
export function fixedClock(
  start: Date | string,
): Clock & { set(at: Date | string): void; advance(milliseconds: number): void } {
  let current = new Date(start)
  return {
    now: () => new Date(current),
    set: (at) => {
      current = new Date(at)
    },
    advance: (milliseconds) => {
      current = new Date(current.getTime() + milliseconds)
    },
  }
}

export const secondMs = 1_000
export const minuteMs = 60 * secondMs
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs
