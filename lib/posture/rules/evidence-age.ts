import { dayMs, minuteMs } from '#lib/platform/clock.ts'

/** A scanner's clock may run a little ahead of ours; evidence from further in the future proves nothing yet. */
const clockSkewMs = 5 * minuteMs

/** The last moment at which evidence still counts. */
export function validUntil(observedAt: Date, days: number): Date {
  return new Date(observedAt.getTime() + days * dayMs)
}

/** At the very moment its time ends evidence still counts; a millisecond later it does not. */
export function isFresh(observedAt: Date, days: number, asOf: Date): boolean {
  return (
    observedAt.getTime() <= asOf.getTime() + clockSkewMs &&
    validUntil(observedAt, days).getTime() >= asOf.getTime()
  )
}

export function earliest(times: Iterable<Date>): Date | null {
  let first: Date | null = null
  for (const time of times) if (first === null || time < first) first = time
  return first
}

export function latest(times: Iterable<Date>): Date | null {
  let last: Date | null = null
  for (const time of times) if (last === null || time > last) last = time
  return last
}
