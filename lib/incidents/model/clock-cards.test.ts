import { describe, expect, test } from 'vitest'
import { clockCards } from './clock-cards.ts'
import type { ClockView, StepView } from './incident.ts'

const now = new Date('2026-11-22T11:20:00Z')
const clock = (over: Partial<ClockView>): ClockView => ({
  id: 'clock',
  kind: 'classify',
  name: 'classify',
  source: null,
  startedAt: '2026-11-20T22:14:00Z',
  atRiskAt: '2026-11-20T23:02:00Z',
  dueAt: '2026-11-20T23:14:00Z',
  stoppedAt: '2026-11-20T22:18:00Z',
  voidedAt: null,
  voidedReason: null,
  state: 'stopped',
  proof: { type: 'classified', text: 'Classified Critical by Priya Raman.', href: null },
  ...over,
})
const steps: StepView[] = (['triage', 'contain', 'eradicate', 'recover'] as const).map((step) => ({
  step,
  claim: null,
  voidedCount: 0,
}))
const incident = {
  clocks: [clock({})],
  steps,
  reportedAt: '2026-11-20T22:14:00Z',
  owesPostMortem: true,
  status: 'triaging' as const,
}

describe('the clocks of an incident', () => {
  test('say how long each took, its target and what stopped it', () => {
    expect(clockCards(incident, now)[0]).toMatchObject({
      name: 'Classified',
      value: '4 min',
      context: 'target 60 min',
      proof: { text: 'Classified Critical by Priya Raman.' },
    })
  })

  test('say how late one stopped', () => {
    const late = clock({ stoppedAt: '2026-11-20T23:34:00Z', state: 'stopped_late' })
    expect(clockCards({ ...incident, clocks: [late] }, now)[0]).toMatchObject({
      value: '1 h 20 min',
      context: '20 min late, target 60 min',
    })
  })

  test('announce the post-mortem that will be owed, until its clock runs', () => {
    expect(clockCards(incident, now).map(({ name, value }) => [name, value])).toEqual([
      ['Classified', '4 min'],
      ['Not contained', '37 h 6 min'],
      ['Public post-mortem', 'owed'],
    ])
    const publish = clock({
      kind: 'publish',
      name: 'publish',
      startedAt: '2026-11-21T04:11:00Z',
      atRiskAt: '2026-11-23T13:47:00Z',
      dueAt: '2026-11-24T04:11:00Z',
      stoppedAt: null,
      state: 'running',
      proof: null,
    })
    expect(clockCards({ ...incident, clocks: [publish] }, now).at(-1)).toMatchObject({
      value: '40 h 51 min left',
      context: 'of 72 h',
    })
    expect(clockCards({ ...incident, owesPostMortem: false }, now).at(-1)?.name).toBe('Not contained')
  })

  test('leave out what a re-opening voided', () => {
    const voided = clock({ id: 'old', state: 'voided', voidedAt: '2026-11-21T00:00:00Z' })
    expect(clockCards({ ...incident, clocks: [voided] }, now).map(({ key }) => key)).not.toContain('old')
  })

  test('name a regulation by its own name and its source', () => {
    const rule = clock({ kind: 'regulatory', name: 'NIS 2, notification', source: 'NIS 2, article 23' })
    expect(clockCards({ ...incident, clocks: [rule] }, now).at(-1)).toMatchObject({
      name: 'NIS 2, notification',
      regulation: 'NIS 2, article 23',
    })
  })
})
