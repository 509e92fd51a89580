import { describe, expect, test } from 'vitest'
import { hourMs } from '#lib/platform/clock.ts'
import { checkResultSchema } from '../model.ts'
import { evaluateIncidentsReported, type UnreportedIssues, type WaitingReport } from './incidents-reported.ts'

const asOf = new Date('2026-09-30T12:00:00Z')
const inHours = (hours: number) => new Date(asOf.getTime() + hours * hourMs)
const parameters = {
  acknowledge_within_hours: 24,
  report_within_hours: { critical: 24, high: 72 },
  at_risk_hours: 4,
  evidenceTimeToLiveDays: 7,
}
const judge = (reports: WaitingReport[], unreported: UnreportedIssues[] = []) =>
  evaluateIncidentsReported({ reports, unreported }, parameters, asOf)
const waits = (dueInHours: number): WaitingReport => ({
  acknowledgeBy: inHours(dueInHours),
  acknowledgedAt: null,
})
const issues = (change: Partial<UnreportedIssues>): UnreportedIssues => ({
  severity: 'critical',
  overdue: { count: 0, since: null },
  near: { count: 0, firstDueAt: null },
  ...change,
})

describe('reports are acknowledged in time', () => {
  test('is met while a report waits inside its day, and when it was acknowledged', () => {
    expect(judge([waits(5)])).toMatchObject({ status: 'met', measured: { value: 100 } })
    expect(judge([{ acknowledgeBy: inHours(-5), acknowledgedAt: inHours(-9) }])).toMatchObject({
      status: 'met',
      reason:
        'The only recent report is acknowledged, and no known Critical or High issue is left unreported past its window.',
    })
  })

  test('is at risk in the last four hours, breached after them', () => {
    expect(judge([waits(4)])).toMatchObject({
      status: 'at_risk',
      reason: '1 report to be acknowledged within 4 h.',
    })
    expect(judge([waits(0)]).status).toBe('at_risk')
    const result = judge([waits(-1), waits(-2), waits(20)])
    expect(result).toMatchObject({
      status: 'breached',
      reason: '2 reports not acknowledged in time.',
      violations: [{ count: 2, since: inHours(-2) }],
    })
    expect(checkResultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result)
  })

  test('names no report, whoever reads the control', () => {
    const { violations, dueSoon } = judge([waits(-1), waits(3)])
    expect([...violations, ...dueSoon].map(({ subject }) => subject)).toEqual([
      { type: 'reports', id: 'confidential', label: 'Confidential reports' },
      { type: 'reports', id: 'confidential', label: 'Confidential reports' },
    ])
  })
})

describe('what is known is reported', () => {
  test('silence about a Critical issue is a violation once its window is over', () => {
    expect(
      judge(
        [],
        [issues({ overdue: { count: 2, since: inHours(-6) }, near: { count: 1, firstDueAt: inHours(2) } })],
      ),
    ).toMatchObject({
      status: 'breached',
      violationCount: 2,
      reason: '2 known Critical issues unreported past the window.',
      violations: [{ key: 'unreported:critical', since: inHours(-6), drill: { page: 'unreported' } }],
    })
  })

  test('is at risk before that', () => {
    expect(
      judge([], [issues({ severity: 'high', near: { count: 1, firstDueAt: inHours(2) } })]),
    ).toMatchObject({
      status: 'at_risk',
      reason: '1 known High issue to be reported within 2 h.',
    })
  })
})
