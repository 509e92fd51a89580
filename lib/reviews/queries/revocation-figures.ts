import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import type { RevocationFigures, RevocationQuarter } from '../model/revocation-figures.ts'

/**
 * By quarter, as of a moment: how much was asked to go and how much of that was proven gone, how long it took from the
 * request to what the import shows, what was late, what came back.
 */
export const revocationFigures = defineQuery({
  permission: 'revocations.read',
  input: z.strictObject({ asOf: z.date().optional(), most: z.int().min(1).max(40).default(12) }),
  async run({ db, input: { asOf, most }, now }): Promise<RevocationFigures> {
    const moment = asOf ?? now
    const at = sql`${moment.toISOString()}::timestamptz`
    const { rows } = await db.execute<RevocationQuarter>(sql`
      with known as (
        select r.quarter, r.due_at,
          case when r.proven_at <= ${at} then r.proven_at end as proven_at,
          coalesce(r.regranted_at <= ${at}, false) as is_regranted,
          extract(epoch from case when r.proven_at <= ${at} then r.proven_at end - r.requested_at) / 3600 as hours,
          coalesce(r.risk_accepted_until > ${at} and r.status = 'risk_accepted', false) as is_accepted
        from revocations r
        where r.requested_at <= ${at} and r.status <> 'withdrawn'
      ), by_quarter as (
        select quarter, count(*)::int as requested, count(proven_at)::int as proven,
          (count(*) filter (where proven_at > due_at or (proven_at is null and due_at <= ${at} and not is_accepted)))::int as late,
          (count(*) filter (where proven_at is null and is_accepted))::int as accepted,
          (count(*) filter (where is_regranted))::int as regranted,
          round((percentile_cont(0.5) within group (order by hours))::numeric, 2)::float8 as "medianHours",
          round((percentile_cont(0.95) within group (order by hours))::numeric, 2)::float8 as "p95Hours"
        from known group by quarter order by quarter desc limit ${most}
      )
      select * from by_quarter order by quarter`)
    return { asOf: moment.toISOString(), quarters: rows }
  },
})
