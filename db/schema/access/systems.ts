import { boolean, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { at, id } from '../columns.ts'
import { criticality, systemEnvironment } from './vocabulary.ts'

/** What accounts can enter: the shard key of accounts and grants. */
export const systems = pgTable(
  'systems',
  {
    id: id().primaryKey(),
    name: text('name').notNull(),
    purpose: text('purpose'),
    /** Null: not said yet, which `scope.coverage` counts against it. */
    environment: systemEnvironment('environment'),
    criticality: criticality('criticality'),
    /** A person of the organisation. */
    ownerId: id('owner_id'),
    /** Every request proves who makes it (policy clause II); null: not said yet. */
    isIdentityAware: boolean('is_identity_aware'),
    createdAt: at('created_at').notNull(),
    retiredAt: at('retired_at'),
  },
  (t) => [uniqueIndex('systems_name_key').on(t.name)],
)
