import { expect, it } from 'vitest'
import { runsHeadline } from './runs-headline.ts'

it.each([
  [0, {}, 'Nothing has been scanned yet'],
  [1, { complete: 1 }, 'The one scan run was merged'],
  [2_310, { complete: 2_309, superseded: 1 }, 'All 2,310 scan runs were merged'],
  [9, { held: 1, failed: 2, complete: 6 }, 'One waits for a lead and two failed, of 9 scan runs'],
  [9, { partial: 1, complete: 8 }, 'One is partial, of 9 scan runs'],
  [9, { queued: 1, complete: 8 }, 'One of 9 scan runs is on its way'],
])('%i runs, %o: %s', (total, counts, sentence) => {
  expect(runsHeadline(total, counts)).toBe(sentence)
})
