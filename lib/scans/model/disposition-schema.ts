import { z } from 'zod'
import { requestableDispositions } from './disposition.ts'

const shortestReason = 10

const reason = z
  .string()
  .trim()
  .min(shortestReason, `say why in at least ${shortestReason} characters`)
  .max(2_000)

export const dispositionRequestSchema = z
  .strictObject({
    assetId: z.uuid(),
    findingId: z.uuid(),
    disposition: z.enum(requestableDispositions),
    reason,
    /** Last moment of an acceptance; only an acceptance has one. */
    until: z.date().nullable(),
  })
  .refine(({ disposition, until }) => (disposition === 'accepted') === (until !== null), {
    path: ['until'],
    message: 'an acceptance needs a last day, the other decisions have none',
  })

export const dispositionDecisionSchema = z.strictObject({
  requestId: z.uuid(),
  outcome: z.enum(['approved', 'rejected']),
  note: z.string().trim().max(2_000).default(''),
})
