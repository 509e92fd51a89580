import { describe, expect, test } from 'vitest'
import { blockNeeds, nextLookAt, publicationBlock } from './publication-block.ts'

const now = new Date('2026-11-22T12:00:00Z')
const minutes = (at: Date) => (at.getTime() - now.getTime()) / 60_000

describe('what keeps a publication back', () => {
  test('says what happened, what the server said and what to do', () => {
    expect(publicationBlock('protected_branch', 'At least 1 approving review is required.')).toEqual({
      code: 'protected_branch',
      needs: 'person',
      message:
        'Rules of the branch do not let it be merged yet. It says: “At least 1 approving review is required.”',
      nextStep: 'Have it approved and merged there. Plumbline goes on by itself once it is.',
    })
  })

  test('is looked at again ever later, and never given up', () => {
    expect(
      [1, 2, 3, 6, 7, 500].map((failures) => minutes(nextLookAt('unreachable', failures, now, null))),
    ).toEqual([1, 2, 5, 30, 30, 30])
  })

  test('waits as long as the server asks for, and not less than usual', () => {
    const inAnHour = new Date(now.getTime() + 3_600_000)
    expect(nextLookAt('rate_limited', 1, now, inAnHour)).toEqual(inAnHour)
    expect(minutes(nextLookAt('rate_limited', 3, now, now))).toBe(5)
  })

  test('waits for a person, or for time', () => {
    expect([
      blockNeeds('repository_private'),
      blockNeeds('page_not_visible'),
      blockNeeds('of an older version'),
    ]).toEqual(['person', 'time', 'person'])
  })
})
