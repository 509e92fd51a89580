import { hourMs, minuteMs } from '#lib/platform/clock.ts'

/** How long to wait after the first, second, … failure. After the last one a message is given up: about a day. */
const waitsMs = [minuteMs, 5 * minuteMs, 15 * minuteMs, hourMs, 3 * hourMs, 6 * hourMs, 12 * hourMs] as const

export const mostAttempts = waitsMs.length + 1

/** When to try again after so many failures; null: not any more. */
export function nextAttemptAt(failures: number, now: Date): Date | null {
  const wait = waitsMs[failures - 1]
  return wait === undefined ? null : new Date(now.getTime() + wait)
}
