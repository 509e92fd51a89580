import { z } from 'zod'
import { type Disposition, type DispositionOutcome, dispositionSchema, type Severity } from '../model.ts'

/** What a person may ask for; `none` is what a finding starts with. */
export const requestableDispositions = dispositionSchema.exclude(['none']).options
export type RequestableDisposition = (typeof requestableDispositions)[number]

/** An acceptance is not for ever: a year at most, then somebody looks again. */
export const longestAcceptanceDays = 366
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

export const dispositionWords: Record<Disposition, string> = {
  none: 'Undecided',
  accepted: 'Accepted',
  false_positive: 'False positive',
  not_affected: 'Not affected',
}

export type DispositionRequestDto = {
  id: string
  disposition: RequestableDisposition
  reason: string
  until: Date | null
  /** The severity that was looked at: a rise beyond it ends an acceptance. */
  severity: Severity
  outcome: DispositionOutcome
  requestedBy: string
  requestedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  decisionNote: string | null
  /** The reader asked for it: somebody else decides, they may withdraw. */
  isOwn: boolean
}
