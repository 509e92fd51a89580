import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { at, id } from '../columns.ts'
import { users } from '../identity.ts'
import { disposition, dispositionOutcome, severity } from './vocabulary.ts'

/** What a false positive is judged by: another version, place or title of the same finding is looked at again. */
export type JudgedBy = {
  packageVersion: string | null
  path: string | null
  title: string
  resource: string | null
}

/** A wish to accept or suppress a finding, decided by somebody else than its requester. */
export const dispositionRequests = pgTable(
  'disposition_requests',
  {
    id: id().primaryKey(),
    assetId: id('asset_id').notNull(),
    findingId: id('finding_id').notNull(),
    disposition: disposition('disposition').notNull(),
    reason: text('reason').notNull(),
    until: at('until'),
    /** What was accepted: a rise beyond this severity ends the acceptance. */
    severity: severity('severity').notNull(),
    /** As its requester saw it. */
    judgedBy: jsonb('judged_by').$type<JudgedBy>().notNull(),
    requestedBy: id('requested_by')
      .notNull()
      .references(() => users.id),
    requestedAt: at('requested_at').notNull(),
    outcome: dispositionOutcome('outcome').notNull(),
    decidedBy: id('decided_by').references(() => users.id),
    decidedAt: at('decided_at'),
    decisionNote: text('decision_note'),
  },
  (t) => [
    index('disposition_requests_finding_idx').on(t.assetId, t.findingId, t.requestedAt),
    uniqueIndex('disposition_requests_pending_key')
      .on(t.assetId, t.findingId)
      .where(sql`${t.outcome} = 'pending'`),
  ],
)
