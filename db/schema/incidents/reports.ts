import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { at, bytea, id } from '../columns.ts'
import { reportChannel, reportStatus } from './vocabulary.ts'

/**
 * Confidential reports. Row-level security (migration 0011): the lead, the designees (responders) and the reporter
 * read them, nobody else; what was written is sealed with a key outside the database.
 */
export const reports = pgTable(
  'reports',
  {
    id: id().primaryKey(),
    /** `R-7`, in order of arrival. */
    number: integer('number').notNull().generatedAlwaysAsIdentity(),
    /** Null: anonymous. */
    reporterId: id('reporter_id'),
    /** SHA-256 of the receipt code of an anonymous report. */
    receiptHash: bytea('receipt_hash'),
    channel: reportChannel('channel').notNull(),
    /** JSON `ReportText` (what, where, how known), sealed for `report:<id>`. */
    sealedText: bytea('sealed_text').notNull(),
    receivedAt: at('received_at').notNull(),
    acknowledgeBy: at('acknowledge_by').notNull(),
    acknowledgedAt: at('acknowledged_at'),
    acknowledgedById: id('acknowledged_by_id'),
    acknowledgedByName: text('acknowledged_by_name'),
    status: reportStatus('status').notNull(),
    decidedAt: at('decided_at'),
    decidedByName: text('decided_by_name'),
    /** The incident it led to. */
    incidentId: id('incident_id'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('reports_number_key').on(t.number),
    uniqueIndex('reports_receipt_key').on(t.receiptHash),
    index('reports_status_idx').on(t.status, t.receivedAt.desc(), t.id.desc()),
    index('reports_reporter_idx').on(t.reporterId, t.receivedAt.desc()),
    index('reports_incident_idx').on(t.incidentId),
  ],
)

/** What reporter and designees tell each other. Append-only, sealed for `report-message:<id>`. */
export const reportMessages = pgTable(
  'report_messages',
  {
    id: id().primaryKey(),
    reportId: id('report_id')
      .notNull()
      .references(() => reports.id),
    isFromReporter: boolean('is_from_reporter').notNull(),
    /** For lead and designees only. */
    isInternal: boolean('is_internal').notNull(),
    /** Null: the anonymous reporter. */
    authorId: id('author_id'),
    authorName: text('author_name').notNull(),
    sealedText: bytea('sealed_text').notNull(),
    at: at('at').notNull(),
  },
  (t) => [index('report_messages_report_idx').on(t.reportId, t.at)],
)

/** Files of a report, sealed in blocks for `report-attachment:<id>:<sequence>`. */
export const reportAttachments = pgTable(
  'report_attachments',
  {
    id: id().primaryKey(),
    reportId: id('report_id')
      .notNull()
      .references(() => reports.id),
    /** JSON `{ name, type }`, sealed for `report-attachment:<id>`. */
    sealedName: bytea('sealed_name').notNull(),
    size: integer('size').notNull(),
    sha256: bytea('sha256').notNull(),
    at: at('at').notNull(),
  },
  (t) => [index('report_attachments_report_idx').on(t.reportId, t.at)],
)

export const reportAttachmentBlocks = pgTable(
  'report_attachment_blocks',
  {
    attachmentId: id('attachment_id')
      .notNull()
      .references(() => reportAttachments.id),
    sequence: integer('sequence').notNull(),
    sealed: bytea('sealed').notNull(),
  },
  (t) => [primaryKey({ columns: [t.attachmentId, t.sequence] })],
)

/**
 * An issue known from scans that was brought to the lead: by a report, or by the notice of somebody who knew it.
 * Silence about a known critical or high issue violates clause V.A.
 */
export const reportedIssues = pgTable(
  'reported_issues',
  {
    issueKey: bytea('issue_key').primaryKey(),
    reportedAt: at('reported_at').notNull(),
    reportedById: text('reported_by_id').notNull(),
    reportedByName: text('reported_by_name').notNull(),
    /** The confidential report it came with; null for a notice from the list of findings. */
    reportId: id('report_id'),
    note: text('note'),
    acknowledgedAt: at('acknowledged_at'),
    acknowledgedByName: text('acknowledged_by_name'),
  },
  (t) => [index('reported_issues_reported_idx').on(t.reportedAt.desc())],
)
