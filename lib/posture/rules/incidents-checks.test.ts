import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { incidentSeverities, incidentStatuses } from '#lib/incidents/model.ts'
import { dayMs, hourMs, minuteMs } from '#lib/platform/clock.ts'
import { checkResultSchema } from '../model.ts'
import type { IncidentDeadline, RecordedIncident } from './incident-record.ts'
import { evaluateIncidentsClassified } from './incidents-classified.ts'
import { evaluateIncidentsMobilised } from './incidents-mobilised.ts'
import { evaluatePostMortems } from './incidents-post-mortem.ts'

const asOf = new Date('2026-09-30T12:00:00Z')
const ago = (milliseconds: number) => new Date(asOf.getTime() - milliseconds)
const ahead = (milliseconds: number) => ago(-milliseconds)
const evidenceTimeToLiveDays = 1

const deadline = (
  kind: IncidentDeadline['kind'],
  startedAt: Date,
  withinMs: number,
  stoppedAt: Date | null = null,
): IncidentDeadline => ({ kind, startedAt, dueAt: new Date(startedAt.getTime() + withinMs), stoppedAt })

const incident = (number: number, change: Partial<RecordedIncident> = {}): RecordedIncident => ({
  number,
  status: 'triaging',
  highestSeverity: 'high',
  resolvedAt: null,
  deadlines: [],
  steps: [],
  ...change,
})

describe('incidents are classified at once', () => {
  const judge = (...incidents: RecordedIncident[]) =>
    evaluateIncidentsClassified(
      { incidents },
      { within_minutes: 60, at_risk_minutes: 15, evidenceTimeToLiveDays },
      asOf,
    )
  const waiting = (sinceMinutes: number) =>
    incident(4, {
      status: 'reported',
      highestSeverity: null,
      deadlines: [deadline('classify', ago(sinceMinutes * minuteMs), hourMs)],
    })

  test('is met while one waits inside its hour, at risk in its last quarter of an hour', () => {
    expect(judge(waiting(44)).status).toBe('met')
    expect(judge(waiting(45))).toMatchObject({
      status: 'at_risk',
      reason: 'INC-4 must be classified within 15 min.',
      dueSoon: [
        { key: 'classify:4', dueAt: ahead(15 * minuteMs), drill: { page: 'incidents', filter: { id: '4' } } },
      ],
    })
  })

  test('is still in time at the very end of the hour, and breached a millisecond later', () => {
    expect(judge(waiting(60)).status).toBe('at_risk')
    const result = judge(incident(4, { deadlines: [deadline('classify', ago(hourMs + 1), hourMs)] }))
    expect(result).toMatchObject({ status: 'breached', violations: [{ key: 'classify:4', since: ago(1) }] })
    expect(checkResultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result)
  })

  test('keeps a lateness, however short, until the incident is closed', () => {
    const late = deadline('classify', ago(5 * hourMs), hourMs, ago(4 * hourMs - 3 * minuteMs))
    expect(judge(incident(4, { deadlines: [late] }))).toMatchObject({
      status: 'breached',
      reason: 'INC-4 was not classified in time: classified 3 min late.',
    })
    expect(judge(incident(4, { status: 'closed', deadlines: [late] })).status).toBe('met')
  })

  test('measures the median of the last 90 days', () => {
    const took = (number: number, minutes: number, days = 1) =>
      incident(number, {
        status: 'closed',
        deadlines: [deadline('classify', ago(days * dayMs), hourMs, ago(days * dayMs - minutes * minuteMs))],
      })
    expect(judge(took(1, 4), took(2, 12), took(3, 31), took(4, 55, 91))).toMatchObject({
      status: 'met',
      measured: { value: 12, text: '12 min' },
      target: { text: '60 min' },
      reason: '3 incidents of the last 90 days classified, in 12 min at the median.',
    })
  })

  test('names several at once', () => {
    const over = (number: number) =>
      incident(number, { deadlines: [deadline('classify', ago(2 * hourMs), hourMs)] })
    expect(judge(over(4), over(7)).reason).toBe('2 incidents are not classified in time: INC-4, INC-7.')
  })
})

describe('Critical incidents are mobilised', () => {
  const judge = (incidents: RecordedIncident[], isEscalationSet = true) =>
    evaluateIncidentsMobilised(
      { incidents, isEscalationSet },
      {
        acknowledge_within_minutes: 15,
        steps: ['triage', 'contain', 'eradicate'],
        evidenceTimeToLiveDays,
      },
      asOf,
    )
  const called = (sinceMinutes: number, change: Partial<RecordedIncident> = {}) =>
    incident(9, {
      highestSeverity: 'critical',
      deadlines: [deadline('acknowledge', ago(sinceMinutes * minuteMs), 15 * minuteMs)],
      ...change,
    })

  test('is unproven while nobody would be called, whatever went well', () => {
    expect(judge([], false)).toMatchObject({
      status: 'unproven',
      reason: 'No escalation list has been made: nobody has decided whom a Critical incident calls.',
    })
    expect(judge([]).status).toBe('met')
  })

  test('is at risk from the twelfth of fifteen minutes on, breached after the fifteenth', () => {
    expect(judge([called(11)]).status).toBe('met')
    expect(judge([called(12)]).status).toBe('at_risk')
    expect(judge([called(16)])).toMatchObject({
      status: 'breached',
      reason: 'INC-9 is not acknowledged in time: not acknowledged, 1 min over.',
    })
  })

  test('holds what once was Critical to the same, and lets a High one be', () => {
    expect(judge([called(16, { highestSeverity: 'high' })]).status).toBe('met')
    expect(judge([called(16, { status: 'mobilised' })]).status).toBe('breached')
  })

  test('wants every step evidenced by the time it is called resolved, not before', () => {
    const steps = ['triage'] as const
    const answered = [deadline('acknowledge', ago(9 * hourMs), 15 * minuteMs, ago(9 * hourMs - minuteMs))]
    expect(judge([called(0, { steps, deadlines: answered })]).status).toBe('met')
    expect(
      judge([called(0, { steps, deadlines: answered, status: 'resolved', resolvedAt: ago(hourMs) })]),
    ).toMatchObject({
      status: 'breached',
      violations: [{ key: 'steps:9', since: ago(hourMs) }],
      reason: 'INC-9 is resolved with contain and eradicate not evidenced.',
    })
  })

  test('forgets what was dismissed', () => {
    expect(judge([called(16, { status: 'dismissed' })]).status).toBe('met')
  })
})

describe('post-mortems are published in time', () => {
  const judge = (incidents: RecordedIncident[], hasDestination = true) =>
    evaluatePostMortems(
      { incidents, hasDestination },
      { severities: ['critical', 'high'], within_hours: 72, at_risk_hours: 24, evidenceTimeToLiveDays },
      asOf,
    )
  const resolved = (hours: number, change: Partial<RecordedIncident> = {}) =>
    incident(6, {
      status: 'resolved',
      resolvedAt: ago(hours * hourMs),
      deadlines: [deadline('publish', ago(hours * hourMs), 72 * hourMs)],
      ...change,
    })

  test('is unproven while there is nowhere to publish', () => {
    expect(judge([], false).status).toBe('unproven')
  })

  test('is met within the first two days, at risk in the third, breached after it', () => {
    expect(judge([resolved(31)])).toMatchObject({
      status: 'met',
      reason: 'No post-mortem became due in the last 90 days; the next is due in 41 h.',
    })
    expect(judge([resolved(48)])).toMatchObject({
      status: 'at_risk',
      reason: 'The post-mortem of INC-6 must be public within 24 h.',
    })
    expect(judge([resolved(72)]).status).toBe('at_risk')
    expect(judge([resolved(73)])).toMatchObject({
      status: 'breached',
      violations: [{ key: 'publish:6', summary: 'Not published, 1 h over', since: ago(hourMs) }],
    })
  })

  test('a known violation outweighs that there is nowhere to publish', () => {
    expect(judge([resolved(80)], false).status).toBe('breached')
  })

  test('asks nothing of Medium and Low', () => {
    expect(judge([resolved(80, { highestSeverity: 'medium' })]).status).toBe('met')
  })
})

describe('whatever happened', () => {
  const time = fc.integer({ min: -200, max: 200 }).map((hours) => ago(hours * hourMs))
  const recorded = fc.record({
    number: fc.integer({ min: 1, max: 99 }),
    status: fc.constantFrom(...incidentStatuses),
    highestSeverity: fc.constantFrom(null, ...incidentSeverities),
    resolvedAt: fc.option(time),
    deadlines: fc.array(
      fc.record({
        kind: fc.constantFrom('classify', 'acknowledge', 'publish'),
        startedAt: time,
        dueAt: time,
        stoppedAt: fc.option(time),
      }),
      { maxLength: 3 },
    ),
    steps: fc.subarray(['triage', 'contain', 'eradicate', 'recover'] as const),
  })

  test('no rule is met while a deadline of an open High incident has passed, and the order of facts never matters', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(recorded, { selector: ({ number }) => number, maxLength: 6 }),
        (incidents) => {
          const overdue = incidents.some(
            ({ status, highestSeverity, deadlines }) =>
              highestSeverity === 'high' &&
              !['closed', 'dismissed'].includes(status) &&
              deadlines.some(
                ({ kind, dueAt, stoppedAt }) => kind === 'publish' && stoppedAt === null && dueAt < asOf,
              ),
          )
          const parameters = {
            severities: ['critical', 'high'] as const,
            within_hours: 72,
            at_risk_hours: 24,
            evidenceTimeToLiveDays,
          }
          const judge = (some: RecordedIncident[]) =>
            evaluatePostMortems({ incidents: some, hasDestination: true }, parameters, asOf)
          const result = judge(incidents)
          if (overdue) expect(result.status).toBe('breached')
          expect(judge(incidents.toReversed())).toEqual(result)
        },
      ),
    )
  })
})
