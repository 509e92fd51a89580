import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { at, id } from '../columns.ts'
import { incidents } from './incidents.ts'
import { timelineKind } from './vocabulary.ts'

/** Something an entry points to. `href` is a path of this installation or an https address. */
export type TimelineLink = {
  type: 'finding' | 'account' | 'system' | 'revocation' | 'evidence' | 'deployment' | 'change' | 'page'
  label: string
  href: string
}

/** A file of an entry: its evidence row and the artifact behind it. */
export type TimelineAttachment = { evidenceId: string; name: string; type: string; size: number }

/** What happened, in the order in which it was told. Append-only: a correction is a new entry that names the old one. */
export const incidentEvents = pgTable(
  'incident_events',
  {
    incidentId: id('incident_id')
      .notNull()
      .references(() => incidents.id),
    id: id().notNull(),
    /** 1, 2, 3 … within the incident, without gaps. */
    sequence: integer('sequence').notNull(),
    kind: timelineKind('kind').notNull(),
    observedAt: at('observed_at').notNull(),
    recordedAt: at('recorded_at').notNull(),
    authorType: text('author_type').notNull(),
    authorId: text('author_id').notNull(),
    authorName: text('author_name').notNull(),
    /** `plumbline` (of itself), `browser`, `api`, `chat`, or the name of a hook. */
    source: text('source').notNull(),
    /** Markdown, at most 20,000 characters; empty when it withdraws the entry it supersedes. */
    body: text('body').notNull(),
    links: jsonb('links').$type<TimelineLink[]>().notNull(),
    attachments: jsonb('attachments').$type<TimelineAttachment[]>().notNull(),
    /** The entry this one corrects or withdraws. */
    supersedesId: id('supersedes_id'),
    isWithdrawal: boolean('is_withdrawal').notNull().default(false),
    /** Why it was corrected. */
    reason: text('reason'),
    /** Of the sender: the same one twice is one entry. */
    dedupeKey: text('dedupe_key'),
  },
  (t) => [
    primaryKey({ columns: [t.incidentId, t.id] }),
    uniqueIndex('incident_events_sequence_key').on(t.incidentId, t.sequence),
    index('incident_events_observed_idx').on(t.incidentId, t.observedAt, t.sequence),
    /** An entry is superseded once; the next correction supersedes the correction. */
    uniqueIndex('incident_events_supersedes_key')
      .on(t.supersedesId)
      .where(sql`${t.supersedesId} is not null`),
    uniqueIndex('incident_events_dedupe_key')
      .on(t.incidentId, t.source, t.dedupeKey)
      .where(sql`${t.dedupeKey} is not null`),
  ],
)

/** Entries that stand on top. */
export const incidentPins = pgTable(
  'incident_pins',
  {
    incidentId: id('incident_id').notNull(),
    eventId: id('event_id').notNull(),
    at: at('at').notNull(),
    byName: text('by_name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.incidentId, t.eventId] })],
)
