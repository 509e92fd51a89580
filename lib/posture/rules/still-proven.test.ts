import { expect, test } from 'vitest'
import type { ControlStatus } from '../model.ts'
import { stillProven } from './still-proven.ts'

const staleAt = new Date('2026-11-22T12:00:00Z')
const later = new Date(staleAt.getTime() + 1)
const stored = (status: ControlStatus) => ({
  status,
  becomesStaleAt: staleAt,
  reason: 'All is well.',
  deviation: -0.2,
})

test.each(['met', 'at_risk'] as const)('what was %s outlives its evidence as unproven', (status) => {
  expect(stillProven(stored(status), staleAt)).toEqual(stored(status))
  expect(stillProven(stored(status), later)).toMatchObject({ status: 'unproven', deviation: null })
  expect(stillProven(stored(status), later).reason).toContain('stale')
})

test.each(['breached', 'unproven'] as const)(
  'what was %s stays so: old evidence excuses nothing',
  (status) => {
    expect(stillProven(stored(status), later)).toEqual(stored(status))
  },
)

test('what has no end stays as it is', () => {
  expect(stillProven({ ...stored('met'), becomesStaleAt: null }, later).status).toBe('met')
})
