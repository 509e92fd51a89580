import { bigint, index, integer, interval, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { at, bytea, id } from './columns.ts'

/** One row: the size of the log. Appending increments it inside the business transaction. */
export const ledgerHead = pgTable('ledger_head', {
  id: integer('id').primaryKey(),
  size: bigint('size', { mode: 'number' }).notNull(),
  /**
   * How far the time of a new entry may lie from that of the database, whose owner alone sets it. Null takes any time:
   * the demonstration writes a year in a minute, and tests stop the clock.
   */
  toleratedSkew: interval('tolerated_skew').default('10 minutes'),
})

/**
 * The RFC 6962 log. `leaf` is the RFC 8785 JSON that was hashed, verbatim; the columns beside it are
 * read out of it by `ledger_append`, so they cannot disagree. Partitioned by month of `at`.
 */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    index: bigint('index', { mode: 'number' }).notNull(),
    at: at('at').notNull(),
    leaf: bytea('leaf').notNull(),
    leafHash: bytea('leaf_hash').notNull(),
    action: text('action').notNull(),
    objectType: text('object_type').notNull(),
    objectId: text('object_id').notNull(),
    actorType: text('actor_type').notNull(),
    actorId: text('actor_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.index, t.at] }),
    index('ledger_entries_object_idx').on(t.objectType, t.objectId, t.index),
    index('ledger_entries_actor_idx').on(t.actorType, t.actorId, t.index),
  ],
)

/** What an entry commits to. Kept apart so that personal data can be erased while the proofs stay valid. */
export const ledgerPayloads = pgTable('ledger_payloads', {
  index: bigint('index', { mode: 'number' }).primaryKey(),
  salt: bytea('salt').notNull(),
  /** RFC 8785 JSON, verbatim: the entry holds SHA-256(salt ‖ payload). */
  payload: bytea('payload').notNull(),
})

/** Requests that must not run twice (API idempotency keys). */
export const idempotencyKeys = pgTable('idempotency_keys', {
  key: text('key').primaryKey(),
  objectId: id('object_id').notNull(),
  createdAt: at('created_at').notNull(),
})
