import { describe, expect, it } from 'vitest'
import { prepareStatusStrip } from './prepare-status-strip.ts'

const at = (day: string) => new Date(`${day}T00:00:00Z`)
const from = at('2026-08-24')
const to = at('2026-11-22')

describe('the strip of one control', () => {
  it('fills its window exactly', () => {
    const { segments, sentence } = prepareStatusStrip(
      [
        { from: at('2026-01-01'), status: 'met' },
        { from: at('2026-11-19'), status: 'breached' },
      ],
      from,
      to,
    )
    expect(segments.map((segment) => segment.status)).toEqual(['met', 'breached'])
    expect(segments.reduce((sum, segment) => sum + segment.share, 0)).toBeCloseTo(1)
    expect(sentence).toBe('Breached since 19 Nov, met for 87 of 90 days')
  })

  it('starts unproven when nothing had been judged yet', () => {
    const { segments } = prepareStatusStrip([{ from: at('2026-10-08'), status: 'met' }], from, to)
    expect(segments.map((segment) => [segment.status, segment.share])).toEqual([
      ['unproven', 0.5],
      ['met', 0.5],
    ])
  })

  it('without any judgement is unproven throughout', () => {
    expect(prepareStatusStrip([], from, to).sentence).toBe('Unproven for all 90 days')
  })

  it('leaves out what ended before the window', () => {
    const { segments } = prepareStatusStrip(
      [
        { from: at('2026-01-01'), status: 'breached' },
        { from: at('2026-02-01'), status: 'met' },
      ],
      from,
      to,
    )
    expect(segments.map((segment) => segment.status)).toEqual(['met'])
  })
})
