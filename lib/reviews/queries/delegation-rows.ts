import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { DelegationLine } from '../model/campaign.ts'
import { iso } from './queue-rows.ts'

type Times = 'validFrom' | 'validTo'
type Row = Omit<DelegationLine, Times> & Record<Times, Date | string>

/** Running and coming delegations, by a condition on `review_delegations d`. */
export async function readDelegations(db: Database, condition: SQL, now: Date): Promise<DelegationLine[]> {
  const at = sql`${now.toISOString()}::timestamptz`
  const { rows } = await db.execute<Row>(sql`
    select d.id, d.from_id as "fromId", coalesce(f.name, 'unknown') as "fromName", d.to_id as "toId",
      coalesce(t.name, 'unknown') as "toName", d.valid_from as "validFrom", d.valid_to as "validTo", d.reason,
      d.valid_from <= ${at} as "isActive"
    from review_delegations d
    left join person_versions f on f.person_id = d.from_id and f.valid_to is null
    left join person_versions t on t.person_id = d.to_id and t.valid_to is null
    where ${condition} and d.ended_at is null and d.valid_to >= ${at}
    order by d.valid_from, d.id`)
  return rows.map((row) => ({
    ...row,
    validFrom: iso(row.validFrom) ?? '',
    validTo: iso(row.validTo) ?? '',
  }))
}
