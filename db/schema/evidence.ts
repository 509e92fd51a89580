import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core'
import { at, bytea, id } from './columns.ts'

export const artifactStorage = pgEnum('artifact_storage', ['postgres', 'filesystem'])
export const evidenceKind = pgEnum('evidence_kind', [
  'dependency-scan',
  'image-scan',
  'secret-scan',
  'infrastructure-code-scan',
  'source-code-scan',
  'web-scan',
  'people-register',
  'account-inventory',
  'grant-inventory',
  'review-decision',
  'vulnerability-report',
  'incident',
  'post-mortem',
])

/** An upload on its way in: encrypted until its secrets are redacted, then deleted. */
export const incoming = pgTable('incoming', {
  id: id().primaryKey(),
  createdAt: at('created_at').notNull(),
  /** Of the bytes as sent. Null until the upload ended. */
  sha256: bytea('sha256'),
  size: bigint('size', { mode: 'number' }),
  completedAt: at('completed_at'),
})

export const incomingChunks = pgTable(
  'incoming_chunks',
  {
    incomingId: id('incoming_id')
      .notNull()
      .references(() => incoming.id, { onDelete: 'cascade' }),
    sequence: integer('sequence').notNull(),
    /** zstd, then AES-256-GCM. */
    bytes: bytea('bytes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.incomingId, t.sequence] })],
)

/** Content-addressed raw bytes. */
export const artifacts = pgTable('artifacts', {
  sha256: bytea('sha256').primaryKey(),
  size: bigint('size', { mode: 'number' }).notNull(),
  storage: artifactStorage('storage').notNull(),
  createdAt: at('created_at').notNull(),
})

/** Blocks of 1 MiB of the original, each compressed with zstd, so that a slice reads few of them. */
export const artifactChunks = pgTable(
  'artifact_chunks',
  {
    sha256: bytea('sha256')
      .notNull()
      .references(() => artifacts.sha256),
    sequence: integer('sequence').notNull(),
    bytes: bytea('bytes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sha256, t.sequence] })],
)

/** How complete a record is, in the collector's own numbers. */
export type CompletenessReceipt = {
  isComplete: boolean
  expectedCount: number | null
  receivedCount: number
  isPaginationFinished: boolean
  query: string
  problems: { where: string; what: string; nextStep: string }[]
  /** What the sender sent, when secrets were redacted before storage. */
  original: { sha256: string; size: number } | null
  redactedCount: number
  /** The report's encoding when it is not plain UTF-8: element offsets then count decoded bytes. */
  encoding: string
}

/** An immutable record. Triggers refuse UPDATE, DELETE and TRUNCATE. */
export const evidence = pgTable(
  'evidence',
  {
    id: id().primaryKey(),
    sha256: bytea('sha256')
      .notNull()
      .references(() => artifacts.sha256),
    kind: evidenceKind('kind').notNull(),
    /** The tool or system the record came from, for example `trivy`. */
    source: text('source').notNull(),
    sourceVersion: text('source_version'),
    /** Who brought it: `browser`, `api`, `cli` or a connector, with its version. */
    collector: text('collector').notNull(),
    scope: jsonb('scope').$type<Record<string, string>>().notNull(),
    receipt: jsonb('receipt').$type<CompletenessReceipt>().notNull(),
    isComplete: boolean('is_complete').notNull(),
    observedAt: at('observed_at').notNull(),
    periodFrom: at('period_from').notNull(),
    periodTo: at('period_to').notNull(),
    receivedAt: at('received_at').notNull(),
    validUntil: at('valid_until').notNull(),
    submittedByType: text('submitted_by_type').notNull(),
    submittedById: text('submitted_by_id').notNull(),
    submittedByName: text('submitted_by_name').notNull(),
    /** Controls whose facts this kind of evidence feeds, as of receipt. */
    controls: text('controls').array().notNull(),
    clauses: text('clauses').array().notNull(),
  },
  (t) => [
    index('evidence_received_idx').on(t.receivedAt.desc(), t.id.desc()),
    index('evidence_kind_idx').on(t.kind, t.receivedAt.desc()),
    index('evidence_sha256_idx').on(t.sha256),
    index('evidence_clauses_idx').using('gin', sql`${t.clauses}`),
  ],
)
