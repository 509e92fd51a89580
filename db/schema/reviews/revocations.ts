import { sql } from 'drizzle-orm'
import { boolean, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { at, bytea, id } from '../columns.ts'
import { revocationStatus } from './vocabulary.ts'

/** What is to go: for people, and for the ready-made commands. */
export type RevocationTarget = {
  systemName: string
  sourceKind: string
  sourceName: string
  username: string
  accountExternalId: string
  personName: string | null
  resource: string
  role: string
  /** Set when the role is to be reduced, not taken. */
  reduceToRole: string | null
}

/** One grant that was decided to go, until a later complete import of its feed shows it gone. */
export const revocations = pgTable(
  'revocations',
  {
    id: id().primaryKey(),
    grantKey: bytea('grant_key').notNull(),
    grantId: id('grant_id').notNull(),
    systemId: id('system_id').notNull(),
    accountId: id('account_id').notNull(),
    personId: id('person_id'),
    /** The only feed whose imports can prove it. */
    feedId: id('feed_id').notNull(),
    target: jsonb('target').$type<RevocationTarget>().notNull(),
    isPrivileged: boolean('is_privileged').notNull(),
    campaignId: id('campaign_id'),
    itemId: id('item_id'),
    /** `2026-Q4`, of the campaign or of the day it was asked for. */
    quarter: text('quarter').notNull(),
    status: revocationStatus('status').notNull(),
    requestedAt: at('requested_at').notNull(),
    requestedById: text('requested_by_id').notNull(),
    requestedByName: text('requested_by_name').notNull(),
    reason: text('reason'),
    dueAt: at('due_at').notNull(),
    /** Who is to carry it out: the owner of the system, else the lead (null). */
    ownerId: id('owner_id'),
    /** The evidence in which the grant was last seen before the request. */
    seenEvidenceId: id('seen_evidence_id').notNull(),
    claimedAt: at('claimed_at'),
    claimedByName: text('claimed_by_name'),
    claimNote: text('claim_note'),
    /** Both set together, and only by an import. */
    provenAt: at('proven_at'),
    proofEvidenceId: id('proof_evidence_id'),
    regrantedAt: at('regranted_at'),
    regrantEvidenceId: id('regrant_evidence_id'),
    riskAcceptedUntil: at('risk_accepted_until'),
    riskAcceptedByName: text('risk_accepted_by_name'),
  },
  (t) => [
    /** One revocation a grant at a time. */
    uniqueIndex('revocations_open_key')
      .on(t.grantKey)
      .where(sql`${t.status} in ('open', 'claimed_done', 'still_present', 'not_supported', 'risk_accepted')`),
    index('revocations_status_idx').on(t.status, t.dueAt),
    index('revocations_feed_idx').on(t.feedId, t.status),
    index('revocations_quarter_idx').on(t.quarter),
    index('revocations_key_idx').on(t.grantKey, t.requestedAt.desc()),
  ],
)

/** Every transition of a revocation, in order. Append-only. */
export const revocationEvents = pgTable(
  'revocation_events',
  {
    id: id().primaryKey(),
    revocationId: id('revocation_id')
      .notNull()
      .references(() => revocations.id),
    from: revocationStatus('from_status'),
    to: revocationStatus('to_status').notNull(),
    at: at('at').notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    note: text('note'),
    evidenceId: id('evidence_id'),
  },
  (t) => [index('revocation_events_revocation_idx').on(t.revocationId, t.at)],
)
