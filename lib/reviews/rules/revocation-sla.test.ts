import { expect, test } from 'vitest'
import type { RevocationStatus } from '../model.ts'
import { isOverdue, isProvenLate, nextDeadline, revocationDue } from './revocation-sla.ts'

const requestedAt = new Date('2026-11-02T08:00:00Z')
const hours = { privileged: 24, standard: 168 }
const clock = (status: RevocationStatus, riskAcceptedUntil: string | null = null) => ({
  status,
  dueAt: new Date('2026-11-03T08:00:00Z'),
  provenAt: null,
  riskAcceptedUntil: riskAcceptedUntil === null ? null : new Date(riskAcceptedUntil),
})

test('privileged access is due within a day, other access within a week', () => {
  expect(revocationDue(requestedAt, true, hours)).toEqual(new Date('2026-11-03T08:00:00Z'))
  expect(revocationDue(requestedAt, false, hours)).toEqual(new Date('2026-11-09T08:00:00Z'))
})

test.each(['open', 'claimed_done', 'still_present', 'not_supported'] as const)(
  'what is %s is overdue from its deadline on: a word stops no clock',
  (status) => {
    expect(isOverdue(clock(status), new Date('2026-11-03T07:59:59.999Z'))).toBe(false)
    expect(isOverdue(clock(status), new Date('2026-11-03T08:00:00Z'))).toBe(true)
  },
)

test('an accepted risk stops the clock until its day, noticed or not', () => {
  const accepted = clock('risk_accepted', '2026-12-01T00:00:00Z')
  expect(isOverdue(accepted, new Date('2026-11-30T23:59:59Z'))).toBe(false)
  expect(isOverdue(accepted, new Date('2026-12-01T00:00:00Z'))).toBe(true)
  expect(nextDeadline(accepted)).toEqual(new Date('2026-12-01T00:00:00Z'))
})

test.each(['proven_gone', 'regranted', 'withdrawn'] as const)('what is %s owes nothing', (status) => {
  expect(isOverdue(clock(status), new Date('2027-01-01T00:00:00Z'))).toBe(false)
  expect(nextDeadline(clock(status))).toBeNull()
})

test('a proof is late when the import shows a moment after the deadline', () => {
  const dueAt = new Date('2026-11-03T08:00:00Z')
  expect(isProvenLate({ dueAt, provenAt: dueAt })).toBe(false)
  expect(isProvenLate({ dueAt, provenAt: new Date('2026-11-03T08:00:00.001Z') })).toBe(true)
})
