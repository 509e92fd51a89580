import { expect, test } from 'vitest'
import { newLevel, toDraft, toLevel } from './level-draft.ts'

test.each([
  { type: 'schedule' as const, scheduleId: 'a' },
  { type: 'user' as const, userId: 'b' },
  { type: 'role' as const, role: 'responder' as const },
  { type: 'role' as const, role: 'lead' as const },
])('a level of %j comes back as it was', (target) => {
  expect(toLevel(toDraft({ position: 1, target, timeoutMinutes: 7 }))).toEqual({ target, timeoutMinutes: 7 })
})

test('a new level has a key of its own, also after another was removed', () => {
  const drafts = [1, 3].map((position) =>
    toDraft({ position, target: { type: 'role', role: 'lead' }, timeoutMinutes: 5 }),
  )
  expect(newLevel(drafts).key).toBe('4')
})
