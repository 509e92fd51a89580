import { index, integer, pgTable, primaryKey } from 'drizzle-orm/pg-core'
import { at, id } from '../columns.ts'
import { disposition, findingType, severity } from './vocabulary.ts'

/**
 * The roll-up that posture, facets and history read. Findings that one run opened share the instant
 * `opened_at`, so a million findings fold into some thousand rows. A row counts the findings that were
 * open with these attributes from `valid_from` until `valid_to` (`infinity`: still so).
 */
export const findingCounts = pgTable(
  'finding_counts',
  {
    assetId: id('asset_id').notNull(),
    scopeId: id('scope_id').notNull(),
    type: findingType('type').notNull(),
    severity: severity('severity').notNull(),
    disposition: disposition('disposition').notNull(),
    openedAt: at('opened_at').notNull(),
    validFrom: at('valid_from').notNull(),
    validTo: at('valid_to').notNull(),
    count: integer('count').notNull(),
  },
  (t) => [
    primaryKey({
      columns: [t.assetId, t.scopeId, t.type, t.severity, t.disposition, t.openedAt, t.validFrom, t.validTo],
    }),
    index('finding_counts_valid_idx').on(t.validTo, t.validFrom),
  ],
)
