import { sql } from 'drizzle-orm'
import {
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
import { at, bytea, id } from '../columns.ts'

export const alertKind = pgEnum('alert_kind', [
  'review_due_soon',
  'review_overdue',
  'revocation_overdue',
  'regrant',
  'orphan_privileged_account',
  'mfa_lost',
  'rubber_stamp',
  'import_stale',
  'import_partial',
  'report_waiting',
  'issue_unreported',
  'incident_page',
  'incident_clock',
  'incident_action_late',
  'publication_blocked',
  'on_call_gap',
])
export const alertUrgency = pgEnum('alert_urgency', ['urgent', 'soon', 'notice'])
export const alertChannel = pgEnum('alert_channel', ['email', 'webhook'])
export const digestCadence = pgEnum('digest_cadence', ['immediate', 'hourly', 'daily', 'weekly', 'off'])

/** One cause that somebody must act on, until the cause is gone. */
export const alerts = pgTable(
  'alerts',
  {
    id: id().primaryKey(),
    kind: alertKind('kind').notNull(),
    /** What it is about, for example `review:<campaign>:<reviewer>`: never two open alerts for one cause. */
    cause: text('cause').notNull(),
    urgency: alertUrgency('urgency').notNull(),
    title: text('title').notNull(),
    /** One sentence: what happened, and what closes it. */
    body: text('body').notNull(),
    /** A path of this installation. */
    href: text('href').notNull(),
    subject: jsonb('subject').$type<Record<string, string>>().notNull(),
    /** When it must be done; null when there is no clock. */
    dueAt: at('due_at'),
    openedAt: at('opened_at').notNull(),
    closedAt: at('closed_at'),
    /** How far the escalation has gone (`lib/alerts/rules/escalation.ts`). */
    level: smallint('level').notNull().default(0),
    /** How often it was repeated at this level. */
    repeats: smallint('repeats').notNull().default(0),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('alerts_open_key').on(t.kind, t.cause).where(sql`${t.closedAt} is null`),
    index('alerts_open_idx').on(t.urgency, t.dueAt).where(sql`${t.closedAt} is null`),
    index('alerts_opened_idx').on(t.openedAt.desc(), t.id.desc()),
  ],
)

/** Whom an alert is for: users of Plumbline, by name, by role or as a person of the organisation. */
export const alertRecipients = pgTable(
  'alert_recipients',
  {
    alertId: id('alert_id')
      .notNull()
      .references(() => alerts.id),
    userId: id('user_id').notNull(),
    /** The owner acts; the others are told because of their place in the escalation. */
    isOwner: boolean('is_owner').notNull(),
    addedAt: at('added_at').notNull(),
    seenAt: at('seen_at'),
    acknowledgedAt: at('acknowledged_at'),
    acknowledgedNote: text('acknowledged_note'),
    /** The level that was acknowledged: a higher one asks again. */
    acknowledgedLevel: smallint('acknowledged_level'),
  },
  (t) => [
    primaryKey({ columns: [t.alertId, t.userId] }),
    index('alert_recipients_user_idx').on(t.userId, t.addedAt.desc()),
  ],
)

/** One row for each message that goes out: sent exactly once, or its failure is here to see. */
export const alertDeliveries = pgTable(
  'alert_deliveries',
  {
    id: id().primaryKey(),
    channel: alertChannel('channel').notNull(),
    /** A user for mail, a webhook for webhooks. */
    recipientId: id('recipient_id').notNull(),
    /** The alert and its step (`opened`, `level:2`, `closed`, `ticket`): nobody is told the same thing twice. */
    key: text('key').notNull(),
    alertId: id('alert_id'),
    /** The first delivery of the mail that this one is part of: set before it is sent, so that it is resent the same. */
    batchId: id('batch_id'),
    payload: jsonb('payload').notNull(),
    createdAt: at('created_at').notNull(),
    /** Not before: the next digest, or the end of quiet hours. */
    dueAt: at('due_at').notNull(),
    sentAt: at('sent_at'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    givenUpAt: at('given_up_at'),
  },
  (t) => [
    uniqueIndex('alert_deliveries_key').on(t.channel, t.recipientId, t.key),
    index('alert_deliveries_due_idx').on(t.dueAt).where(sql`${t.sentAt} is null and ${t.givenUpAt} is null`),
  ],
)

export const notificationPreferences = pgTable('notification_preferences', {
  userId: id('user_id').primaryKey(),
  cadence: digestCadence('cadence').notNull(),
  /** Local hour (0-23) of the daily or weekly digest. */
  digestHour: smallint('digest_hour').notNull(),
  /** Local hours without mail; equal numbers: none. */
  quietFrom: smallint('quiet_from').notNull(),
  quietTo: smallint('quiet_to').notNull(),
  timeZone: text('time_zone').notNull(),
  /** Urgent alerts come through quiet hours. */
  isUrgentAlways: boolean('is_urgent_always').notNull(),
  updatedAt: at('updated_at').notNull(),
})

/** Somewhere outside that is told (Standard Webhooks signatures). */
export const webhooks = pgTable(
  'webhooks',
  {
    id: id().primaryKey(),
    name: text('name').notNull(),
    url: text('url').notNull(),
    /** AES-256-GCM, as `users.totp_secret`. */
    secret: bytea('secret').notNull(),
    /** `alerts`, `revocations`. */
    topics: text('topics').array().notNull(),
    createdAt: at('created_at').notNull(),
    createdBy: id('created_by').notNull(),
    disabledAt: at('disabled_at'),
    lastSuccessAt: at('last_success_at'),
    lastFailureAt: at('last_failure_at'),
    lastFailure: text('last_failure'),
  },
  (t) => [uniqueIndex('webhooks_name_key').on(t.name)],
)
