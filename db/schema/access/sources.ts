import { jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { at, id } from '../columns.ts'
import { systems } from './systems.ts'
import { accessSourceKind } from './vocabulary.ts'

/** A person's word that sign-in enforces a second factor where no export can say so; it expires. */
export type MfaAttestation = {
  byId: string
  byName: string
  at: string
  until: string
  justification: string
}

/** Which column of a CSV gives which field, as remembered from the column mapper. */
export type ColumnMapping = {
  target: 'people' | 'access'
  /** Field → header of the column. */
  columns: Record<string, string>
  delimiter: ',' | ';' | '\t' | '|'
  /** How dates are written beside ISO 8601, which is always read; absent: not at all. */
  dates?: 'iso' | 'day-first' | 'month-first'
}

/** Where facts about people or access come from: one export of one system, sent again and again. */
export const accessSources = pgTable(
  'access_sources',
  {
    id: id().primaryKey(),
    name: text('name').notNull(),
    kind: accessSourceKind('kind').notNull(),
    /** Null for registers of people. */
    systemId: id('system_id').references(() => systems.id),
    /** Roles that count as privileged here beside those the format itself knows; compared without case. */
    privilegedRoles: text('privileged_roles').array().notNull(),
    mfaAttestation: jsonb('mfa_attestation').$type<MfaAttestation>(),
    mapping: jsonb('mapping').$type<ColumnMapping>(),
    createdAt: at('created_at').notNull(),
    retiredAt: at('retired_at'),
  },
  (t) => [uniqueIndex('access_sources_name_key').on(t.name)],
)

/**
 * The scope of closing: one kind of document of one source, and its part where there are several (one repository's
 * collaborators). Only a newer, complete import of the same feed can show that something is gone.
 */
export const accessFeeds = pgTable(
  'access_feeds',
  {
    id: id().primaryKey(),
    sourceId: id('source_id')
      .notNull()
      .references(() => accessSources.id),
    format: text('format').notNull(),
    /** Empty when the document speaks for the whole source. */
    part: text('part').notNull(),
    lastImportId: id('last_import_id'),
    lastImportAt: at('last_import_at'),
    lastCompleteImportId: id('last_complete_import_id'),
    lastCompleteAt: at('last_complete_at'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [uniqueIndex('access_feeds_key').on(t.sourceId, t.format, t.part)],
)
