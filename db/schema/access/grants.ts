import { sql } from 'drizzle-orm'
import { boolean, check, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { at, bytea, id } from '../columns.ts'
import { accounts } from './accounts.ts'
import { accessFeeds } from './sources.ts'

/** How a role is reached when it is not held directly: from the account outwards. */
export type PathStep = { type: 'group' | 'role' | 'team' | 'organisation'; name: string }

/**
 * One role of one account on one resource, from `valid_from` until `valid_to` (null: still held). A grant that
 * changed (privilege) or came back is a new row with the same `key`.
 */
export const grants = pgTable(
  'grants',
  {
    id: id().primaryKey(),
    systemId: id('system_id').notNull(),
    accountId: id('account_id')
      .notNull()
      .references(() => accounts.id),
    feedId: id('feed_id')
      .notNull()
      .references(() => accessFeeds.id),
    /** SHA-256 over feed, account, resource, role and path: the same grant in the next import. */
    key: bytea('key').notNull(),
    resource: text('resource').notNull(),
    role: text('role').notNull(),
    isPrivileged: boolean('is_privileged').notNull(),
    /** Empty: held directly. */
    path: jsonb('path').$type<PathStep[]>().notNull(),
    validFrom: at('valid_from').notNull(),
    validTo: at('valid_to'),
    /** Shown since by an import that could close nothing (partial or held): an older one does not know better. */
    confirmedAt: at('confirmed_at'),
    /** As the system says; null: it does not. */
    grantedAt: at('granted_at'),
    /** Follows every import without a version of its own. */
    lastUsedAt: at('last_used_at'),
    /** The system reports use, so that `last_used_at` null means never; else it means unknown. */
    isUseKnown: boolean('is_use_known').notNull(),
    evidenceId: id('evidence_id').notNull(),
    closedEvidenceId: id('closed_evidence_id'),
  },
  (t) => [
    uniqueIndex('grants_current_key').on(t.key).where(sql`${t.validTo} is null`),
    index('grants_key_idx').on(t.key, t.validFrom),
    index('grants_account_idx').on(t.accountId, t.validFrom),
    index('grants_system_idx').on(t.systemId, t.id).where(sql`${t.validTo} is null`),
    check('grants_range_check', sql`${t.validTo} > ${t.validFrom}`),
    index('grants_feed_idx').on(t.feedId).where(sql`${t.validTo} is null`),
  ],
)
