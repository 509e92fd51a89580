import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noStatuses, type StatusCounts } from '../model.ts'
import { headline } from './headline.ts'

const say = (counts: Partial<StatusCounts>) => headline({ ...noStatuses, ...counts })

describe('the headline', () => {
  test.each<[Partial<StatusCounts>, string]>([
    [{}, 'The policy has no controls yet'],
    [{ met: 1 }, 'The only control holds true'],
    [{ met: 2 }, 'Both controls hold true'],
    [{ met: 12 }, 'All twelve controls hold true'],
    [{ met: 26 }, 'All 26 controls hold true'],
    [{ unproven: 1 }, 'Nothing is proven yet: the only control waits for evidence'],
    [{ unproven: 26 }, 'Nothing is proven yet: all 26 controls wait for evidence'],
    [{ breached: 1 }, 'The only control is out of true'],
    [{ breached: 4 }, 'All four controls are out of true'],
    [{ at_risk: 2 }, 'Both controls are about to be out of true'],
    [
      { met: 18, at_risk: 2, breached: 3, unproven: 3 },
      'Three controls are out of true, two are about to be',
    ],
    [{ met: 1, at_risk: 1, breached: 1 }, 'One control is out of true, one is about to be'],
    [
      { met: 1, at_risk: 1, breached: 1, unproven: 23 },
      'One control is out of true, one is about to be, 23 are unproven',
    ],
    [{ met: 20, breached: 2, unproven: 1 }, 'Two controls are out of true, one is unproven'],
    [{ met: 25, breached: 1 }, 'One control is out of true, the other 25 hold'],
    [{ met: 1, breached: 13 }, '13 controls are out of true, the other one holds'],
    [{ met: 10, at_risk: 2 }, 'Nothing is out of true, two controls are about to be'],
    [{ met: 10, at_risk: 1, unproven: 4 }, 'One control is about to be out of true, four are unproven'],
    [{ met: 2, unproven: 24 }, 'Two controls hold true, 24 are unproven'],
    [{ met: 1, unproven: 1 }, 'One control holds true, one is unproven'],
  ])('of %o is "%s"', (counts, sentence) => {
    expect(say(counts)).toBe(sentence)
  })

  test('never says that all hold when one does not, nor stays silent about a breach', () => {
    const count = fc.nat({ max: 30 })
    fc.assert(
      fc.property(fc.record({ met: count, at_risk: count, breached: count, unproven: count }), (counts) => {
        const sentence = headline(counts)
        const isFlawed = counts.at_risk + counts.breached + counts.unproven > 0
        if (isFlawed) expect(sentence).not.toMatch(/^(All|Both|The only).*(hold|holds) true$/)
        if (counts.breached > 0) expect(sentence).toMatch(/(is|are) out of true/)
        expect(sentence).toMatch(/^[A-Z0-9].*[^.]$/)
      }),
    )
  })
})
