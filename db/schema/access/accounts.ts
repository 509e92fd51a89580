import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { at, id } from '../columns.ts'
import { people } from './people.ts'
import { accessFeeds, accessSources } from './sources.ts'
import { systems } from './systems.ts'
import { accountKind, accountStatus, mfaLevel } from './vocabulary.ts'

/** A way to sign in to a system, known by the id that the system gives it. */
export const accounts = pgTable(
  'accounts',
  {
    id: id().primaryKey(),
    systemId: id('system_id')
      .notNull()
      .references(() => systems.id),
    sourceId: id('source_id')
      .notNull()
      .references(() => accessSources.id),
    externalId: text('external_id').notNull(),
    /** Follow every import without a version of their own: they say nothing about what an account may do. */
    lastUsedAt: at('last_used_at'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('accounts_external_key').on(t.sourceId, t.externalId),
    index('accounts_system_idx').on(t.systemId),
  ],
)

/** What the system said of an account from `valid_from` until `valid_to` (null: still so). */
export const accountVersions = pgTable(
  'account_versions',
  {
    accountId: id('account_id')
      .notNull()
      .references(() => accounts.id),
    systemId: id('system_id').notNull(),
    validFrom: at('valid_from').notNull(),
    validTo: at('valid_to'),
    /** Shown since by an import that could close nothing (partial or held): an older one does not know better. */
    confirmedAt: at('confirmed_at'),
    username: text('username').notNull(),
    displayName: text('display_name'),
    /** Lower-cased. */
    email: text('email'),
    kind: accountKind('kind').notNull(),
    status: accountStatus('status').notNull(),
    mfa: mfaLevel('mfa').notNull(),
    /** Whose word that is: null while no document has spoken of it. */
    mfaFeedId: id('mfa_feed_id').references(() => accessFeeds.id),
    /** The person it belongs to, or who answers for a service; null: in the queue of the unmatched. */
    personId: id('person_id').references(() => people.id),
    /** Why that person, in a word: `email`, `number`, `username`, `decision`; null while unmatched. */
    matchedBy: text('matched_by'),
    /** The feed that lists it: only that one can say that it is gone. */
    feedId: id('feed_id')
      .notNull()
      .references(() => accessFeeds.id),
    evidenceId: id('evidence_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.validFrom] }),
    uniqueIndex('account_versions_current_key').on(t.accountId).where(sql`${t.validTo} is null`),
    index('account_versions_person_idx').on(t.personId, t.validFrom),
    index('account_versions_system_idx').on(t.systemId).where(sql`${t.validTo} is null`),
    check('account_versions_range_check', sql`${t.validTo} > ${t.validFrom}`),
    index('account_versions_feed_idx').on(t.feedId).where(sql`${t.validTo} is null`),
  ],
)

/** A person's decision about what an account is and who answers for it; outlives every import. */
export const accountDecisions = pgTable('account_decisions', {
  accountId: id('account_id')
    .primaryKey()
    .references(() => accounts.id),
  kind: accountKind('kind').notNull(),
  personId: id('person_id')
    .notNull()
    .references(() => people.id),
  reason: text('reason').notNull(),
  decidedBy: id('decided_by').notNull(),
  decidedAt: at('decided_at').notNull(),
})
