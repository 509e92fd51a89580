import { z } from 'zod'
import type { AccountKind, AccountStatus, EmploymentState, MfaLevel, PathStep } from '#lib/access/model.ts'
import type { DecisionKind, QueueRank, ReviewerReason } from '../model.ts'

/** The grant as it was when the item was made: what a reviewer decides on. Times are ISO 8601. */
export type ItemSnapshot = {
  systemName: string
  environment: string | null
  criticality: string | null
  accountId: string
  username: string
  displayName: string | null
  accountKind: string
  accountStatus: string
  mfa: string
  personId: string | null
  personName: string | null
  personDepartment: string | null
  personTitle: string | null
  personState: string | null
  resource: string
  role: string
  isPrivileged: boolean
  path: { type: string; name: string }[]
  grantedAt: string | null
  lastUsedAt: string | null
  isUseKnown: boolean
}

/** What a field said when the access was approved, and what it says now. */
export type FieldChange = { field: string; from: string | null; to: string | null }

/** Why something is recommended, as data; the words are in `rules/wording.ts`. */
export type ItemReason =
  | { code: 'unused'; days: number | null }
  | { code: 'leaver'; leftAt: string | null }
  | { code: 'no_mfa' }
  | { code: 'orphan' }
  | { code: 'rare_among_peers'; holders: number; peers: number }
  | { code: 'separation_of_duties'; rule: string; otherRole: string }
  | { code: 'changed'; fields: FieldChange[] }
  | { code: 'privileged' }
  | { code: 'new' }
  | { code: 'account_disabled' }

/** What was signed of the same grant before. */
export type PastDecision = {
  decision: DecisionKind
  approvedUntil: Date | null
  snapshot: ItemSnapshot
  decidedAt: Date
}

/** Everything known of one current grant when an item is made of it. */
export type GrantFacts = {
  grantId: string
  /** Hex. */
  grantKey: string
  systemId: string
  systemName: string
  environment: string | null
  criticality: string | null
  ownerId: string | null
  accountId: string
  username: string
  displayName: string | null
  accountKind: AccountKind
  accountStatus: AccountStatus
  mfa: MfaLevel
  personId: string | null
  personName: string | null
  personDepartment: string | null
  personTitle: string | null
  personState: EmploymentState | null
  leftAt: Date | null
  resource: string
  role: string
  isPrivileged: boolean
  path: PathStep[]
  /** As the system says; null where it does not. */
  grantedAt: Date | null
  /** When an import first showed the grant. */
  seenFrom: Date
  lastUsedAt: Date | null
  isUseKnown: boolean
  /** People of the same department (this one included), and those among them who hold the same role there. */
  peers: number
  holders: number
  /** `system/role` of everything else that the person holds. */
  otherRoles: readonly string[]
  past: PastDecision | null
}

/** One item as a list shows it. */
export type QueueItem = {
  campaignId: string
  id: string
  version: number
  /** Hex; a decision names the one it saw. */
  snapshotHash: string
  rank: QueueRank
  groupKey: string | null
  systemId: string
  systemName: string
  environment: string | null
  criticality: string | null
  accountId: string
  username: string
  accountKind: string
  accountStatus: string
  mfa: string
  personId: string | null
  personName: string | null
  personDepartment: string | null
  personTitle: string | null
  personState: string | null
  resource: string
  role: string
  isPrivileged: boolean
  path: { type: string; name: string }[]
  grantedAt: string | null
  lastUsedAt: string | null
  isUseKnown: boolean
  reasons: ItemReason[]
  recommendation: DecisionKind | null
  /** One sentence for each reason, in the same order. */
  reasonTexts: string[]
  /** An approval needs a justification, because of these reasons. */
  mustJustify: boolean
  reviewerReason: ReviewerReason
  decision: DecisionKind | null
  approvedUntil: string | null
  reduceToRole: string | null
  justification: string | null
  decidedAt: string | null
  isBulk: boolean
  isSigned: boolean
  /** Why a decision is no longer possible or needed; null when it is. */
  closed: 'signed' | 'gone' | 'superseded' | null
  /** Waits again since then, because what was approved has changed. */
  reopenedAt: string | null
}

/** Where a page of the queue ends: the next one begins after it. */
export const queueCursorSchema = z.strictObject({ rank: z.int().min(0).max(5), id: z.uuid() })
export type QueueCursor = z.infer<typeof queueCursorSchema>

export const queueFilterSchema = z.strictObject({
  status: z.enum(['waiting', 'decided', 'all']).default('all'),
  /** One group of unchanged low-risk items. */
  groupKey: z.string().max(300).optional(),
  /** Leaves unchanged low-risk items to `groups`. */
  isGrouped: z.boolean().default(false),
  systemId: z.uuid().optional(),
  personId: z.uuid().optional(),
  rank: z.int().min(0).max(5).optional(),
})
export type QueueFilter = z.infer<typeof queueFilterSchema>

/** Unchanged low-risk items that stand together: the same role of the same system. */
export type QueueGroup = {
  groupKey: string
  systemName: string
  role: string
  count: number
  decided: number
}

export type QueuePage = {
  items: QueueItem[]
  next: QueueCursor | null
  /** Of the reviewer's whole part, whatever the filter. */
  total: number
  decided: number
  groups: QueueGroup[]
}

/** One earlier decision or withdrawal, or one change of hands. */
export type ItemEvent =
  | {
      kind: 'decided'
      at: string
      byName: string
      decision: DecisionKind | null
      approvedUntil: string | null
      reduceToRole: string | null
      justification: string | null
      isBulk: boolean
    }
  | {
      kind: 'assigned'
      at: string
      byName: string
      fromName: string | null
      toName: string
      reason: ReviewerReason
      note: string | null
    }

export type QueueItemDetail = QueueItem & {
  campaignTitle: string
  grantId: string
  reviewerId: string
  reviewerName: string
  /** Newest first. */
  events: ItemEvent[]
  /** What was signed of the same grant in earlier campaigns, newest first. */
  past: { campaignTitle: string; decision: DecisionKind; at: string; byName: string | null }[]
  /** What else the person holds, as `system/role`. */
  otherRoles: string[]
  peers: { holders: number; peers: number } | null
}
