import { z } from 'zod'
import { accountKindSchema } from '#lib/access/model.ts'
import type { CampaignKind, CampaignStatus } from '../model.ts'

export const campaignScopeSchema = z.strictObject({
  systemIds: z.array(z.uuid()).min(1).max(1_000).optional(),
  departments: z.array(z.string().min(1).max(300)).min(1).max(1_000).optional(),
  personIds: z.array(z.uuid()).min(1).max(10_000).optional(),
  /** Hex. */
  grantKeys: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .min(1)
    .max(50_000)
    .optional(),
  accountKinds: z.array(accountKindSchema).min(1).max(4).optional(),
})
export type ReviewScope = z.output<typeof campaignScopeSchema>

/** Of one reviewer's part, or of a whole campaign. */
export type Progress = { items: number; decided: number; signed: number }

/** `overdue` is derived: the due date has passed and something is not signed. */
export type CampaignLine = {
  id: string
  title: string
  kind: CampaignKind
  quarter: string | null
  status: CampaignStatus
  isOverdue: boolean
  startsAt: string
  startedAt: string | null
  dueAt: string
  closedAt: string | null
  progress: Progress
  reviewers: number
  reviewersDone: number
}

export type CampaignView = CampaignLine & {
  createdAt: string
  scope: { kind: 'everything' } | { kind: 'part'; words: string[] }
  completeness: SourceReceipt[]
  decisions: { approve: number; approve_until: number; revoke: number; reduce: number }
  /** Undecided items by what puts them in the queue. */
  waiting: Record<'new' | 'changed' | 'privileged' | 'unused' | 'rest' | 'unchanged_low_risk', number>
  gone: number
  reopened: number
}

/** How completely a source was known when the campaign started, or is known now. */
export type SourceReceipt = {
  sourceId: string
  name: string
  received: number | null
  expected: number | null
  lastCompleteAt: string | null
  problems: string[]
  /** `AWS: 214 of 214` in words. */
  words: string
}

export type ReviewerLine = {
  reviewerId: string
  name: string
  department: string | null
  /** No user of Plumbline has this person's e-mail address: somebody else must decide. */
  hasSignIn: boolean
  /** Nobody may review these: the lead names somebody. */
  isNobody: boolean
  progress: Progress
  isSigned: boolean
  signedAt: string | null
  signedByName: string | null
  evidenceId: string | null
  isOverdue: boolean
  /** Milliseconds until the campaign is due; negative once it is overdue. */
  timeLeftMs: number
  delegatedTo: string | null
  quality: ReviewQuality | null
}

export type ReviewQuality = {
  decisions: number
  approved: number
  bulk: number
  withComment: number
  /** Null while nothing is decided; bulk decisions count as no time at all. */
  medianSeconds: number | null
  approveRatio: number | null
  bulkRatio: number | null
  isRubberStamp: boolean
  /** Why it is flagged, or that it is not. */
  words: string
}

export type QualityLine = ReviewQuality & { reviewerId: string; name: string }

export type CampaignPreview = {
  campaignId: string
  title: string
  status: CampaignStatus
  startsAt: string
  dueAt: string
  population: { grants: number; accounts: number; people: number; systems: number; privileged: number }
  systems: { id: string; name: string; grants: number }[]
  reviewers: {
    reviewerId: string
    name: string
    items: number
    hasSignIn: boolean
    isNobody: boolean
    reasons: { reason: string; items: number }[]
  }[]
  completeness: SourceReceipt[]
  /** Against the last signed review of each grant; null when there has been none. */
  sinceLast: { title: string; added: number; changed: number; gone: number } | null
}

/** One part of the caller's own. */
export type MyPart = {
  campaignId: string
  title: string
  kind: CampaignKind
  status: CampaignStatus
  dueAt: string
  isOverdue: boolean
  timeLeftMs: number
  progress: Progress
  isSigned: boolean
  signedAt: string | null
  evidenceId: string | null
}

export type MyReviews = {
  /** Null: no person of the register has the caller's e-mail address. */
  personId: string | null
  personName: string | null
  parts: MyPart[]
  /** Who decides for the caller, and for whom the caller decides. */
  delegations: DelegationLine[]
}

export type DelegationLine = {
  id: string
  fromId: string
  fromName: string
  toId: string
  toName: string
  validFrom: string
  validTo: string
  reason: string
  isActive: boolean
}
