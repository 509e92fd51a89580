import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import type { PersonReview } from '../model/person-review.ts'
import { iso } from './queue-rows.ts'

/** What a page shows at once. */
const mostShown = 100

/**
 * What was decided about a person's access until a moment, the latest first: at most a hundred, and how many there are.
 * For whoever may see the access itself.
 */
export const reviewsOfPerson = defineQuery({
  permission: 'access.read',
  input: z.strictObject({ personId: z.uuid(), until: z.date() }),
  async run({ db, input: { personId, until } }): Promise<{ decisions: PersonReview[]; total: number }> {
    const { rows } = await db.execute<PersonReview & { total: number }>(sql`
      select i.id as "itemId", i.campaign_id as "campaignId", c.title as campaign, i.system_id as "systemId",
        i.snapshot ->> 'systemName' as "systemName", i.snapshot ->> 'role' as role,
        i.snapshot ->> 'resource' as resource, i.decision, i.approved_until as "approvedUntil",
        i.reduce_to_role as "reduceToRole", i.justification, i.decided_at as "decidedAt",
        coalesce(u.name, v.name, 'somebody') as "decidedBy", i.signed_at is not null as "isSigned",
        count(*) over ()::int as total
      from review_items i
      join campaigns c on c.id = i.campaign_id
      left join users u on u.id = i.decided_by
      left join person_versions v on v.person_id = i.reviewer_id and v.valid_to is null
      where i.person_id = ${personId}::uuid and i.decided_at <= ${until.toISOString()}::timestamptz
      order by i.decided_at desc, i.id limit ${mostShown}`)
    return {
      decisions: rows.map(({ total: _, ...row }) => ({
        ...row,
        approvedUntil: iso(row.approvedUntil),
        decidedAt: new Date(row.decidedAt).toISOString(),
      })),
      total: rows[0]?.total ?? 0,
    }
  },
})
