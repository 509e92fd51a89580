import { describe, expect, test } from 'vitest'
import { asOf, bucket, coverage, daysBefore, parameters } from '../testing/findings-facts.ts'
import { evaluateFindingsInSla } from './findings-in-sla.ts'
import type { FindingBucket, ScanCoverage } from './findings-in-sla-facts.ts'

const judge = (buckets: FindingBucket[], scans: ScanCoverage[] = [coverage()], at = asOf) =>
  evaluateFindingsInSla({ buckets, coverage: scans }, parameters, at)

describe('deadlines', () => {
  test('at the instant of its deadline a finding is inside, a millisecond later it is overdue', () => {
    const due = [bucket({ severity: 'critical', openedAt: daysBefore(7) })]
    expect(judge(due).status).toBe('at_risk')
    expect(judge(due, [coverage()], new Date(asOf.getTime() + 1)).status).toBe('breached')
  })

  test('a finding is at risk from exactly at_risk_days before its deadline', () => {
    const openedAt = daysBefore(27)
    expect(judge([bucket({ openedAt })]).status).toBe('at_risk')
    expect(judge([bucket({ openedAt: new Date(openedAt.getTime() + 1) })]).status).toBe('met')
  })

  test.each([
    ['critical', 7],
    ['high', 30],
    ['medium', 90],
    ['low', 120],
    ['unknown', 30],
  ] as const)('a finding of severity %s is overdue after %i days', (severity, days) => {
    expect(judge([bucket({ severity, openedAt: daysBefore(days) })]).violationCount).toBe(0)
    expect(judge([bucket({ severity, openedAt: daysBefore(days + 0.01) })]).violationCount).toBe(1)
  })

  test('informational findings have no deadline and are not counted', () => {
    const result = judge([bucket({ severity: 'info', openedAt: daysBefore(900), count: 40 })])
    expect(result).toMatchObject({
      status: 'met',
      target: { value: 0 },
      reason: 'No open finding has a deadline.',
    })
  })
})

describe('what is measured', () => {
  test('findings inside their SLA, out of those open; accepted ones stand apart', () => {
    const result = judge([
      bucket({ count: 57 }),
      bucket({ severity: 'critical', openedAt: daysBefore(9), count: 6, acceptedCount: 2 }),
    ])
    expect(result.measured).toEqual({ value: 57, unit: 'findings', text: '57' })
    expect(result.target).toEqual({ value: 61, unit: 'findings', text: '61' })
    expect(result).toMatchObject({ status: 'breached', violationCount: 4, exceptionCount: 2 })
  })

  test('an overdue finding that is accepted is an exception, not a violation', () => {
    const result = judge([bucket({ openedAt: daysBefore(40), count: 2, acceptedCount: 2 })])
    expect(result).toMatchObject({ status: 'met', violationCount: 0, exceptionCount: 2 })
  })

  test('violations are grouped by asset and severity, gravest first, with where to see their rows', () => {
    const result = judge([
      bucket({ openedAt: daysBefore(31), count: 2 }),
      bucket({ openedAt: daysBefore(35) }),
      bucket({ severity: 'critical', openedAt: daysBefore(8) }),
    ])
    expect(result.violations.map(({ key, count }) => [key, count])).toEqual([
      ['asset:a1:critical', 1],
      ['asset:a1:high', 3],
    ])
    expect(result.violations[1]).toEqual({
      subject: { type: 'asset', id: 'a1', label: 'inference-api' },
      key: 'asset:a1:high',
      count: 3,
      summary: '3 High findings past the 30-day deadline',
      dueAt: daysBefore(5),
      since: daysBefore(5),
      drill: { page: 'findings', filter: { asset: 'a1', severity: 'high', sla: 'overdue' } },
    })
  })

  test('what comes due soon is listed with its first deadline, without what is already overdue', () => {
    const result = judge([
      bucket({ openedAt: daysBefore(31) }),
      bucket({ openedAt: daysBefore(28), count: 4 }),
    ])
    expect(result.dueSoon).toMatchObject([
      { count: 4, summary: '4 High findings due within 3 days', dueAt: daysBefore(-2) },
    ])
  })
})

describe('evidence', () => {
  test('nothing received proves nothing', () => {
    expect(judge([], [])).toMatchObject({
      status: 'unproven',
      measured: { value: null, text: '–' },
      reason: 'No complete scan has been received.',
      freshestEvidenceAt: null,
      becomesStaleAt: null,
    })
  })

  test('one asset with stale evidence makes the whole unproven, and is named', () => {
    const old = coverage({ assetId: 'a2', assetName: 'billing', observedAt: daysBefore(9) })
    expect(judge([], [coverage(), old])).toMatchObject({
      status: 'unproven',
      reason: 'The last complete image scan of billing was 9 days ago; one counts for 7 days.',
      gaps: [{ subject: { id: 'a2' }, what: 'image scan', reason: 'stale', lastProvenAt: daysBefore(9) }],
      freshestEvidenceAt: daysBefore(1),
    })
  })

  test('a failed run after a complete one proves nothing until a complete one follows', () => {
    expect(judge([], [coverage({ lastRunStatus: 'failed' })])).toMatchObject({
      status: 'unproven',
      reason: 'The last image scan of inference-api did not complete, and no complete one has followed.',
    })
  })

  test('an asset that has findings but no scan of its own is not covered', () => {
    const result = judge([bucket({ assetId: 'a9', assetName: 'forgotten' })])
    expect(result).toMatchObject({
      status: 'unproven',
      reason: 'No complete scan of forgotten has been received.',
    })
  })

  test('an asset whose image scan is stale is a gap, however fresh the scan of its code', () => {
    const stale = coverage({ kind: 'image-scan', observedAt: daysBefore(9) })
    const result = judge([], [stale, coverage({ kind: 'source-code-scan' })])
    expect(result).toMatchObject({
      status: 'unproven',
      reason: 'The last complete image scan of inference-api was 9 days ago; one counts for 7 days.',
      gaps: [{ subject: { id: 'a1' }, what: 'image scan', reason: 'stale' }],
    })
  })

  test('an asset that lacks two kinds of scan is two gaps and counts once', () => {
    const code = coverage({ kind: 'source-code-scan', lastRunStatus: 'failed' })
    const result = judge([], [coverage({ observedAt: daysBefore(9) }), code])
    expect(result.gaps.map(({ what, reason }) => [what, reason])).toEqual([
      ['image scan', 'stale'],
      ['source code scan', 'incomplete'],
    ])
    expect(result.reason).toBe(
      '1 of 1 assets has no current complete scan: inference-api (image scan and source code scan).',
    )
  })

  test('a kind of scan that is flawed in two ways is one gap, named by the graver', () => {
    const result = judge([], [coverage({ observedAt: daysBefore(9) }), coverage({ lastRunStatus: 'failed' })])
    expect(result.gaps).toMatchObject([{ subject: { id: 'a1' }, reason: 'incomplete' }])
  })

  test('a proven breach stays breached when the evidence grows stale', () => {
    const result = judge([bucket({ openedAt: daysBefore(40) })], [coverage({ observedAt: daysBefore(30) })])
    expect(result).toMatchObject({ status: 'breached', becomesStaleAt: null })
  })

  test('evidence from the future proves nothing yet, beyond a small difference of clocks', () => {
    expect(judge([], [coverage({ observedAt: daysBefore(-1) })]).status).toBe('unproven')
    expect(judge([], [coverage({ observedAt: new Date(asOf.getTime() + 60_000) })]).status).toBe('met')
  })
})

describe('the reason', () => {
  test('names severities, places and how late', () => {
    const result = judge(
      [
        bucket({ severity: 'critical', openedAt: daysBefore(9.5), count: 3 }),
        bucket({ assetId: 'a2', assetName: 'billing', openedAt: daysBefore(42) }),
      ],
      [coverage(), coverage({ assetId: 'a2', assetName: 'billing' })],
    )
    expect(result.reason).toBe(
      '3 Critical and 1 High findings are past the deadline in inference-api and billing, the oldest by 12 days.',
    )
  })

  test('speaks of one finding in the singular', () => {
    expect(judge([bucket({ openedAt: daysBefore(31) })]).reason).toBe(
      '1 High finding is past the deadline in inference-api, by 1 day.',
    )
    expect(judge([bucket({ openedAt: daysBefore(29) })]).reason).toBe(
      '1 High finding is due within 3 days in inference-api.',
    )
    expect(judge([bucket()]).reason).toBe('The only open finding is inside its deadline.')
  })

  test('counts the assets when several lack evidence', () => {
    const without = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'].map((assetName, index) =>
      coverage({ assetId: `b${index}`, assetName, lastCompleteRunAt: null, observedAt: null }),
    )
    expect(judge([], [coverage(), ...without]).reason).toBe(
      '5 of 6 assets have no current complete image scan: alpha, beta, delta and 2 more.',
    )
  })
})
