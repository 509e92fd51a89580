import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { at, bytea, id } from '../columns.ts'
import { campaigns } from './campaigns.ts'
import { decisionKind, reviewerReason } from './vocabulary.ts'

/** The grant as it was when the item was made: what the reviewer decides on. Times are ISO 8601. */
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

/** Why something is recommended, as data: the words are in `lib/reviews/rules/wording.ts`. */
export type ItemReason =
  | { code: 'unused'; days: number | null }
  | { code: 'leaver'; leftAt: string | null }
  | { code: 'no_mfa' }
  | { code: 'orphan' }
  | { code: 'rare_among_peers'; holders: number; peers: number }
  | { code: 'separation_of_duties'; rule: string; otherRole: string }
  | { code: 'changed'; fields: { field: string; from: string | null; to: string | null }[] }
  | { code: 'privileged' }
  | { code: 'new' }
  | { code: 'account_disabled' }

export const reviewItems = pgTable(
  'review_items',
  {
    campaignId: id('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    id: id().notNull(),
    grantId: id('grant_id').notNull(),
    /** The grant's key: the same grant in the next campaign. */
    grantKey: bytea('grant_key').notNull(),
    systemId: id('system_id').notNull(),
    accountId: id('account_id').notNull(),
    /** Whose access it is; null while unmatched. */
    personId: id('person_id'),
    reviewerId: id('reviewer_id').notNull(),
    reviewerReason: reviewerReason('reviewer_reason').notNull(),
    snapshot: jsonb('snapshot').$type<ItemSnapshot>().notNull(),
    /** SHA-256 over what a decision rests on (role, privilege, factor, state); a decision names the one it saw. */
    snapshotHash: bytea('snapshot_hash').notNull(),
    reasons: jsonb('reasons').$type<ItemReason[]>().notNull(),
    recommendation: decisionKind('recommendation'),
    /** Queue order: 0 new, 1 changed, 2 privileged, 3 unused or at odds, 4 the rest, 5 unchanged low risk. */
    rank: smallint('rank').notNull(),
    /** Unchanged low-risk items with the same key stand together in the queue. */
    groupKey: text('group_key'),
    decision: decisionKind('decision'),
    approvedUntil: at('approved_until'),
    reduceToRole: text('reduce_to_role'),
    justification: text('justification'),
    decidedAt: at('decided_at'),
    decidedBy: id('decided_by'),
    /** From opening the item to deciding it, as the browser measured; null in bulk. */
    decisionMs: integer('decision_ms'),
    isBulk: boolean('is_bulk').notNull().default(false),
    signedAt: at('signed_at'),
    /** The grant changed materially after it was approved: what changed, and since when it waits again. */
    reopenedAt: at('reopened_at'),
    /** The grant ended while the campaign ran: nothing is left to decide. */
    goneAt: at('gone_at'),
    /** Signed, and the grant changed after that: another item of the same grant took its place. */
    supersededAt: at('superseded_at'),
    /** Grows with every change: the compare-and-set of two reviewers at once. */
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.campaignId, t.id] }),
    uniqueIndex('review_items_grant_key').on(t.campaignId, t.grantKey).where(sql`${t.supersededAt} is null`),
    index('review_items_queue_idx').on(t.campaignId, t.reviewerId, t.rank, t.id),
    index('review_items_id_idx').on(t.id),
    index('review_items_past_idx').on(t.grantKey, t.decidedAt.desc()),
    index('review_items_person_idx').on(t.personId),
    /** What is still to decide, in the order of the queue: those decided lie before it, and are not read. */
    index('review_items_undecided_idx')
      .on(t.campaignId, t.reviewerId, t.rank, t.id)
      .where(sql`${t.decidedAt} is null and ${t.goneAt} is null`),
    /** How fast somebody decides, from their latest decisions. */
    index('review_items_pace_idx')
      .on(t.campaignId, t.reviewerId, t.decidedAt)
      .where(sql`${t.decisionMs} is not null`),
  ],
)

/** Every decision and its withdrawal, in order. Append-only. */
export const reviewDecisions = pgTable(
  'review_decisions',
  {
    id: id().primaryKey(),
    campaignId: id('campaign_id').notNull(),
    itemId: id('item_id').notNull(),
    /** Null: the decision before it was undone, or its grant changed. */
    decision: decisionKind('decision'),
    approvedUntil: at('approved_until'),
    reduceToRole: text('reduce_to_role'),
    justification: text('justification'),
    snapshotHash: bytea('snapshot_hash').notNull(),
    at: at('at').notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    decisionMs: integer('decision_ms'),
    isBulk: boolean('is_bulk').notNull(),
  },
  (t) => [
    index('review_decisions_item_idx').on(t.itemId, t.at),
    index('review_decisions_campaign_idx').on(t.campaignId, t.at),
  ],
)

/** How an item came to its reviewer. Append-only. */
export const reviewAssignments = pgTable(
  'review_assignments',
  {
    id: id().primaryKey(),
    campaignId: id('campaign_id').notNull(),
    itemId: id('item_id').notNull(),
    fromId: id('from_id'),
    toId: id('to_id').notNull(),
    reason: reviewerReason('reason').notNull(),
    note: text('note'),
    at: at('at').notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
  },
  (t) => [index('review_assignments_item_idx').on(t.itemId, t.at)],
)

/** Somebody decides for somebody else during a time. */
export const reviewDelegations = pgTable(
  'review_delegations',
  {
    id: id().primaryKey(),
    fromId: id('from_id').notNull(),
    toId: id('to_id').notNull(),
    validFrom: at('valid_from').notNull(),
    validTo: at('valid_to').notNull(),
    reason: text('reason').notNull(),
    createdBy: id('created_by').notNull(),
    createdAt: at('created_at').notNull(),
    endedAt: at('ended_at'),
  },
  (t) => [index('review_delegations_from_idx').on(t.fromId, t.validTo)],
)
