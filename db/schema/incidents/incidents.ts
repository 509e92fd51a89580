import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { at, id } from '../columns.ts'
import { incidentDuty, incidentSeverity, incidentStatus, responseStep } from './vocabulary.ts'

/** The four answers of the guided matrix (`lib/incidents/model/severity.ts`), 0 to 3 each. */
export type SeverityMatrix = { impact: number; spread: number; data: number; exploitation: number }

export const incidents = pgTable(
  'incidents',
  {
    id: id().primaryKey(),
    /** `INC-42`, gapless, in order of reporting. */
    number: integer('number').notNull(),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    status: incidentStatus('status').notNull(),
    /** Null until it is classified. */
    severity: incidentSeverity('severity'),
    /** The highest ever held: the obligation follows it, and it never falls. */
    highestSeverity: incidentSeverity('highest_severity'),
    /** When it began to be seen, as far as known. */
    detectedAt: at('detected_at').notNull(),
    /** When Plumbline was told: clocks start here. */
    reportedAt: at('reported_at').notNull(),
    reportedByName: text('reported_by_name').notNull(),
    classifiedAt: at('classified_at'),
    acknowledgedAt: at('acknowledged_at'),
    /** Of the present resolution; null again after re-opening. */
    resolvedAt: at('resolved_at'),
    closedAt: at('closed_at'),
    dismissedAt: at('dismissed_at'),
    dismissedReason: text('dismissed_reason'),
    reopenCount: integer('reopen_count').notNull().default(0),
    /** The confidential report it came from. Its text is never copied. */
    reportId: id('report_id'),
    /** A root cause in a few words of a list, so that repeats are seen. */
    causeCategory: text('cause_category'),
    /** Systems concerned (`systems.id`). */
    systemIds: id('system_ids').array().notNull(),
    /** Last used sequence number of its timeline. */
    lastSequence: integer('last_sequence').notNull().default(0),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('incidents_number_key').on(t.number),
    index('incidents_status_idx').on(t.status, t.number.desc()),
    index('incidents_reported_idx').on(t.reportedAt.desc(), t.id.desc()),
  ],
)

/** Every transition, in order. Append-only: the board as of any moment is read from here. */
export const incidentTransitions = pgTable(
  'incident_transitions',
  {
    id: id().primaryKey(),
    incidentId: id('incident_id')
      .notNull()
      .references(() => incidents.id),
    from: incidentStatus('from_status'),
    to: incidentStatus('to_status').notNull(),
    at: at('at').notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    note: text('note'),
  },
  (t) => [index('incident_transitions_incident_idx').on(t.incidentId, t.at)],
)

/** Each classification, with its reasons. A downgrade holds only after a second person confirmed it. */
export const incidentSeverities = pgTable(
  'incident_severities',
  {
    id: id().primaryKey(),
    incidentId: id('incident_id')
      .notNull()
      .references(() => incidents.id),
    from: incidentSeverity('from_severity'),
    to: incidentSeverity('to_severity').notNull(),
    matrix: jsonb('matrix').$type<SeverityMatrix>().notNull(),
    reason: text('reason').notNull(),
    proposedAt: at('proposed_at').notNull(),
    proposedById: id('proposed_by_id').notNull(),
    proposedByName: text('proposed_by_name').notNull(),
    /** When it took effect: at once, or when the second person agreed. */
    effectiveAt: at('effective_at'),
    decidedById: id('decided_by_id'),
    decidedByName: text('decided_by_name'),
    refusedAt: at('refused_at'),
    refusedReason: text('refused_reason'),
  },
  (t) => [
    index('incident_severities_incident_idx').on(t.incidentId, t.proposedAt),
    /** One downgrade waits at a time. */
    uniqueIndex('incident_severities_waiting_key')
      .on(t.incidentId)
      .where(sql`${t.effectiveAt} is null and ${t.refusedAt} is null`),
  ],
)

/** Who does what in it: users of Plumbline. */
export const incidentDuties = pgTable(
  'incident_duties',
  {
    id: id().primaryKey(),
    incidentId: id('incident_id')
      .notNull()
      .references(() => incidents.id),
    duty: incidentDuty('duty').notNull(),
    userId: id('user_id').notNull(),
    givenAt: at('given_at').notNull(),
    givenByName: text('given_by_name').notNull(),
    endedAt: at('ended_at'),
  },
  (t) => [
    uniqueIndex('incident_duties_current_key')
      .on(t.incidentId, t.duty, t.userId)
      .where(sql`${t.endedAt} is null`),
    index('incident_duties_user_idx').on(t.userId).where(sql`${t.endedAt} is null`),
  ],
)

/** A step of the response, claimed with its evidence. Re-opening voids what was claimed. */
export const incidentSteps = pgTable(
  'incident_steps',
  {
    id: id().primaryKey(),
    incidentId: id('incident_id')
      .notNull()
      .references(() => incidents.id),
    step: responseStep('step').notNull(),
    /** When it was done, as its claimant says; never after `recordedAt`. */
    doneAt: at('done_at').notNull(),
    recordedAt: at('recorded_at').notNull(),
    byId: id('by_id').notNull(),
    byName: text('by_name').notNull(),
    note: text('note').notNull(),
    /** Timeline entries of this incident that prove it: at least one, of the kind evidence or with an attachment or link. */
    eventIds: id('event_ids').array().notNull(),
    voidedAt: at('voided_at'),
  },
  (t) => [
    uniqueIndex('incident_steps_current_key').on(t.incidentId, t.step).where(sql`${t.voidedAt} is null`),
    /** A step cannot be claimed without evidence. */
    check('incident_steps_evidence_check', sql`cardinality(${t.eventIds}) > 0`),
    index('incident_steps_incident_idx').on(t.incidentId, t.recordedAt),
  ],
)
