import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import { checkResultSchema } from '../model.ts'
import { evaluateMfa, type MfaRung, type MfaSystem, mfaLadder } from './mfa-enforced.ts'

const asOf = new Date('2026-09-30T12:00:00Z')
const ago = (days: number) => new Date(asOf.getTime() - days * dayMs)
const nobody: Record<MfaRung, number> = {
  unknown: 0,
  none: 0,
  registered: 0,
  capable: 0,
  enforced: 0,
  phishing_resistant: 0,
}
const system = (accounts: Partial<Record<MfaRung, number>>, change: Partial<MfaSystem> = {}): MfaSystem => ({
  systemId: 's1',
  name: 'gateway',
  feeds: [{ lastCompleteAt: ago(1), hasArrived: true }],
  accounts: { ...nobody, ...accounts },
  uncoveredSince: null,
  attestedUntil: null,
  ...change,
})
const judge = (systems: MfaSystem[], minimum: 'registered' | 'enforced' = 'enforced') =>
  evaluateMfa({ systems }, { minimum, evidenceTimeToLiveDays: 7 }, asOf)

describe('MFA is enforced', () => {
  test('is met when every account reaches the level, and says how many', () => {
    expect(judge([system({ enforced: 3, phishing_resistant: 1 })])).toMatchObject({
      status: 'met',
      measured: { value: 100 },
      reason: 'All 4 accounts of people have enforced MFA.',
      becomesStaleAt: ago(-6),
    })
  })

  test('counts a registered factor as uncovered where enforced is asked for, and as covered where it is not', () => {
    expect(judge([system({ registered: 1, enforced: 3 })]).status).toBe('breached')
    expect(judge([system({ registered: 1, enforced: 3 })], 'registered').status).toBe('met')
  })

  test('counts unknown as uncovered and tells it apart', () => {
    expect(judge([system({ unknown: 2, none: 1, enforced: 7 }, { uncoveredSince: ago(3) })])).toMatchObject({
      status: 'breached',
      measured: { value: 70 },
      reason: '3 accounts of 10 without enforced MFA, 2 of them unknown, in gateway.',
      violations: [{ count: 3, since: ago(3), summary: '3 of 10 accounts without enforced MFA (2 unknown)' }],
    })
  })

  test('takes a word for it only where a factor is registered, and only until it ends', () => {
    const attested = { attestedUntil: ago(-30) }
    expect(judge([system({ registered: 2 }, attested)]).status).toBe('met')
    expect(judge([system({ registered: 2, none: 1 }, attested)])).toMatchObject({
      status: 'breached',
      violationCount: 1,
    })
    expect(judge([system({ registered: 2 }, { attestedUntil: ago(1) })]).status).toBe('breached')
    expect(judge([system({ registered: 2 }, { attestedUntil: ago(-2) })])).toMatchObject({
      status: 'at_risk',
      dueSoon: [{ dueAt: ago(-2) }],
    })
  })

  test('is unproven where a system’s factors were never, not completely or too long ago imported', () => {
    const fed = (lastCompleteAt: Date | null, hasArrived: boolean) =>
      judge([system({ enforced: 1 }, { feeds: [{ lastCompleteAt, hasArrived }] })])
    expect(fed(null, false)).toMatchObject({ status: 'unproven', gaps: [{ reason: 'never' }] })
    expect(fed(null, true)).toMatchObject({ status: 'unproven', gaps: [{ reason: 'incomplete' }] })
    expect(fed(ago(8), true)).toMatchObject({ status: 'unproven', gaps: [{ reason: 'stale' }] })
    expect(judge([system({ enforced: 1 }, { feeds: [] })])).toMatchObject({ status: 'unproven' })
    expect(judge([])).toMatchObject({ status: 'unproven', measured: { value: null } })
  })

  test('never calls met what holds one uncovered account, in any order of the systems', () => {
    const counts = fc.record(
      Object.fromEntries(mfaLadder.map((level) => [level, fc.nat(3)])) as Record<
        MfaRung,
        fc.Arbitrary<number>
      >,
    )
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 6 }), (all) => {
        const systems = all.map((accounts, index) =>
          system(accounts, { systemId: `s${index}`, name: `n${index}` }),
        )
        const result = judge(systems)
        const uncovered = all.reduce(
          (sum, one) => sum + one.unknown + one.none + one.registered + one.capable,
          0,
        )
        expect(result.status).toBe(uncovered > 0 ? 'breached' : 'met')
        expect(result.violationCount).toBe(uncovered)
        expect(judge(systems.toReversed())).toEqual(result)
        expect(checkResultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result)
      }),
    )
  })
})
