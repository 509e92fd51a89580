import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import type { DelegationLine } from '../model/campaign.ts'
import { readDelegations } from './delegation-rows.ts'

/** Everybody's delegations, running and coming: who stands in for whom. */
export const delegations = defineQuery({
  permission: 'reviews.read',
  input: z.strictObject({}),
  run: ({ db, now }): Promise<DelegationLine[]> => readDelegations(db, sql`true`, now),
})
