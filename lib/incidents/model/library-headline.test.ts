import { expect, test } from 'vitest'
import { libraryHeadline } from './library-headline.ts'

test.each([
  [0, 0, 'No post-mortem is public yet'],
  [1, 0, 'One post-mortem is public, in time'],
  [1, 1, 'One post-mortem is public, one after its deadline'],
  [9, 0, '9 post-mortems are public, each in time'],
  [9, 2, '9 post-mortems are public, 2 after their deadline'],
])('%i public, %i late: %s', (total, late, headline) => {
  expect(libraryHeadline({ total, late })).toBe(headline)
})
