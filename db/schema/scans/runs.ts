import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { at, bytea, id } from '../columns.ts'
import { evidence } from '../evidence.ts'
import { users } from '../identity.ts'
import { assets, scanScopes } from './assets.ts'
import { runStatus } from './vocabulary.ts'

export type RunError = { code: string; message: string; nextStep: string }

export type RunCounts = {
  elements: number
  findings: number
  opened: number
  reopened: number
  fixed: number
  unchanged: number
  changed: number
}

export const scanRuns = pgTable(
  'scan_runs',
  {
    id: id().primaryKey(),
    incomingId: id('incoming_id'),
    /** As asked by the sender; null lets the report name its own asset. */
    requestedAsset: text('requested_asset'),
    /** As named by the sender; null takes it from the report. */
    requestedConfiguration: text('requested_configuration'),
    assetId: id('asset_id').references(() => assets.id),
    scopeId: id('scope_id').references(() => scanScopes.id),
    evidenceId: id('evidence_id').references(() => evidence.id),
    status: runStatus('status').notNull(),
    format: text('format'),
    tool: text('tool'),
    toolVersion: text('tool_version'),
    fileName: text('file_name').notNull(),
    branch: text('branch').notNull(),
    commit: text('commit'),
    /** The image digest that was scanned, for the deployment gate. */
    digest: text('digest'),
    /** The sender says that the scanner ended successfully: an empty report may then close. */
    isDeclaredSuccess: boolean('is_declared_success').notNull(),
    sentSha256: bytea('sent_sha256').notNull(),
    sentSize: bigint('sent_size', { mode: 'number' }).notNull(),
    /** Told while it is processing. */
    processedElements: integer('processed_elements').notNull().default(0),
    counts: jsonb('counts').$type<RunCounts>(),
    /** With `held`: how many of how many open findings it would close. */
    heldClosing: integer('held_closing'),
    heldOpen: integer('held_open'),
    releasedBy: id('released_by').references(() => users.id),
    releasedAt: at('released_at'),
    error: jsonb('error').$type<RunError>(),
    collector: text('collector').notNull(),
    submittedByType: text('submitted_by_type').notNull(),
    submittedById: text('submitted_by_id').notNull(),
    submittedByName: text('submitted_by_name').notNull(),
    requestedObservedAt: at('requested_observed_at'),
    observedAt: at('observed_at'),
    receivedAt: at('received_at').notNull(),
    startedAt: at('started_at'),
    finishedAt: at('finished_at'),
    /** Scope + commit or digest + SHA-256 of the raw bytes; set once the scope is known. */
    idempotencyKey: bytea('idempotency_key'),
  },
  (t) => [
    uniqueIndex('scan_runs_idempotency_key').on(t.idempotencyKey),
    index('scan_runs_received_idx').on(t.receivedAt.desc(), t.id.desc()),
    index('scan_runs_scope_idx').on(t.scopeId, t.observedAt.desc()),
    index('scan_runs_asset_idx').on(t.assetId, t.receivedAt.desc()),
    index('scan_runs_digest_idx').on(t.digest, t.observedAt.desc()).where(sql`${t.digest} is not null`),
  ],
)
