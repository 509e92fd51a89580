import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { at, id } from '../columns.ts'
import { incidents } from './incidents.ts'
import { incidentTaskKind } from './vocabulary.ts'

/** Work of an incident, and follow-up actions that outlive it. */
export const incidentTasks = pgTable(
  'incident_tasks',
  {
    id: id().primaryKey(),
    incidentId: id('incident_id')
      .notNull()
      .references(() => incidents.id),
    kind: incidentTaskKind('kind').notNull(),
    title: text('title').notNull(),
    detail: text('detail'),
    ownerId: id('owner_id').notNull(),
    dueAt: at('due_at').notNull(),
    createdAt: at('created_at').notNull(),
    createdByName: text('created_by_name').notNull(),
    doneAt: at('done_at'),
    doneByName: text('done_by_name'),
    /** What shows that it is done: words and, where there is one, a link. Required with `doneAt`. */
    closure: text('closure'),
    closureUrl: text('closure_url'),
    cancelledAt: at('cancelled_at'),
    cancelledReason: text('cancelled_reason'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    check('incident_tasks_closure_check', sql`(${t.doneAt} is null) = (${t.closure} is null)`),
    index('incident_tasks_incident_idx').on(t.incidentId, t.createdAt),
    index('incident_tasks_owner_idx')
      .on(t.ownerId, t.dueAt)
      .where(sql`${t.doneAt} is null and ${t.cancelledAt} is null`),
    index('incident_tasks_due_idx').on(t.dueAt).where(sql`${t.doneAt} is null and ${t.cancelledAt} is null`),
  ],
)
