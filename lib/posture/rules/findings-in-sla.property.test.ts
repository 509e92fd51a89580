import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import { type ControlStatus, checkResultSchema } from '../model.ts'
import {
  anyBucket,
  anyFacts,
  asOf,
  bucket,
  coveredFacts,
  daysBefore,
  parameters,
} from '../testing/findings-facts.ts'
import { evaluateFindingsInSla } from './findings-in-sla.ts'
import type { FindingsInSlaFacts } from './findings-in-sla-facts.ts'

const either = fc.oneof(anyFacts, coveredFacts)
const judge = (facts: FindingsInSlaFacts, at = asOf) => evaluateFindingsInSla(facts, parameters, at)
/** How good news a status is within one check: proven overdue is the worst, then what is not known. */
const goodness: Record<ControlStatus, number> = { breached: 0, unproven: 1, at_risk: 2, met: 3 }

describe('for any facts', () => {
  test('every status occurs among them, so that the properties below are about something', () => {
    const seen = new Set(fc.sample(either, { numRuns: 1000, seed: 7 }).map((facts) => judge(facts).status))
    expect(seen).toEqual(new Set(['met', 'at_risk', 'breached', 'unproven']))
  })

  test('the order of facts is irrelevant', () => {
    const shuffled = either.chain((facts) =>
      fc.record({
        facts: fc.constant(facts),
        buckets: fc.shuffledSubarray([...facts.buckets], { minLength: facts.buckets.length }),
        coverage: fc.shuffledSubarray([...facts.coverage], { minLength: facts.coverage.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ facts, buckets, coverage }) => {
        expect(judge({ buckets, coverage })).toEqual(judge(facts))
      }),
    )
  })

  test('adding an overdue finding breaches', () => {
    fc.assert(
      fc.property(either, fc.integer({ min: 1, max: 9 }), (facts, count) => {
        const overdue = bucket({ severity: 'critical', openedAt: daysBefore(8), count })
        const after = judge({ ...facts, buckets: [...facts.buckets, overdue] })
        expect(after.status).toBe('breached')
        expect(after.violationCount).toBe(judge(facts).violationCount + count)
      }),
    )
  })

  test('adding a finding never improves the status', () => {
    fc.assert(
      fc.property(either, anyBucket, (facts, added) => {
        const after = judge({ ...facts, buckets: [...facts.buckets, added] })
        expect(goodness[after.status]).toBeLessThanOrEqual(goodness[judge(facts).status])
      }),
    )
  })

  test('time alone never improves the status', () => {
    fc.assert(
      fc.property(either, fc.integer({ min: 0, max: 400 * dayMs }), (facts, elapsed) => {
        const later = judge(facts, new Date(asOf.getTime() + elapsed))
        expect(goodness[later.status]).toBeLessThanOrEqual(goodness[judge(facts).status])
      }),
    )
  })

  test('a result that is proven holds as proof until it says that it becomes stale, and no longer', () => {
    fc.assert(
      fc.property(coveredFacts, (facts) => {
        const { becomesStaleAt } = judge(facts)
        expect(becomesStaleAt).not.toBeNull()
        if (becomesStaleAt === null) return
        expect(judge(facts, becomesStaleAt).gaps).toEqual([])
        expect(judge(facts, new Date(becomesStaleAt.getTime() + 1)).gaps).not.toEqual([])
      }),
    )
  })

  test('coverage that is flawed for one asset never gives met or at risk', () => {
    const flaws = [
      { lastRunStatus: 'partial' },
      { lastRunStatus: 'failed' },
      { lastRunStatus: 'held' },
      { lastCompleteRunAt: null, observedAt: null, evidenceId: null },
      { observedAt: daysBefore(7.1), lastCompleteRunAt: daysBefore(7.1) },
    ] as const
    fc.assert(
      fc.property(coveredFacts, fc.nat({ max: 7 }), fc.constantFrom(...flaws), (facts, index, flaw) => {
        const coverage = facts.coverage.map((asset, at) => (at === index ? { ...asset, ...flaw } : asset))
        expect(['unproven', 'breached']).toContain(judge({ ...facts, coverage }).status)
      }),
    )
  })

  test('the violations add up to the count, and each key occurs once', () => {
    fc.assert(
      fc.property(either, (facts) => {
        const { violations, violationCount, status } = judge(facts)
        expect(violations.reduce((sum, { count }) => sum + count, 0)).toBe(violationCount)
        expect(new Set(violations.map(({ key }) => key)).size).toBe(violations.length)
        expect(violationCount > 0).toBe(status === 'breached')
      }),
    )
  })

  test('the plumb line hangs out of true when breached, inside otherwise, and nowhere when unproven', () => {
    fc.assert(
      fc.property(either, (facts) => {
        const { status, deviation } = judge(facts)
        if (status === 'unproven') expect(deviation).toBeNull()
        else if (status === 'breached') expect(deviation).toBeGreaterThan(0)
        else expect(deviation).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('the result reads back from JSON as it was', () => {
    fc.assert(
      fc.property(either, (facts) => {
        const result = judge(facts)
        expect(checkResultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result)
      }),
    )
  })
})
