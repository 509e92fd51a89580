import { describe, expect, test } from 'vitest'
import { analysisHeadline } from './analysis-headline.ts'
import { boardHeadline } from './board-headline.ts'
import { isNarrowed, readBoardRequest, writeBoardRequest } from './board-query.ts'
import { incidentLede } from './incident-lede.ts'

const none = { critical: 0, high: 0, medium: 0, low: 0, unclassified: 0 }
const quiet = { running: 0, atRisk: 0, breached: 0 }

describe('the headline of the board', () => {
  test.each([
    [{ openCounts: none, clockCounts: quiet, isEmpty: true }, 'No incident has been recorded'],
    [{ openCounts: none, clockCounts: quiet, isEmpty: false }, 'No incident is open'],
    [
      { openCounts: { ...none, critical: 1, low: 1 }, clockCounts: { ...quiet, running: 2 }, isEmpty: false },
      'Two incidents are open, one critical',
    ],
    [
      {
        openCounts: { ...none, unclassified: 1 },
        clockCounts: { running: 0, atRisk: 1, breached: 1 },
        isEmpty: false,
      },
      'One incident is open, one not classified; one clock is breached',
    ],
  ])('states what is open and what presses', (board, sentence) => {
    expect(boardHeadline(board)).toBe(sentence)
  })
})

describe('the address of the board', () => {
  test('carries what it asks for, and nothing that it does not understand', () => {
    const asked = readBoardRequest({ severity: 'high,none,critical', q: ' token ', mine: 'yes', below: '7' })
    expect(asked).toEqual({
      severities: ['high', 'critical'],
      text: 'token',
      isMine: true,
      isPressing: false,
      overBelow: 7,
    })
    expect(writeBoardRequest(asked, { asOf: '2026-11-01' })).toBe(
      'severity=high%2Ccritical&q=token&mine=yes&asOf=2026-11-01',
    )
    expect(isNarrowed(asked)).toBe(true)
    expect(isNarrowed(readBoardRequest({ below: 'x', severity: 'grave' }))).toBe(false)
  })
})

describe('where an incident stands', () => {
  const now = new Date('2026-11-22T11:20:00Z')
  const open = {
    status: 'triaging' as const,
    resolvedAt: null,
    closedAt: null,
    dismissedAt: null,
    dismissedReason: null,
    clocks: [],
    reportedAt: '2026-11-22T10:20:00Z',
    steps: (['triage', 'contain', 'eradicate', 'recover'] as const).map((step) => ({
      step,
      claim: null,
      voidedCount: 0,
    })),
  }

  test('names the steps that nothing proves yet', () => {
    expect(incidentLede(open, now)).toBe(
      'In triage, reported 1 h ago. Still to prove: triage, contain, eradicate and recover.',
    )
  })

  test('says that it is resolved, dismissed or closed', () => {
    expect(incidentLede({ ...open, status: 'resolved', resolvedAt: '2026-11-22T09:20:00Z' }, now)).toBe(
      'Resolved 2 h ago.',
    )
    const dismissed = { status: 'dismissed' as const, dismissedAt: '2026-11-22T11:19:40Z' }
    expect(incidentLede({ ...open, ...dismissed, dismissedReason: 'It was a drill.' }, now)).toBe(
      'Dismissed just now: It was a drill.',
    )
  })
})

describe('the headline of the analysis', () => {
  const none = { in_time: 0, late: 0, waiting: 0, overdue: 0 }
  const quiet = { overdueActions: [], repeatCauses: [] }

  test.each([
    [0, none, 'No incident was reported in this time'],
    [2, { ...none, waiting: 1 }, 'Two incidents, no post-mortem was due'],
    [2, { ...none, overdue: 1 }, 'The one post-mortem that was due was not public in time'],
    [3, { ...none, in_time: 1, late: 2 }, 'One of three post-mortems was public in time'],
    [3, { ...none, in_time: 3 }, 'All three post-mortems were public in time'],
  ])('says of %i incidents whether the post-mortems were in time', (total, counts, sentence) => {
    expect(analysisHeadline({ total, postMortems: { counts, rows: [] }, ...quiet })).toBe(sentence)
  })

  test('names what comes back', () => {
    const repeatCauses = [{ category: 'leaked secret', incidents: [] }]
    expect(
      analysisHeadline({
        total: 1,
        postMortems: { counts: none, rows: [] },
        overdueActions: [],
        repeatCauses,
      }),
    ).toBe('One incident, no post-mortem was due, one cause came back')
  })
})
