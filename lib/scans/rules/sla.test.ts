import { describe, expect, it } from 'vitest'
import { defaultSlaDays, dueAt, slaStanding } from './sla.ts'

const opened = new Date('2026-03-01T12:00:00Z')

describe('deadlines', () => {
  it.each([
    ['critical', '2026-03-08T12:00:00.000Z'],
    ['high', '2026-03-31T12:00:00.000Z'],
    ['medium', '2026-05-30T12:00:00.000Z'],
    ['low', '2026-06-29T12:00:00.000Z'],
  ] as const)('%s is due at %s', (severity, due) => {
    expect(dueAt(opened, severity)?.toISOString()).toBe(due)
  })

  it.each(['info', 'unknown'] as const)('%s has none by default', (severity) => {
    expect(dueAt(opened, severity)).toBeNull()
    expect(slaStanding(null, opened, 3)).toBe('no_deadline')
  })

  it('the policy may set its own', () => {
    expect(dueAt(opened, 'info', { ...defaultSlaDays, info: 1 })?.toISOString()).toBe(
      '2026-03-02T12:00:00.000Z',
    )
  })

  it.each([
    ['2026-03-05T11:59:59.999Z', 'in_time'],
    ['2026-03-05T12:00:00.000Z', 'at_risk'],
    ['2026-03-08T12:00:00.000Z', 'at_risk'],
    ['2026-03-08T12:00:00.001Z', 'overdue'],
  ])('at %s it is %s', (asOf, standing) => {
    expect(slaStanding(dueAt(opened, 'critical'), new Date(asOf), 3)).toBe(standing)
  })
})
