import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'

export type ResponseReadiness = {
  /** Somebody has decided whom a Critical incident calls. */
  isEscalationSet: boolean
  /** A repository for post-mortems is set up. */
  hasDestination: boolean
}

/** What had been set up by a moment, before anything happens. */
export const responseReadiness = defineQuery({
  permission: 'posture.read',
  input: z.strictObject({ asOf: z.date() }),
  async run({ db, input: { asOf } }): Promise<ResponseReadiness> {
    const at = sql`${asOf.toISOString()}::timestamptz`
    const { rows } = await db.execute<ResponseReadiness>(sql`
      select
        exists (select 1 from escalation_levels
          where created_at <= ${at} and (ended_at is null or ended_at > ${at})) as "isEscalationSet",
        exists (select 1 from publication_destinations
          where created_at <= ${at} and (retired_at is null or retired_at > ${at})) as "hasDestination"`)
    return rows[0] ?? { isEscalationSet: false, hasDestination: false }
  },
})
