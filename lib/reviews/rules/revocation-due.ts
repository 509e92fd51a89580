import { hourMs } from '#lib/platform/clock.ts'
import type { RevocationParameters } from '../model/parameters.ts'

/** When a revocation must be proven (policy clause II.A: 24 h for privileged access, 7 days else by default). */
export const revocationDue = (
  requestedAt: Date,
  isPrivileged: boolean,
  hours: RevocationParameters['sla_hours'],
): Date => new Date(requestedAt.getTime() + (isPrivileged ? hours.privileged : hours.standard) * hourMs)
