import { sql } from 'drizzle-orm'
import {
  date,
  doublePrecision,
  index,
  integer,
  json,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { at, bytea, id } from './columns.ts'
import { severity } from './scans/vocabulary.ts'

export const ageClass = pgEnum('age_class', [
  'first_half',
  'second_half',
  'due_soon',
  'overdue',
  'no_deadline',
])
export const controlState = pgEnum('control_state', ['met', 'at_risk', 'breached', 'unproven'])

/** Every policy text that was ever in force, with what changed. */
export const policyVersions = pgTable(
  'policy_versions',
  {
    version: integer('version').primaryKey(),
    digest: bytea('digest').notNull(),
    source: text('source').notNull(),
    /** `json`, not `jsonb`: people read parameters in the order they were written. */
    document: json('document').notNull(),
    changes: json('changes').notNull(),
    inForceFrom: at('in_force_from').notNull(),
  },
  (t) => [uniqueIndex('policy_versions_digest_key').on(t.digest, t.version)],
)

/** The prepared answer of each control: what the posture page reads. */
export const controlStatus = pgTable('control_status', {
  controlId: text('control_id').primaryKey(),
  status: controlState('status').notNull(),
  /** The check's result without its violations (`lib/posture/model.ts`). */
  result: jsonb('result').notNull(),
  since: at('since').notNull(),
  evaluatedAt: at('evaluated_at').notNull(),
  becomesStaleAt: at('becomes_stale_at'),
  policyVersion: integer('policy_version').notNull(),
})

/** The status at the end of each day (UTC), recomputed when older evidence arrives. */
export const controlStatusDaily = pgTable(
  'control_status_daily',
  {
    controlId: text('control_id').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    status: controlState('status').notNull(),
    measured: doublePrecision('measured'),
    target: doublePrecision('target'),
    deviation: doublePrecision('deviation'),
    violationCount: integer('violation_count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.controlId, t.day] }), index('control_status_daily_day_idx').on(t.day)],
)

/** Open dependency and image findings at the end of each day (UTC), by how much of their SLA is used up. */
export const findingsDaily = pgTable(
  'findings_daily',
  {
    day: date('day', { mode: 'string' }).notNull(),
    severity: severity('severity').notNull(),
    ageClass: ageClass('age_class').notNull(),
    count: integer('count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.severity, t.ageClass] })],
)

/** One subject that fails a check. It opens and closes, with both times kept. */
export const violations = pgTable(
  'violations',
  {
    id: id().primaryKey(),
    controlId: text('control_id').notNull(),
    key: text('key').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    subjectLabel: text('subject_label').notNull(),
    count: integer('count').notNull(),
    summary: text('summary').notNull(),
    drill: jsonb('drill').notNull(),
    since: at('since').notNull(),
    dueAt: at('due_at'),
    openedAt: at('opened_at').notNull(),
    closedAt: at('closed_at'),
  },
  (t) => [
    uniqueIndex('violations_open_key').on(t.controlId, t.key).where(sql`${t.closedAt} is null`),
    index('violations_control_idx').on(t.controlId, t.openedAt.desc()),
  ],
)
