import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { at, id } from '../columns.ts'
import { accessFeeds } from './sources.ts'
import { employment, employmentState } from './vocabulary.ts'

/** Somebody of the organisation, known by the key of the register (lower-cased e-mail address, else the number). */
export const people = pgTable(
  'people',
  { id: id().primaryKey(), key: text('key').notNull(), createdAt: at('created_at').notNull() },
  (t) => [uniqueIndex('people_key_key').on(t.key)],
)

/** What the register said of a person from `valid_from` until `valid_to` (null: still so). */
export const personVersions = pgTable(
  'person_versions',
  {
    personId: id('person_id')
      .notNull()
      .references(() => people.id),
    validFrom: at('valid_from').notNull(),
    validTo: at('valid_to'),
    /** Shown since by an import that could close nothing (partial or held): an older one does not know better. */
    confirmedAt: at('confirmed_at'),
    name: text('name').notNull(),
    /** Lower-cased. A user of Plumbline is the person with the same address. */
    email: text('email'),
    /** In the personnel register. */
    number: text('number'),
    department: text('department'),
    title: text('title'),
    managerId: id('manager_id').references(() => people.id),
    employment: employment('employment').notNull(),
    state: employmentState('state').notNull(),
    joinedAt: at('joined_at'),
    leftAt: at('left_at'),
    feedId: id('feed_id')
      .notNull()
      .references(() => accessFeeds.id),
    evidenceId: id('evidence_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.validFrom] }),
    uniqueIndex('person_versions_current_key').on(t.personId).where(sql`${t.validTo} is null`),
    index('person_versions_email_idx').on(t.email).where(sql`${t.validTo} is null`),
    index('person_versions_manager_idx').on(t.managerId).where(sql`${t.validTo} is null`),
    check('person_versions_range_check', sql`${t.validTo} > ${t.validFrom}`),
    index('person_versions_feed_idx').on(t.feedId).where(sql`${t.validTo} is null`),
  ],
)
