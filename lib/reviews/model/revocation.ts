import { z } from 'zod'
import { type RevocationStatus, revocationStatusSchema } from '../model.ts'

/** Where a page of the board ends: the next one begins after it. */
const cursorSchema = z.strictObject({ at: z.iso.datetime({ precision: 3 }), id: z.uuid() })
export type RevocationCursor = z.infer<typeof cursorSchema>
export const revocationCursorSchema = cursorSchema

/** What the board shows; an empty list of states means all of them. */
export const revocationFilterSchema = z.strictObject({
  statuses: z.array(revocationStatusSchema).max(8).default([]),
  quarter: z
    .string()
    .regex(/^\d{4}-Q[1-4]$/)
    .optional(),
  systemId: z.uuid().optional(),
  /** A person of the organisation. */
  ownerId: z.uuid().optional(),
  /** Past its deadline and still owed. */
  isOverdue: z.boolean().default(false),
  /** `due`: what is due first. `newest`: what was asked for last. */
  order: z.enum(['due', 'newest']).default('due'),
})
export type RevocationFilter = z.output<typeof revocationFilterSchema>

/** One revocation as a list shows it. Times are ISO 8601. */
export type RevocationLine = {
  id: string
  status: RevocationStatus
  systemId: string
  systemName: string
  accountId: string
  username: string
  personId: string | null
  personName: string | null
  resource: string
  role: string
  /** The role that is left; null: none. */
  reduceToRole: string | null
  isPrivileged: boolean
  quarter: string
  requestedAt: string
  requestedByName: string
  dueAt: string
  /** What runs out next: the deadline, or the acceptance of the risk; null when nothing is owed. */
  deadlineAt: string | null
  isOverdue: boolean
  /** Proven, but after its deadline. */
  isProvenLate: boolean
  /** Open again because an import showed it after somebody said that it was done. */
  isFalseClaim: boolean
  /** Who owes it; null: the lead. */
  ownerId: string | null
  ownerName: string | null
  claimedAt: string | null
  claimedByName: string | null
  provenAt: string | null
  regrantedAt: string | null
  riskAcceptedUntil: string | null
}

export type RevocationPage = {
  rows: RevocationLine[]
  next: RevocationCursor | null
  /** By state, under the rest of the filter. */
  counts: Record<RevocationStatus, number>
  overdue: number
  /** Quarters that have revocations, newest first. */
  quarters: string[]
}
