import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClockView, IncidentPhase } from '#lib/incidents/model/incident.ts'
import type { TimelineMark } from '#lib/incidents/model/timeline.ts'
import { timelineKinds } from '#lib/incidents/model.ts'
import { hourMs, minuteMs } from '#lib/platform/clock.ts'
import { prepareDrawnTimeline } from './prepare-drawn-timeline.ts'
import { mostStops } from './prepare-stops.ts'
import { timeAxis } from './time-axis.ts'

const start = new Date('2026-11-20T22:14:00Z').getTime()
const at = (minutes: number) => new Date(start + minutes * minuteMs).toISOString()
const phases: IncidentPhase[] = [
  { key: 'triage', startedAt: at(0), endedAt: at(17) },
  { key: 'contain', startedAt: at(17), endedAt: at(112) },
  { key: 'eradicate', startedAt: at(112), endedAt: at(266) },
  { key: 'recover', startedAt: at(266), endedAt: at(357) },
  { key: 'post_mortem', startedAt: at(357), endedAt: null },
]
const publish: ClockView = {
  id: 'c',
  kind: 'publish',
  name: 'publish',
  source: null,
  startedAt: at(357),
  atRiskAt: at(357 + 57.6 * 60),
  dueAt: at(357 + 72 * 60),
  stoppedAt: null,
  voidedAt: null,
  voidedReason: null,
  state: 'running',
  proof: null,
}
const mark = (minutes: number, kind: TimelineMark['kind'] = 'action', text = 'x'): TimelineMark => ({
  at: start + minutes * minuteMs,
  kind,
  text,
})
const prepare = (change = {}) =>
  prepareDrawnTimeline({
    phases,
    clocks: [publish],
    detectedAt: at(0),
    marks: [mark(0, 'detection'), mark(112, 'action', '**Token** revoked')],
    now: new Date(start + 357 * minuteMs + 31 * hourMs),
    ...change,
  })

describe('the drawn timeline', () => {
  test('says how the response stands and what is left', () => {
    expect(prepare().title).toBe('Resolved after 5 h 57 min; 41 h left to publish')
    expect(
      prepare({ phases: phases.slice(0, 1).map((phase) => ({ ...phase, endedAt: null })), clocks: [] }).title,
    ).toMatch(/^In triage, for /)
    const over = phases.map((phase) => ({ ...phase, endedAt: phase.endedAt ?? at(1_000) }))
    expect(prepare({ phases: over, clocks: [] }).title).toBe('Over after 16 h 40 min')
  })

  test('puts bands side by side, ending at the deadline that runs', () => {
    const { bands, markers } = prepare()
    for (const [place, band] of bands.entries()) {
      const next = bands[place + 1]
      expect(band.left + band.width).toBeCloseTo(next?.left ?? 1, 6)
      expect(band.width).toBeGreaterThan(0.05)
    }
    const now = markers.find(({ kind }) => kind === 'now')
    const last = bands.at(-1)
    expect(((now?.left ?? 0) - (last?.left ?? 0)) / (last?.width ?? 1)).toBeCloseTo(31 / 72, 3)
    const due = markers.find(({ kind }) => kind === 'due')
    expect(due?.isLabelled).toBe(true)
    expect(due?.left).toBeCloseTo(1, 6)
  })

  test('tells a late clock from one in time, leaves voided ones out, and draws no deadline of next year', () => {
    const kinds = (change: Partial<ClockView>) =>
      prepare({ clocks: [{ ...publish, ...change }] }).markers.map(({ kind }) => kind)
    expect(kinds({ stoppedAt: at(400) })).toEqual(['now', 'stopped'])
    expect(kinds({ dueAt: at(380), stoppedAt: at(400) })).toEqual(['now', 'late'])
    expect(kinds({ dueAt: at(380) })).toEqual(['now', 'over'])
    expect(kinds({ voidedAt: at(400) })).toEqual(['now'])
    expect(kinds({ dueAt: at(500_000) })).toEqual(['now'])
  })

  test('reads each moment out in words', () => {
    expect(prepare().stops.map(({ when, what, excerpt }) => [when, what, excerpt])).toEqual([
      ['20 Nov 22:14', '1 detection', 'x'],
      ['21 Nov 00:06', '1 action', 'Token revoked'],
    ])
  })

  test('has the same as a table: every phase and every clock', () => {
    const { rows, head } = prepare().table
    expect(rows).toHaveLength(phases.length + 1)
    for (const { values } of rows) expect(values).toHaveLength(head.length - 1)
  })

  test('stays light however much happened, and counts all of it', () => {
    const marks = Array.from({ length: 5_000 }, (_, n) => mark((n * 357) / 5_000, timelineKinds[n % 5]))
    const { lanes, stops } = prepare({ marks })
    expect(stops.length).toBeLessThanOrEqual(mostStops)
    for (const lane of lanes) {
      expect(lane.count).toBe(1_000)
      expect(lane.dots.length).toBeLessThanOrEqual(mostStops)
    }
  })

  test('draws an incident of which nothing is known yet', () => {
    expect(prepare({ phases: [], clocks: [], marks: [] })).toMatchObject({
      isEmpty: true,
      stops: [],
      bands: [],
    })
  })
})

test('an axis keeps moments in their order and inside its width, whatever its cuts', () => {
  const moments = fc.array(fc.integer({ min: 0, max: 400 * 24 * hourMs }), { minLength: 2, maxLength: 30 })
  fc.assert(
    fc.property(moments, moments, (cuts, asked) => {
      const axis = timeAxis([...cuts, Math.max(...cuts) + 1].sort((a, b) => a - b))
      const shares = asked.sort((a, b) => a - b).map((moment) => axis.shareOf(moment))
      expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
      expect([...shares].sort((a, b) => a - b)).toEqual(shares)
      expect(axis.parts.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(1, 6)
    }),
  )
})
