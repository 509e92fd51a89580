import { sql } from 'drizzle-orm'
import { index, jsonb, pgEnum, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { at, id } from '../columns.ts'
import { accessSources } from './sources.ts'

export const scimResourceType = pgEnum('scim_resource_type', ['User', 'Group'])

/** What an identity provider pushed (RFC 7643), as it is now; a job turns all of it into one import. */
export const scimResources = pgTable(
  'scim_resources',
  {
    id: id().primaryKey(),
    sourceId: id('source_id')
      .notNull()
      .references(() => accessSources.id),
    type: scimResourceType('type').notNull(),
    /** `userName` or `displayName`, lower-cased: unique within its type (RFC 7643, section 4.1.1). */
    key: text('key').notNull(),
    externalId: text('external_id'),
    resource: jsonb('resource').$type<Record<string, unknown>>().notNull(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('scim_resources_key').on(t.sourceId, t.type, t.key),
    index('scim_resources_external_idx')
      .on(t.sourceId, t.type, t.externalId)
      .where(sql`${t.externalId} is not null`),
  ],
)
