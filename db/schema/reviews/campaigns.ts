import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { at, bytea, id } from '../columns.ts'
import { campaignKind, campaignStatus } from './vocabulary.ts'

/** Which current grants a campaign is about; an empty object means all of them. */
export type CampaignScope = {
  systemIds?: string[]
  departments?: string[]
  /** Everything that these people hold: movers and leavers. */
  personIds?: string[]
  /** These grants alone, by their key (hex): approvals that ended. */
  grantKeys?: string[]
  accountKinds?: ('human' | 'service' | 'break_glass' | 'unknown')[]
}

/** What was known of each source when the campaign started. */
export type SourceCompleteness = {
  sourceId: string
  name: string
  received: number | null
  expected: number | null
  lastCompleteAt: string | null
  problems: string[]
}

export const campaigns = pgTable(
  'campaigns',
  {
    id: id().primaryKey(),
    title: text('title').notNull(),
    kind: campaignKind('kind').notNull(),
    /** `2026-Q4` in the policy's time zone; null for an ad-hoc campaign. */
    quarter: text('quarter'),
    scope: jsonb('scope').$type<CampaignScope>().notNull(),
    status: campaignStatus('status').notNull(),
    createdAt: at('created_at').notNull(),
    /** It starts by itself then, unless the lead started it before. */
    startsAt: at('starts_at').notNull(),
    startedAt: at('started_at'),
    dueAt: at('due_at').notNull(),
    closedAt: at('closed_at'),
    completeness: jsonb('completeness').$type<SourceCompleteness[]>(),
    itemCount: integer('item_count').notNull().default(0),
    decidedCount: integer('decided_count').notNull().default(0),
    signedCount: integer('signed_count').notNull().default(0),
  },
  (t) => [
    uniqueIndex('campaigns_quarter_key').on(t.quarter).where(sql`${t.status} <> 'cancelled'`),
    index('campaigns_status_idx').on(t.status, t.dueAt),
  ],
)

/** One reviewer's part of a campaign: what the overview and the reminders read. */
export const reviewerParts = pgTable(
  'reviewer_parts',
  {
    campaignId: id('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    /** A person of the organisation; the user with the same e-mail address signs in for them. */
    reviewerId: id('reviewer_id').notNull(),
    itemCount: integer('item_count').notNull(),
    decidedCount: integer('decided_count').notNull(),
    signedAt: at('signed_at'),
    signedBy: id('signed_by'),
    /** SHA-256 over the decisions signed, in the order of their items. */
    signedDigest: bytea('signed_digest'),
    /** The record of kind `review-decision`, once the worker stored it. */
    evidenceId: id('evidence_id'),
  },
  (t) => [
    primaryKey({ columns: [t.campaignId, t.reviewerId] }),
    index('reviewer_parts_reviewer_idx').on(t.reviewerId),
  ],
)
