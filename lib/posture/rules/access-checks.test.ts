import { describe, expect, test } from 'vitest'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { checkResultSchema } from '../model.ts'
import { type AccessReviewedFacts, evaluateAccessReviewed, type ReviewCycle } from './access-reviewed.ts'
import { evaluateLeastPrivilege, type PrivilegedSystem } from './least-privilege.ts'
import { evaluateRevocationsProven, type OwedRevocation } from './revocations-proven.ts'
import { type CoveredSystem, evaluateScopeCoverage } from './scope-coverage.ts'

const asOf = new Date('2026-09-30T12:00:00Z')
const ago = (days: number) => new Date(asOf.getTime() - days * dayMs)
const ahead = (days: number) => ago(-days)
const fed = { systemId: 's1', name: 'vault', feeds: [{ lastCompleteAt: ago(1), hasArrived: true }] }
const evidenceTimeToLiveDays = 7

describe('access is reviewed quarterly', () => {
  const cycle = (change: Partial<ReviewCycle> = {}): ReviewCycle => ({
    campaignId: 'c1',
    title: 'Review 2026 Q3',
    startedAt: ago(10),
    dueAt: ahead(11),
    itemCount: 100,
    signedCount: 60,
    parts: [
      { reviewerId: 'p1', reviewerName: 'Mara', unsignedCount: 40 },
      { reviewerId: 'p2', reviewerName: 'Teo', unsignedCount: 0 },
    ],
    ...change,
  })
  const judge = (facts: Partial<AccessReviewedFacts>) =>
    evaluateAccessReviewed(
      { systems: [fed], current: null, previous: null, mustStartBy: null, ...facts },
      { decide_within_days: 21, at_risk_days: 5, evidenceTimeToLiveDays },
      asOf,
    )

  test('is met while a campaign runs inside its time, and when all of it is signed', () => {
    expect(judge({ current: cycle() })).toMatchObject({ status: 'met', measured: { value: 60 } })
    expect(judge({ current: cycle({ signedCount: 100, parts: [], dueAt: ago(1) }) })).toMatchObject({
      status: 'met',
      reason: 'All 100 grants of Review 2026 Q3 are decided and signed.',
    })
  })

  test('is at risk near its end, with who still owes what', () => {
    expect(judge({ current: cycle({ dueAt: ahead(3) }) })).toMatchObject({
      status: 'at_risk',
      dueSoon: [{ subject: { label: 'Mara' }, count: 40 }],
    })
  })

  test('is breached once it is overdue, by each reviewer who has not signed', () => {
    const result = judge({ current: cycle({ dueAt: ago(2) }) })
    expect(result).toMatchObject({
      status: 'breached',
      violationCount: 40,
      violations: [{ key: 'review:c1:p1', since: ago(2) }],
    })
    expect(checkResultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result)
  })

  test('does not forget a cycle that ended unsigned when the next one begins', () => {
    const previous = cycle({ campaignId: 'c0', title: 'Review 2026 Q2', dueAt: ago(80) })
    expect(judge({ current: cycle({ parts: [] }), previous })).toMatchObject({
      status: 'breached',
      violations: [{ key: 'review:c0:p1' }],
    })
  })

  test('is breached by a quarter without a campaign, and unproven before the first', () => {
    expect(
      judge({ previous: cycle({ parts: [], signedCount: 100, dueAt: ago(90) }), mustStartBy: ago(1) }),
    ).toMatchObject({
      status: 'breached',
      reason: 'No review campaign of this quarter has started.',
    })
    expect(judge({})).toMatchObject({ status: 'unproven', reason: 'No review campaign has started.' })
  })

  test('is unproven when the grants it was about are no longer known', () => {
    const stale = { ...fed, feeds: [{ lastCompleteAt: ago(9), hasArrived: true }] }
    expect(judge({ systems: [stale], current: cycle() }).status).toBe('unproven')
  })
})

describe('revocations are proven', () => {
  const revocation = (change: Partial<OwedRevocation> = {}): OwedRevocation => ({
    revocationId: 'r1',
    label: 'ada on vault: policy-admin',
    isPrivileged: true,
    dueAt: ahead(5),
    acceptedUntil: null,
    isRegranted: false,
    ...change,
  })
  const judge = (owed: OwedRevocation[], counts = { requestedCount: 4, provenCount: 3 }) =>
    evaluateRevocationsProven(
      { systems: [fed], owed, isConnected: true, ...counts },
      { sla_hours: { privileged: 24, standard: 168 }, at_risk_hours: 12, evidenceTimeToLiveDays },
      asOf,
    )

  test('is met while what is owed is inside its time', () => {
    expect(judge([revocation()])).toMatchObject({ status: 'met', measured: { value: 75 } })
    expect(judge([], { requestedCount: 0, provenCount: 0 })).toMatchObject({
      status: 'met',
      reason: 'No revocation is owed.',
    })
  })

  test('is at risk within the last hours, breached after them', () => {
    expect(judge([revocation({ dueAt: new Date(asOf.getTime() + 11 * hourMs) })]).status).toBe('at_risk')
    expect(judge([revocation({ dueAt: new Date(asOf.getTime() - 1) })])).toMatchObject({
      status: 'breached',
      reason: '1 revocation not proven in time: ada on vault: policy-admin.',
    })
  })

  test('is breached by a grant that came back, whatever its time', () => {
    expect(judge([revocation({ isRegranted: true })]).status).toBe('breached')
  })

  test('counts an accepted risk as an exception until it ends, and as a violation after', () => {
    const late = revocation({ dueAt: ago(3) })
    expect(judge([{ ...late, acceptedUntil: ahead(1) }])).toMatchObject({ status: 'met', exceptionCount: 1 })
    expect(judge([{ ...late, acceptedUntil: ago(1) }])).toMatchObject({
      status: 'breached',
      exceptionCount: 0,
    })
  })
})

describe('least privilege', () => {
  const system = (change: Partial<PrivilegedSystem> = {}): PrivilegedSystem => ({
    ...fed,
    privileges: [{ lastUsedAt: ago(3), count: 5 }],
    orphans: { count: 0, since: null },
    leavers: [],
    ...change,
  })
  const judge = (systems: PrivilegedSystem[]) =>
    evaluateLeastPrivilege(
      { systems },
      { unused_days: 90, leaver_hours: 24, at_risk_days: 14, evidenceTimeToLiveDays },
      asOf,
    )

  test('is met when every privilege is used and every account belongs to somebody', () => {
    expect(judge([system()]).status).toBe('met')
  })

  test('is at risk before the ninetieth day without use, breached after it', () => {
    expect(judge([system({ privileges: [{ lastUsedAt: ago(80), count: 2 }] })])).toMatchObject({
      status: 'at_risk',
      dueSoon: [{ count: 2, dueAt: ahead(10) }],
    })
    expect(judge([system({ privileges: [{ lastUsedAt: ago(91), count: 2 }] })])).toMatchObject({
      status: 'breached',
      reason: '2 unused privileged grants in vault.',
      violations: [{ since: ago(1) }],
    })
  })

  test('gives a leaver’s account a day, and an orphan none', () => {
    expect(judge([system({ leavers: [{ leftAt: ago(0.9), count: 1 }] })]).status).toBe('met')
    expect(
      judge([system({ leavers: [{ leftAt: ago(2), count: 1 }], orphans: { count: 2, since: ago(4) } })]),
    ).toMatchObject({
      status: 'breached',
      violationCount: 3,
      reason: '2 orphan accounts and 1 account of leavers in vault.',
    })
  })

  test('is unproven without any system, or with a stale one', () => {
    expect(judge([]).status).toBe('unproven')
    expect(judge([system({ feeds: [{ lastCompleteAt: ago(8), hasArrived: true }] })]).status).toBe('unproven')
  })
})

describe('everything in scope is known and owned', () => {
  const system = (change: Partial<CoveredSystem> = {}): CoveredSystem => ({
    ...fed,
    knownSince: ago(100),
    hasOwner: true,
    hasEnvironment: true,
    accountCount: 9,
    unmatched: { count: 0, since: null },
    ...change,
  })
  const judge = (systems: CoveredSystem[]) =>
    evaluateScopeCoverage(
      { systems },
      { systems_need: ['owner', 'environment', 'evidence_source'], grace_days: 7, evidenceTimeToLiveDays },
      asOf,
    )

  test('is met when every system is described and every account belongs to somebody', () => {
    expect(judge([system()])).toMatchObject({ status: 'met', measured: { value: 100 } })
  })

  test('names what a system lacks, once its days of grace are over', () => {
    expect(judge([system({ hasOwner: false, feeds: [] })])).toMatchObject({
      status: 'breached',
      violations: [{ summary: 'no owner and live evidence source', dueAt: ago(93) }],
      measured: { value: 90 },
    })
    expect(judge([system({ hasOwner: false, knownSince: ago(2) })])).toMatchObject({
      status: 'at_risk',
      dueSoon: [{ dueAt: ahead(5) }],
    })
  })

  test('takes a source that fell silent for no source', () => {
    expect(judge([system({ feeds: [{ lastCompleteAt: ago(8), hasArrived: true }] })])).toMatchObject({
      status: 'breached',
      violations: [{ summary: 'no live evidence source' }],
    })
  })

  test('counts every account that nobody answers for', () => {
    expect(judge([system({ unmatched: { count: 3, since: ago(8) } })])).toMatchObject({
      status: 'breached',
      violationCount: 3,
      reason: '3 accounts that nobody answers for.',
    })
  })
})
