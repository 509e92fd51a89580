import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import { readCursor, writeCursor } from '../model/finding-cursor.ts'
import { findingFilterSchema } from '../model/finding-filter-schema.ts'
import type { FindingPage } from '../model/finding-row.ts'
import { planBranches } from '../rules/finding-branches.ts'
import { toFindingRow } from './finding-row.ts'
import { readFixed } from './fixed-findings.ts'
import { narrow } from './narrow.ts'
import { readOpen } from './open-findings.ts'
import { runMoment } from './run-moment.ts'
import { slaTerms } from './sla-terms.ts'

/**
 * One page of findings under a filter, in its order. Keyset-paged: page 10,000 costs what page 1 does. The cost of
 * a filter follows what the roll-up says can match, not the number of findings.
 */
export const listFindings = defineQuery({
  permission: 'scans.read',
  input: z.strictObject({
    filter: findingFilterSchema,
    cursor: z.string().max(300).nullable().default(null),
    limit: z.int().min(1).max(1_000).default(100),
  }),
  async run({ ctx, db, input: { filter, cursor, limit }, now }): Promise<FindingPage> {
    const terms = await slaTerms(ctx)
    const run = filter.run === null ? null : await runMoment(db, filter.run)
    if (filter.run !== null && run === null) return { rows: [], nextCursor: null }
    const after = cursor === null ? null : readCursor(cursor)
    if (filter.status === 'fixed') {
      const { records, next } = await readFixed(db, filter, run, after, limit)
      return {
        rows: records.map((record) => toFindingRow(record, terms, now)),
        nextCursor: next && writeCursor(next),
      }
    }
    const matching = await narrow(db, filter, run, { terms, now })
    const plan = planBranches(filter.sort, matching.severities, terms.days, after)
    const { records, next } = await readOpen(db, filter, run, matching, plan, { terms, now }, limit)
    return {
      rows: records.map((record) => toFindingRow(record, terms, now)),
      nextCursor: next && writeCursor(next),
    }
  },
})
