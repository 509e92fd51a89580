import { type SQL, sql } from 'drizzle-orm'
import type { ItemReason, ItemSnapshot, QueueItem } from '../model/item.ts'
import { type DecisionKind, queueRanks, type ReviewerReason } from '../model.ts'
import { mustJustify } from '../rules/justification.ts'
import { reasonText } from '../rules/wording.ts'

export type ItemRow = {
  campaign_id: string
  id: string
  version: number
  snapshot_hash: string
  rank: number
  group_key: string | null
  system_id: string
  account_id: string
  person_id: string | null
  reviewer_id: string
  reviewer_reason: ReviewerReason
  snapshot: ItemSnapshot
  reasons: ItemReason[]
  recommendation: DecisionKind | null
  decision: DecisionKind | null
  approved_until: Date | string | null
  reduce_to_role: string | null
  justification: string | null
  decided_at: Date | string | null
  is_bulk: boolean
  signed_at: Date | string | null
  reopened_at: Date | string | null
  gone_at: Date | string | null
  superseded_at: Date | string | null
}

/** What a list needs of `review_items i`. */
export const itemColumns: SQL = sql`i.campaign_id, i.id, i.version, encode(i.snapshot_hash, 'hex') as snapshot_hash,
  i.rank, i.group_key, i.system_id, i.account_id, i.person_id, i.reviewer_id, i.reviewer_reason, i.snapshot, i.reasons,
  i.recommendation, i.decision, i.approved_until, i.reduce_to_role, i.justification, i.decided_at, i.is_bulk,
  i.signed_at, i.reopened_at, i.gone_at, i.superseded_at`

export function toQueueItem(row: ItemRow): QueueItem {
  const { snapshot } = row
  return {
    campaignId: row.campaign_id,
    id: row.id,
    version: row.version,
    snapshotHash: row.snapshot_hash,
    rank: queueRanks[row.rank] ?? 'rest',
    groupKey: row.group_key,
    systemId: row.system_id,
    systemName: snapshot.systemName,
    environment: snapshot.environment,
    criticality: snapshot.criticality,
    accountId: row.account_id,
    username: snapshot.username,
    accountKind: snapshot.accountKind,
    accountStatus: snapshot.accountStatus,
    mfa: snapshot.mfa,
    personId: row.person_id,
    personName: snapshot.personName,
    personDepartment: snapshot.personDepartment,
    personTitle: snapshot.personTitle,
    personState: snapshot.personState,
    resource: snapshot.resource,
    role: snapshot.role,
    isPrivileged: snapshot.isPrivileged,
    path: snapshot.path,
    grantedAt: snapshot.grantedAt,
    lastUsedAt: snapshot.lastUsedAt,
    isUseKnown: snapshot.isUseKnown,
    reasons: row.reasons,
    recommendation: row.recommendation,
    reasonTexts: row.reasons.map(reasonText),
    mustJustify: mustJustify(row.reasons),
    reviewerReason: row.reviewer_reason,
    decision: row.decision,
    approvedUntil: iso(row.approved_until),
    reduceToRole: row.reduce_to_role,
    justification: row.justification,
    decidedAt: iso(row.decided_at),
    isBulk: row.is_bulk,
    isSigned: row.signed_at !== null,
    closed: closedBy(row),
    reopenedAt: iso(row.reopened_at),
  }
}

function closedBy(row: ItemRow): QueueItem['closed'] {
  if (row.superseded_at !== null) return 'superseded'
  if (row.signed_at !== null) return 'signed'
  return row.gone_at === null ? null : 'gone'
}

export const iso = (value: Date | string | null): string | null =>
  value === null ? null : new Date(value).toISOString()
