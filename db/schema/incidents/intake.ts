import { sql } from 'drizzle-orm'
import { index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { at, bytea, id } from '../columns.ts'
import { incidents } from './incidents.ts'
import { hookKind } from './vocabulary.ts'

/** The same thing under its name elsewhere, for example a PagerDuty incident. */
export const incidentReferences = pgTable(
  'incident_references',
  {
    source: text('source').notNull(),
    externalId: text('external_id').notNull(),
    incidentId: id('incident_id')
      .notNull()
      .references(() => incidents.id),
    at: at('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.source, t.externalId] }),
    index('incident_references_incident_idx').on(t.incidentId),
  ],
)

/** Who may send events from outside (HMAC over the raw body). */
export const incidentHooks = pgTable(
  'incident_hooks',
  {
    id: id().primaryKey(),
    name: text('name').notNull(),
    kind: hookKind('kind').notNull(),
    /** AES-256-GCM under the key `encryption`, for `incident-hook:<id>`. */
    secret: bytea('secret').notNull(),
    createdAt: at('created_at').notNull(),
    createdByName: text('created_by_name').notNull(),
    disabledAt: at('disabled_at'),
    lastDeliveryAt: at('last_delivery_at'),
    lastRefusal: text('last_refusal'),
  },
  (t) => [uniqueIndex('incident_hooks_name_key').on(t.name).where(sql`${t.disabledAt} is null`)],
)

/** Deliveries that were taken, so that a repeat does nothing. */
export const incidentHookDeliveries = pgTable(
  'incident_hook_deliveries',
  {
    hookId: id('hook_id').notNull(),
    deliveryId: text('delivery_id').notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.hookId, t.deliveryId] }),
    index('incident_hook_deliveries_at_idx').on(t.at),
  ],
)
