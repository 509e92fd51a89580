import { expect, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import { assertRiskTerm, mayClaim, refuseRisk } from './may-act-on-revocation.ts'

const acting = (roles: string[] = [], sameIds: string[] = ['ann']) => ({
  userId: 'user of ann',
  sameIds,
  roles: new Set(roles),
})

test('the owner of the system, the lead and an administrator may say that it is done', () => {
  expect(mayClaim(acting(['manager']), ['ann', null])).toBe(true)
  expect(mayClaim(acting(['lead'], []), [null])).toBe(true)
  expect(mayClaim(acting(['admin'], []), ['bob'])).toBe(true)
  expect(mayClaim(acting(['manager']), ['bob', null])).toBe(false)
  expect(mayClaim(acting(['manager'], []), [null, null])).toBe(false)
})

test('whoever decided that it goes does not decide that it stays', () => {
  expect(refuseRisk(acting(['lead']), { requestedById: 'user of ann', isOwn: false })?.message).toContain(
    'You decided that this access goes',
  )
  expect(refuseRisk(acting(['lead']), { requestedById: 'somebody', isOwn: false })).toBeNull()
})

test('nobody accepts the risk of their own access', () => {
  expect(refuseRisk(acting(['lead']), { requestedById: 'somebody', isOwn: true })?.code).toBe('forbidden')
})

test('a risk is accepted for half a year at most, and never for the past', () => {
  const now = new Date('2026-11-02T08:00:00Z')
  const inDays = (days: number) => new Date(now.getTime() + days * dayMs)
  expect(() => assertRiskTerm(inDays(180), now)).not.toThrow()
  expect(() => assertRiskTerm(inDays(180.001), now)).toThrow('180 days at most')
  expect(() => assertRiskTerm(now, now)).toThrow('past')
})
