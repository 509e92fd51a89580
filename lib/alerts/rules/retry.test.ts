import { expect, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import { mostAttempts, nextAttemptAt } from './retry.ts'

test('a message is tried ever more seldom, for about a day, and then given up', () => {
  let now = new Date('2026-11-22T12:00:00Z')
  const start = now.getTime()
  const waits: number[] = []
  for (let failures = 1; failures < mostAttempts; failures++) {
    const next = nextAttemptAt(failures, now)
    if (next === null) throw new Error(`given up after ${failures} failures`)
    waits.push(next.getTime() - now.getTime())
    now = next
  }
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  expect(now.getTime() - start).toBeGreaterThan(0.9 * dayMs)
  expect(nextAttemptAt(mostAttempts, now)).toBeNull()
})
