import { expect, test } from 'vitest'
import { type DraftedEvent, draftSections, type IncidentRecord } from './post-mortem-draft.ts'

const at = (clock: string, day = 20) => new Date(`2026-11-${day}T${clock}:00Z`)
const event = (over: Partial<DraftedEvent> & { body: string }): DraftedEvent => ({
  id: over.body,
  kind: 'action',
  observedAt: at('22:30'),
  isPinned: false,
  isOwnWord: false,
  ...over,
})
const record = (over: Partial<IncidentRecord> = {}): IncidentRecord => ({
  summary: 'Priya Raman saw a token used.',
  detectedAt: at('22:14'),
  classifiedAt: null,
  severity: null,
  acknowledgedAt: null,
  resolvedAt: at('04:11', 21),
  events: [],
  steps: [],
  followUps: [],
  involved: ['Priya Raman', 'Ola Berg'],
  ...over,
})

test('names of those who took part become their part; what only people know stays empty', () => {
  const { summary, root_cause, vulnerability, went_well } = draftSections(record())
  expect({ summary, root_cause, vulnerability, went_well }).toEqual({
    summary: 'a responder saw a token used.',
    root_cause: '',
    vulnerability: '',
    went_well: '',
  })
})

test('the timeline holds what people told and what the record knows, by day', () => {
  const { timeline } = draftSections(
    record({
      classifiedAt: at('22:18'),
      severity: 'critical',
      acknowledgedAt: at('22:20'),
      events: [
        event({ body: 'Alert of the gateway', kind: 'detection', observedAt: at('22:14'), isOwnWord: true }),
        event({ body: 'Commander: Priya Raman.', isOwnWord: true }),
        event({
          body: '## Ola Berg revoked it\n- in the console\n\nSecond paragraph',
          observedAt: at('00:06', 21),
        }),
      ],
    }),
  )
  expect(timeline.split('\n')).toEqual([
    '### 20 Nov 2026 (UTC)',
    '',
    '- **22:14** Alert of the gateway',
    '- **22:18** Classified Critical',
    '- **22:20** A responder took it over',
    '',
    '### 21 Nov 2026 (UTC)',
    '',
    '- **00:06** A responder revoked it in the console',
    '- **04:11** Resolved',
  ])
})

test('of a long record what is pinned and what proves a step is told first, in order of time', () => {
  const many = Array.from({ length: 200 }, (_, place) =>
    event({ body: `Entry ${place}`, observedAt: at('23:00') }),
  )
  const pinned = event({ body: 'Pinned', isPinned: true, observedAt: at('23:30') })
  const proof = event({ body: 'Proof', observedAt: at('23:40') })
  const { timeline } = draftSections(
    record({
      events: [...many, pinned, proof],
      steps: [{ step: 'contain', doneAt: at('23:40'), note: 'Closed', eventIds: [proof.id] }],
    }),
  )
  const lines = timeline.split('\n').filter((line) => line.startsWith('- '))
  expect(lines).toHaveLength(81)
  expect(lines.slice(-3)).toEqual(['- **23:30** Pinned', '- **23:40** Proof', '- **04:11** Resolved'])
})

test('steps become the remediation, follow-up actions the prevention', () => {
  const { remediation, prevention } = draftSections(
    record({
      steps: [
        { step: 'recover', doneAt: at('04:00', 21), note: 'All back', eventIds: [] },
        { step: 'contain', doneAt: at('00:06', 21), note: 'Ola Berg closed it', eventIds: [] },
      ],
      followUps: [{ title: 'Short-lived tokens', dueAt: new Date('2026-12-03T00:00:00Z') }],
    }),
  )
  expect(remediation).toBe(
    '1. 21 Nov 2026, 00:06 UTC: a responder closed it\n1. 21 Nov 2026, 04:00 UTC: All back',
  )
  expect(prevention).toBe('- Short-lived tokens, by 3 Dec 2026')
})
