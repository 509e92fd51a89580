import { z } from 'zod'
import { lastMomentSchema } from '#lib/policy/model/last-moment.ts'

/** Longer acceptances are renewed, so that somebody looks again. */
export const longestRiskDays = 180
/** Shorter than this says nothing. */
export const shortestReason = 10

const reason = z.string().trim().min(shortestReason).max(2_000)

export const revokeGrantSchema = z.strictObject({
  grantId: z.uuid(),
  reason,
  /** The role that is left; absent: none. */
  reduceToRole: z.string().trim().min(1).max(300).optional(),
})
export const claimRevocationSchema = z.strictObject({
  revocationId: z.uuid(),
  /** What was done, for whoever looks at it later. */
  note: z.string().trim().max(2_000).default(''),
})
export const withReasonSchema = z.strictObject({ revocationId: z.uuid(), reason })
export const acceptRiskSchema = z.strictObject({
  revocationId: z.uuid(),
  until: lastMomentSchema,
  reason,
  /** What keeps the risk small as long as the access stays. */
  compensatingControl: z.string().trim().min(shortestReason).max(2_000),
})
