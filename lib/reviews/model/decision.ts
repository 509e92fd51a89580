import { z } from 'zod'
import { type LastMoment, lastMomentSchema } from '#lib/policy/model/last-moment.ts'
import { decisionKindSchema } from '../model.ts'

/** The longest that access can be approved for ahead of the next look at it. */
export const longestApprovalDays = 366
export const longestJustification = 2_000
/** One transaction; a page of the queue holds fewer. */
export const mostItemsAtOnce = 500
const longestDecisionMs = 24 * 60 * 60 * 1_000

export const snapshotHashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits')

const terms = {
  decision: decisionKindSchema,
  /** With `approve_until`. */
  approvedUntil: lastMomentSchema.optional(),
  /** With `reduce`. */
  reduceToRole: z.string().trim().min(1).max(300).optional(),
  justification: z.string().trim().max(longestJustification).optional(),
}

const seenItem = {
  itemId: z.uuid(),
  /** As the page showed it: a decision on something else is refused. */
  version: z.int().positive(),
  snapshotHash: snapshotHashSchema,
}

export const decideItemSchema = z.strictObject({
  campaignId: z.uuid(),
  ...seenItem,
  ...terms,
  /** From opening the item to deciding it, as the browser measured. */
  decisionMs: z.int().min(0).max(longestDecisionMs).optional(),
})
export type DecideItemInput = z.input<typeof decideItemSchema>

export const decideItemsSchema = z.strictObject({
  campaignId: z.uuid(),
  items: z
    .array(z.strictObject(seenItem))
    .min(1)
    .max(mostItemsAtOnce)
    .refine((items) => new Set(items.map(({ itemId }) => itemId)).size === items.length, 'each item once'),
  ...terms,
})

/** As they are asked for: an approval may name its last day. */
export type AskedTerms = Omit<DecisionTerms, 'approvedUntil'> & { approvedUntil?: LastMoment | undefined }

export type DecisionTerms = {
  decision: z.output<typeof decisionKindSchema>
  approvedUntil?: Date | undefined
  reduceToRole?: string | undefined
  justification?: string | undefined
}

/** What a decision about several items would touch, said before it is made. */
export type BlastRadius = {
  items: number
  people: number
  accounts: number
  systems: { id: string; name: string; items: number }[]
  privileged: number
  /** Items whose approval needs a justification. */
  mustJustify: number
  /** Nothing is decided while one of these is among them. */
  refusals: ItemRefusal[]
}

export type RefusalCode =
  | 'self_review'
  | 'last_administrator'
  | 'break_glass'
  | 'own_lock_out'
  | 'justification'
  | 'signed'
  | 'gone'
  | 'changed'
  | 'not_yours'
  | 'same_role'

export type ItemRefusal = {
  itemId: string
  code: RefusalCode
  /** What is at stake, in words: `root on AWS`. */
  what: string
  message: string
  nextStep: string
}
