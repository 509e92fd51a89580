import { sql } from 'drizzle-orm'
import { index, integer, pgTable, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { at, id } from '../columns.ts'
import { incidents } from './incidents.ts'

export const onCallSchedules = pgTable(
  'on_call_schedules',
  {
    id: id().primaryKey(),
    name: text('name').notNull(),
    /** IANA. Hand-overs are at local times. */
    timeZone: text('time_zone').notNull(),
    createdAt: at('created_at').notNull(),
    retiredAt: at('retired_at'),
  },
  (t) => [uniqueIndex('on_call_schedules_name_key').on(t.name).where(sql`${t.retiredAt} is null`)],
)

/** Who follows whom. A change of a rotation is a new row from its day on; the old one ends there. */
export const onCallRotations = pgTable(
  'on_call_rotations',
  {
    id: id().primaryKey(),
    scheduleId: id('schedule_id')
      .notNull()
      .references(() => onCallSchedules.id),
    /** In turn. */
    userIds: id('user_ids').array().notNull(),
    /** Length of a turn in days. */
    turnDays: smallint('turn_days').notNull(),
    /** Local hour (0-23) of the hand-over. */
    handoverHour: smallint('handover_hour').notNull(),
    /** The first turn begins here; ISO weekdays it covers (1 Monday … 7 Sunday) and local hours. */
    validFrom: at('valid_from').notNull(),
    validTo: at('valid_to'),
    weekdays: smallint('weekdays').array().notNull(),
    fromHour: smallint('from_hour').notNull(),
    /** 24: until midnight. Equal to `from_hour`: around the clock. */
    toHour: smallint('to_hour').notNull(),
    createdAt: at('created_at').notNull(),
    createdByName: text('created_by_name').notNull(),
  },
  (t) => [index('on_call_rotations_schedule_idx').on(t.scheduleId, t.validFrom)],
)

export const onCallOverrides = pgTable(
  'on_call_overrides',
  {
    id: id().primaryKey(),
    scheduleId: id('schedule_id')
      .notNull()
      .references(() => onCallSchedules.id),
    userId: id('user_id').notNull(),
    validFrom: at('valid_from').notNull(),
    validTo: at('valid_to').notNull(),
    reason: text('reason').notNull(),
    createdAt: at('created_at').notNull(),
    createdByName: text('created_by_name').notNull(),
    endedAt: at('ended_at'),
  },
  (t) => [index('on_call_overrides_schedule_idx').on(t.scheduleId, t.validTo)],
)

/** Whom a Critical incident pages, one level after the other until somebody acknowledges. */
export const escalationLevels = pgTable(
  'escalation_levels',
  {
    id: id().primaryKey(),
    position: smallint('position').notNull(),
    /** One of the three: who is on call there, one user, or everybody with a role. */
    scheduleId: id('schedule_id'),
    userId: id('user_id'),
    role: text('role'),
    /** How long it waits for an acknowledgement before the next level. */
    timeoutMinutes: integer('timeout_minutes').notNull(),
    createdAt: at('created_at').notNull(),
    endedAt: at('ended_at'),
  },
  (t) => [uniqueIndex('escalation_levels_position_key').on(t.position).where(sql`${t.endedAt} is null`)],
)

/** One person called for one incident. `round` counts how often the list was begun again. */
export const incidentPages = pgTable(
  'incident_pages',
  {
    id: id().primaryKey(),
    incidentId: id('incident_id')
      .notNull()
      .references(() => incidents.id),
    round: smallint('round').notNull(),
    level: smallint('level').notNull(),
    userId: id('user_id').notNull(),
    /** Why this person: `on call for …`, `lead`. */
    reason: text('reason').notNull(),
    pagedAt: at('paged_at').notNull(),
    /** When the next level is called. */
    answerBy: at('answer_by').notNull(),
    acknowledgedAt: at('acknowledged_at'),
    /** Somebody else acknowledged, or the incident needs nobody any more. */
    endedAt: at('ended_at'),
  },
  (t) => [
    uniqueIndex('incident_pages_key').on(t.incidentId, t.round, t.level, t.userId),
    index('incident_pages_open_idx')
      .on(t.answerBy)
      .where(sql`${t.acknowledgedAt} is null and ${t.endedAt} is null`),
  ],
)
