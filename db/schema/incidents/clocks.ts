import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { at, id } from '../columns.ts'
import { incidents } from './incidents.ts'
import { clockKind, incidentSeverity } from './vocabulary.ts'

/** What stopped a clock. */
export type ClockProof =
  | { type: 'classified'; severityId: string }
  | { type: 'acknowledged'; userId: string; name: string }
  | { type: 'published'; publicationId: string; evidenceId: string; url: string }
  | { type: 'statement'; eventId: string; reference: string }

/** A deadline of an incident. It is late when `coalesce(stopped_at, now) > due_at`; nothing stores that. */
export const incidentClocks = pgTable(
  'incident_clocks',
  {
    id: id().primaryKey(),
    incidentId: id('incident_id')
      .notNull()
      .references(() => incidents.id),
    kind: clockKind('kind').notNull(),
    /** For a regulatory clock its name; else the kind again. */
    name: text('name').notNull(),
    /** `regulatory_clocks.id` of a clock that was added as data. */
    ruleId: id('rule_id'),
    startedAt: at('started_at').notNull(),
    /** From 80 % of its time. */
    atRiskAt: at('at_risk_at').notNull(),
    dueAt: at('due_at').notNull(),
    stoppedAt: at('stopped_at'),
    proof: jsonb('proof').$type<ClockProof>(),
    /** Re-opening voids it; the row stays. */
    voidedAt: at('voided_at'),
    voidedReason: text('voided_reason'),
  },
  (t) => [
    uniqueIndex('incident_clocks_current_key')
      .on(t.incidentId, t.kind, t.name)
      .where(sql`${t.voidedAt} is null`),
    index('incident_clocks_running_idx')
      .on(t.atRiskAt)
      .where(sql`${t.stoppedAt} is null and ${t.voidedAt} is null`),
    /** No clock stops without its proof. */
    check('incident_clocks_proof_check', sql`(${t.stoppedAt} is null) = (${t.proof} is null)`),
    index('incident_clocks_kind_idx').on(t.kind, t.startedAt),
  ],
)

/** Clocks that a law or a contract adds, as data. */
export const regulatoryClocks = pgTable(
  'regulatory_clocks',
  {
    id: id().primaryKey(),
    name: text('name').notNull(),
    /** The law or contract, with its article. */
    source: text('source').notNull(),
    withinMinutes: integer('within_minutes').notNull(),
    /** `awareness` (reported), `classification` or `resolution`. */
    startsAt: text('starts_at').notNull(),
    /** From this severity on it starts by itself; null: somebody adds it. */
    fromSeverity: incidentSeverity('from_severity'),
    createdAt: at('created_at').notNull(),
    createdByName: text('created_by_name').notNull(),
    retiredAt: at('retired_at'),
  },
  (t) => [uniqueIndex('regulatory_clocks_name_key').on(t.name).where(sql`${t.retiredAt} is null`)],
)
