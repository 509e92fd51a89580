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
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { at, bytea, id, tsvector } from './columns.ts'
import { evidence, evidenceKind } from './evidence.ts'
import { users } from './identity.ts'

export const severity = pgEnum('severity', ['critical', 'high', 'medium', 'low', 'info', 'unknown'])
export const findingType = pgEnum('finding_type', [
  'dependency',
  'image',
  'secret',
  'infrastructure-code',
  'cloud',
  'source-code',
  'web',
  'licence',
  'drift',
])
export const assetKind = pgEnum('asset_kind', ['repository', 'image', 'system', 'cloud-account', 'other'])
export const runStatus = pgEnum('run_status', [
  'queued',
  'processing',
  'held',
  'complete',
  'partial',
  'superseded',
  'failed',
])
export const disposition = pgEnum('disposition', ['none', 'accepted', 'false_positive', 'not_affected'])
export const dispositionOutcome = pgEnum('disposition_outcome', [
  'pending',
  'approved',
  'rejected',
  'withdrawn',
])
export const findingEventKind = pgEnum('finding_event_kind', [
  'fixed',
  'reopened',
  'severity_changed',
  'disposition_requested',
  'disposition_approved',
  'disposition_rejected',
  'disposition_ended',
  'to_review',
])

/** What is scanned: a repository, an image, a system. The shard key of findings. */
export const assets = pgTable(
  'assets',
  {
    id: id().primaryKey(),
    name: text('name').notNull(),
    kind: assetKind('kind').notNull(),
    environment: text('environment'),
    owner: text('owner'),
    /** The branch that posture counts: that of the first report. Others are kept apart. */
    defaultBranch: text('default_branch').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [uniqueIndex('assets_name_key').on(t.name)],
)

/** The scope of closing: asset + source + scanner configuration + branch. */
export const scanScopes = pgTable(
  'scan_scopes',
  {
    id: id().primaryKey(),
    assetId: id('asset_id')
      .notNull()
      .references(() => assets.id),
    tool: text('tool').notNull(),
    configuration: text('configuration').notNull(),
    /** The sender gave the configuration its name: only runs that say the same name belong here. */
    isConfigurationNamed: boolean('is_configuration_named').notNull(),
    /** What its runs prove: dependencies, secrets, source code, … */
    kind: evidenceKind('kind').notNull(),
    branch: text('branch').notNull(),
    lastRunId: id('last_run_id'),
    lastRunAt: at('last_run_at'),
    lastCompleteRunId: id('last_complete_run_id'),
    lastCompleteAt: at('last_complete_at'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [uniqueIndex('scan_scopes_key').on(t.assetId, t.tool, t.configuration, t.branch)],
)

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

/** One place where a finding was seen in its newest report. */
export type Occurrence = {
  path: string | null
  line: number | null
  version: string | null
  offset: number
  length: number
}

/**
 * One row a finding of a scope. Whether it is new, active, fixed or reopened is derived (`rules/detection.ts`):
 * an identical re-import writes nothing here.
 */
export const findings = pgTable(
  'findings',
  {
    assetId: id('asset_id').notNull(),
    id: id().notNull(),
    scopeId: id('scope_id').notNull(),
    fingerprint: bytea('fingerprint').notNull(),
    fingerprintVersion: smallint('fingerprint_version').notNull(),
    /** The tool's own fingerprint: finds the same finding when ours changed with its surroundings. */
    alternateFingerprint: text('alternate_fingerprint'),
    issueKey: bytea('issue_key').notNull(),
    type: findingType('type').notNull(),
    severity: severity('severity').notNull(),
    ruleId: text('rule_id').notNull(),
    title: text('title').notNull(),
    aliases: text('aliases').array().notNull(),
    packageName: text('package_name'),
    packageVersion: text('package_version'),
    fixedVersion: text('fixed_version'),
    purl: text('purl'),
    target: text('target').notNull(),
    path: text('path'),
    line: integer('line'),
    resource: text('resource'),
    occurrenceCount: integer('occurrence_count').notNull(),
    occurrences: jsonb('occurrences').$type<Occurrence[]>().notNull(),
    /** SHA-256 of everything above that may change without changing the finding's identity. */
    contentHash: bytea('content_hash').notNull(),
    /** The run and raw element that the columns above were read from. */
    contentRunId: id('content_run_id').notNull(),
    rawOffset: bigint('raw_offset', { mode: 'number' }).notNull(),
    rawLength: integer('raw_length').notNull(),
    isPresent: boolean('is_present').notNull(),
    firstSeenAt: at('first_seen_at').notNull(),
    /** Start of the present (or, when fixed, the last) opening: the SLA counts from here. */
    openedAt: at('opened_at').notNull(),
    openedRunId: id('opened_run_id').notNull(),
    closedAt: at('closed_at'),
    closedRunId: id('closed_run_id'),
    reopenCount: integer('reopen_count').notNull().default(0),
    /**
     * When a partial or held run last showed it again. Complete runs confirm what they show without writing; these
     * confirm some findings of a scope and not others.
     */
    confirmedAt: at('confirmed_at'),
    disposition: disposition('disposition').notNull().default('none'),
    dispositionUntil: at('disposition_until'),
    dispositionId: id('disposition_id'),
    /** A false positive whose evidence changed: somebody looks again. */
    isToReview: boolean('is_to_review').notNull().default(false),
    /** Since when the row is counted where `finding_counts` counts it now. */
    countedFrom: at('counted_from').notNull(),
    /** A path is one word to the parser: cut at its slashes, so that a file is found by its name. */
    search: tsvector('search')
      .notNull()
      .generatedAlwaysAs(
        sql`to_tsvector('simple', rule_id || ' ' || title || ' ' || translate(coalesce(package_name, '') || ' ' || coalesce(path, '') || ' ' || target || ' ' || coalesce(resource, ''), '/@:', '   '))`,
      ),
  },
  (t) => [
    primaryKey({ columns: [t.assetId, t.id] }),
    uniqueIndex('findings_fingerprint_key').on(t.scopeId, t.fingerprint),
    index('findings_open_idx').on(t.severity, t.openedAt, t.id).where(sql`${t.isPresent}`),
    index('findings_open_by_asset_idx').on(t.assetId, t.severity, t.openedAt).where(sql`${t.isPresent}`),
    index('findings_alternate_idx')
      .on(t.scopeId, t.alternateFingerprint)
      .where(sql`${t.alternateFingerprint} is not null`),
    index('findings_issue_idx').on(t.assetId, t.issueKey),
    // What the roll-up cannot tell apart by the instant of opening; the condition stands again in `open-buckets.ts`.
    index('findings_unusual_idx')
      .on(t.severity, t.openedAt, t.id)
      .where(
        sql`is_present and (reopen_count > 0 or confirmed_at is not null or is_to_review or disposition_id is not null)`,
      ),
    index('findings_fixed_idx').on(t.closedAt.desc(), t.id.desc()).where(sql`not is_present`),
    index('findings_aliases_idx').using('gin', t.aliases),
    index('findings_search_idx').using('gin', sql`${t.search}`),
  ],
)

/** What a tool says of a rule, once, however many findings follow it. */
export const scanRules = pgTable(
  'scan_rules',
  {
    tool: text('tool').notNull(),
    ruleId: text('rule_id').notNull(),
    description: text('description').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tool, t.ruleId] })],
)

/** What happened to a finding after it was first seen. Partitioned by month of `at`. */
export const findingEvents = pgTable(
  'finding_events',
  {
    assetId: id('asset_id').notNull(),
    findingId: id('finding_id').notNull(),
    at: at('at').notNull(),
    recordedAt: at('recorded_at').notNull(),
    kind: findingEventKind('kind').notNull(),
    runId: id('run_id'),
    actorName: text('actor_name'),
    detail: jsonb('detail').$type<Record<string, string>>().notNull(),
  },
  (t) => [index('finding_events_finding_idx').on(t.assetId, t.findingId, t.at)],
)

/**
 * The roll-up that posture, facets and history read. Findings that one run opened share the instant
 * `opened_at`, so a million findings fold into some thousand rows. A row counts the findings that were
 * open with these attributes from `valid_from` until `valid_to` (`infinity`: still so).
 */
export const findingCounts = pgTable(
  'finding_counts',
  {
    assetId: id('asset_id').notNull(),
    scopeId: id('scope_id').notNull(),
    type: findingType('type').notNull(),
    severity: severity('severity').notNull(),
    disposition: disposition('disposition').notNull(),
    openedAt: at('opened_at').notNull(),
    validFrom: at('valid_from').notNull(),
    validTo: at('valid_to').notNull(),
    count: integer('count').notNull(),
  },
  (t) => [
    primaryKey({
      columns: [t.assetId, t.scopeId, t.type, t.severity, t.disposition, t.openedAt, t.validFrom, t.validTo],
    }),
    index('finding_counts_valid_idx').on(t.validTo, t.validFrom),
  ],
)

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
