import { hourMs } from '#lib/platform/clock.ts'
import type { RevocationParameters } from '../model/parameters.ts'
import { isOwed, type RevocationStatus } from '../model.ts'

/** When a revocation must be proven (policy clause II.A: 24 h for privileged access, 7 days else by default). */
export const revocationDue = (
  requestedAt: Date,
  isPrivileged: boolean,
  hours: RevocationParameters['sla_hours'],
): Date => new Date(requestedAt.getTime() + (isPrivileged ? hours.privileged : hours.standard) * hourMs)

export type RevocationClock = {
  status: RevocationStatus
  dueAt: Date
  provenAt: Date | null
  riskAcceptedUntil: Date | null
}

/**
 * Past its deadline and still owed. A claim stops no clock; an accepted risk does for as long as it is accepted, whether
 * or not the background task has noticed that it ended.
 */
export function isOverdue({ status, dueAt, riskAcceptedUntil }: RevocationClock, now: Date): boolean {
  if (!isOwed(status)) return false
  if (status === 'risk_accepted') return riskAcceptedUntil === null || riskAcceptedUntil <= now
  return dueAt <= now
}

/** Proven, but only after its deadline. */
export const isProvenLate = ({ dueAt, provenAt }: Pick<RevocationClock, 'dueAt' | 'provenAt'>): boolean =>
  provenAt !== null && provenAt > dueAt

/** What runs out next: the deadline, or the acceptance in its place; null when nothing is owed. */
export function nextDeadline({ status, dueAt, riskAcceptedUntil }: RevocationClock): Date | null {
  if (!isOwed(status)) return null
  return status === 'risk_accepted' ? (riskAcceptedUntil ?? dueAt) : dueAt
}
