import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { at, bytea, id, tsvector } from '../columns.ts'
import { disposition, findingType, severity } from './vocabulary.ts'

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
