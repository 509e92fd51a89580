import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { at, bytea, id } from '../columns.ts'
import { evidence } from '../evidence.ts'
import { accessFeeds, accessSources, type ColumnMapping } from './sources.ts'
import { importStatus } from './vocabulary.ts'

export type ImportCounts = {
  /** Elements of the document that could be read, and rows that could not. */
  received: number
  rejected: number
  people: { seen: number; opened: number; changed: number; closed: number }
  accounts: { seen: number; opened: number; changed: number; closed: number }
  grants: { seen: number; opened: number; changed: number; closed: number }
}

export type ImportError = { code: string; message: string; nextStep: string }

/** One document about people or access on its way to facts; its receipt is in the evidence. */
export const accessImports = pgTable(
  'access_imports',
  {
    id: id().primaryKey(),
    sourceId: id('source_id')
      .notNull()
      .references(() => accessSources.id),
    feedId: id('feed_id').references(() => accessFeeds.id),
    incomingId: id('incoming_id'),
    evidenceId: id('evidence_id').references(() => evidence.id),
    status: importStatus('status').notNull(),
    format: text('format'),
    /** As sent along (the repository of a collaborator list); the parser may say another. */
    requestedPart: text('requested_part'),
    fileName: text('file_name').notNull(),
    /** The sender says that the document is the whole list, all pages of it. */
    isDeclaredComplete: boolean('is_declared_complete').notNull(),
    mapping: jsonb('mapping').$type<ColumnMapping>(),
    sentSha256: bytea('sent_sha256').notNull(),
    sentSize: bigint('sent_size', { mode: 'number' }).notNull(),
    counts: jsonb('counts').$type<ImportCounts>(),
    /** The names of a table's columns in their order, when rows of it were rejected: they keep none themselves. */
    rejectColumns: jsonb('reject_columns').$type<string[]>(),
    /** With `held`: how many of how many open facts it would close. */
    heldClosing: integer('held_closing'),
    heldOpen: integer('held_open'),
    releasedBy: id('released_by'),
    releasedAt: at('released_at'),
    error: jsonb('error').$type<ImportError>(),
    /** It says something about second factors. */
    assertsMfa: boolean('asserts_mfa').notNull().default(false),
    /** It tells which grants there are, so that one it does not show is gone; an empty list of grants does so, too. */
    listsGrants: boolean('lists_grants').notNull().default(false),
    collector: text('collector').notNull(),
    submittedByType: text('submitted_by_type').notNull(),
    submittedById: text('submitted_by_id').notNull(),
    submittedByName: text('submitted_by_name').notNull(),
    requestedObservedAt: at('requested_observed_at'),
    observedAt: at('observed_at'),
    receivedAt: at('received_at').notNull(),
    finishedAt: at('finished_at'),
    idempotencyKey: bytea('idempotency_key').notNull(),
  },
  (t) => [
    uniqueIndex('access_imports_idempotency_key').on(t.idempotencyKey).where(sql`${t.status} <> 'failed'`),
    index('access_imports_source_idx').on(t.sourceId, t.receivedAt.desc(), t.id.desc()),
    index('access_imports_received_idx').on(t.receivedAt.desc(), t.id.desc()),
    index('access_imports_feed_idx').on(t.feedId, t.observedAt.desc()),
  ],
)

/** A row that could not be read, kept whole so that it can be downloaded, mended and sent again. */
export const importRejects = pgTable(
  'import_rejects',
  {
    importId: id('import_id')
      .notNull()
      .references(() => accessImports.id),
    /** Position in the document, from 1. */
    position: integer('position').notNull(),
    where: text('where').notNull(),
    what: text('what').notNull(),
    nextStep: text('next_step').notNull(),
    /** The row as text fields, by header; empty for formats without rows. */
    fields: jsonb('fields').$type<Record<string, string>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.position] })],
)
