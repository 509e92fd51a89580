import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import type { QualityLine } from '../model/campaign.ts'
import { readQuality } from './quality-counts.ts'

/** How carefully each reviewer decided, the flagged ones first. For lead and auditor. */
export const quality = defineQuery({
  permission: 'reviews.read',
  input: z.strictObject({ campaignId: z.uuid() }),
  async run({ db, input: { campaignId } }): Promise<QualityLine[]> {
    const byReviewer = await readQuality(db, campaignId)
    const { rows } = await db.execute<{ id: string; name: string }>(sql`
      select person_id as id, name from person_versions
      where valid_to is null and person_id = any(${sql.param([...byReviewer.keys()])}::uuid[])`)
    const names = new Map(rows.map(({ id, name }) => [id, name]))
    return [...byReviewer]
      .map(([reviewerId, of]) => ({
        ...of,
        reviewerId,
        name: names.get(reviewerId) ?? 'No longer in the register',
      }))
      .sort((a, b) => Number(b.isRubberStamp) - Number(a.isRubberStamp) || a.name.localeCompare(b.name, 'en'))
  },
})
