import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { at, id } from '../columns.ts'
import { findingEventKind } from './vocabulary.ts'

/** What happened to a finding after it was first seen. Partitioned by month of `at`. */
export const findingEvents = pgTable(
  'finding_events',
  {
    assetId: id('asset_id').notNull(),
    findingId: id('finding_id').notNull(),
    at: at('at').notNull(),
    recordedAt: at('recorded_at').notNull(),
    kind: findingEventKind('kind').notNull(),
    runId: id('run_id'),
    actorName: text('actor_name'),
    detail: jsonb('detail').$type<Record<string, string>>().notNull(),
  },
  (t) => [index('finding_events_finding_idx').on(t.assetId, t.findingId, t.at)],
)
