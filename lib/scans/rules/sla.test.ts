import { describe, expect, it } from 'vitest'
import { findingTypes } from '../model.ts'
import { defaultSlaTerms, dueAt, hasSla, slaStanding, slaTermsOf } from './sla.ts'

const opened = new Date('2026-03-01T12:00:00Z')
const { days } = defaultSlaTerms

describe('deadlines', () => {
  it.each([
    ['critical', '2026-03-08T12:00:00.000Z'],
    ['high', '2026-03-31T12:00:00.000Z'],
    ['medium', '2026-05-30T12:00:00.000Z'],
    ['low', '2026-06-29T12:00:00.000Z'],
    ['unknown', '2026-03-31T12:00:00.000Z'],
  ] as const)('%s is due at %s', (severity, due) => {
    expect(dueAt(opened, severity, days)?.toISOString()).toBe(due)
  })

  it('info has none', () => {
    expect(dueAt(opened, 'info', days)).toBeNull()
    expect(slaStanding(null, opened, 3)).toBe('no_deadline')
  })

  it('the policy may set its own, and says which deadline an unrated finding has', () => {
    const { days: own } = slaTermsOf({
      sla_days: { critical: 1, high: 2, medium: 3, low: 4 },
      at_risk_days: 0,
      unknown_as: 'critical',
    })
    expect(dueAt(opened, 'unknown', own)?.toISOString()).toBe('2026-03-02T12:00:00.000Z')
  })

  it('every type has them but secrets, which have no grace, and licences', () => {
    expect(findingTypes.filter((type) => !hasSla(type))).toEqual(['secret', 'licence'])
  })

  it.each([
    ['2026-03-05T11:59:59.999Z', 'in_time'],
    ['2026-03-05T12:00:00.000Z', 'due_soon'],
    ['2026-03-08T12:00:00.000Z', 'due_soon'],
    ['2026-03-08T12:00:00.001Z', 'overdue'],
  ])('at %s it is %s', (asOf, standing) => {
    expect(slaStanding(dueAt(opened, 'critical', days), new Date(asOf), 3)).toBe(standing)
  })
})
