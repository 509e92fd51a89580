import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'

/** Critical incidents that nobody has acknowledged, and for which nobody who was called has time left to answer. */
export const unansweredIncidents = defineQuery({
  permission: 'incidents.run',
  input: z.strictObject({}),
  async run({ db, now }): Promise<number[]> {
    const { rows } = await db.execute<{ number: number }>(sql`
      select i.number
      from incident_clocks c join incidents i on i.id = c.incident_id
      where c.kind = 'acknowledge' and c.stopped_at is null and c.voided_at is null
        and i.status not in ('closed', 'dismissed')
        and not exists (
          select from incident_pages p
          where p.incident_id = i.id and p.acknowledged_at is null and p.ended_at is null
            and p.answer_by > ${now.toISOString()}::timestamptz)
      order by c.started_at`)
    return rows.map(({ number }) => number)
  },
})
