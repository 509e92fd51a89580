import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import { quartersToDraft } from '../rules/schedule.ts'
import { reviewTerms } from './review-terms.ts'

export type DueWork = {
  /** Quarters that need a draft. */
  quarters: string[]
  /** Drafts whose date has come. */
  starts: string[]
  /** People who left and still hold something that no campaign of their own asked about. */
  leavers: string[]
  /** People who changed departments lately, the same. */
  movers: string[]
  /** Grants (key, hex) whose approval has ended and that no running campaign asks about. */
  endedApprovals: string[]
}

/**
 * A move longer ago is history that was imported, not an event; nor is a register that begins to name departments, or
 * stops naming them.
 */
const recentDays = 14

/** What time and imports have made due, for the job that does it. Nothing is drafted where no access is known. */
export const dueWork = defineQuery({
  permission: 'reviews.run',
  input: z.strictObject({}),
  async run({ ctx, db, now }): Promise<DueWork> {
    const terms = await reviewTerms(ctx)
    const at = sql`${now.toISOString()}::timestamptz`
    const ids = async (query: ReturnType<typeof sql>): Promise<string[]> =>
      (await db.execute<{ id: string }>(query)).rows.map(({ id }) => id)
    const known = await ids(sql`select distinct quarter as id from campaigns where quarter is not null`)
    const isEmpty = (await ids(sql`select id from grants where valid_to is null limit 1`)).length === 0
    const holding = sql`exists (
      select 1 from account_versions av join grants g on g.account_id = av.account_id and g.valid_to is null
      where av.person_id = pv.person_id and av.valid_to is null)`
    const askedAlready = sql`exists (
      select 1 from campaigns c where c.kind = 'ad_hoc' and c.created_at >= pv.valid_from
        and c.scope -> 'personIds' ? pv.person_id::text)`
    return {
      quarters: isEmpty ? [] : quartersToDraft(now, new Set(known), terms),
      starts: await ids(sql`
        select id from campaigns where status = 'draft' and starts_at <= ${at} order by starts_at, id`),
      leavers: await ids(sql`
        select pv.person_id as id from person_versions pv
        where pv.valid_to is null and pv.state = 'left' and ${holding} and not ${askedAlready}
        order by pv.name limit 10000`),
      movers: await ids(sql`
        select pv.person_id as id from person_versions pv
        join person_versions before on before.person_id = pv.person_id and before.valid_to = pv.valid_from
          and before.department <> pv.department
        where pv.valid_to is null and pv.state <> 'left'
          and pv.valid_from > ${at} - make_interval(days => ${recentDays}) and ${holding} and not ${askedAlready}
        order by pv.name limit 10000`),
      endedApprovals: await ids(sql`
        select encode(i.grant_key, 'hex') as id
        from review_items i join campaigns c on c.id = i.campaign_id and c.status = 'completed'
        where i.decision = 'approve_until' and i.approved_until <= ${at} and i.signed_at is not null
          and i.superseded_at is null
          and exists (select 1 from grants g where g.key = i.grant_key and g.valid_to is null)
          and not exists (
            select 1 from review_items later join campaigns lc on lc.id = later.campaign_id
            where later.grant_key = i.grant_key and later.id <> i.id and lc.status <> 'cancelled'
              and (lc.status = 'running' or later.decided_at > i.decided_at))
          and not exists (
            select 1 from campaigns d where d.status = 'draft'
              and d.scope -> 'grantKeys' ? encode(i.grant_key, 'hex'))
        group by i.grant_key order by i.grant_key limit 50000`),
    }
  },
})
