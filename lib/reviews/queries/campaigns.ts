import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import type { CampaignLine } from '../model/campaign.ts'
import { readCampaigns, toCampaignLine } from './campaign-rows.ts'

/** Every campaign: what runs first, then drafts, then the past, newest first. */
export const campaigns = defineQuery({
  permission: 'reviews.read',
  input: z.strictObject({}),
  async run({ db, now }): Promise<CampaignLine[]> {
    return (await readCampaigns(db, sql`true`)).map((row) => toCampaignLine(row, now))
  },
})
