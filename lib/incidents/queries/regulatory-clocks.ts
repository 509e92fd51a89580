import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { RegulatoryClockLine } from '../model/regulatory-clock.ts'

const input = z.strictObject({})

/** Clocks of law and contract that are in force, for whoever adds one to an incident. */
export const regulatoryClocks = defineQuery({
  permission: 'incidents.read',
  input,
  run: async ({ db }): Promise<RegulatoryClockLine[]> => readRegulatoryClocks(db),
})

/** The same, for whoever keeps them. */
export const regulatoryClockSettings = defineQuery({
  permission: 'incident-settings.manage',
  input,
  run: async ({ db }): Promise<RegulatoryClockLine[]> => readRegulatoryClocks(db),
})

async function readRegulatoryClocks(db: Database): Promise<RegulatoryClockLine[]> {
  const { rows } = await db.execute<RegulatoryClockLine>(sql`
    select r.id, r.name, r.source, r.within_minutes as "withinMinutes", r.starts_at as "startsAt",
      r.from_severity as "fromSeverity", r.created_at as "createdAt", r.created_by_name as "createdByName",
      (select count(*)::int from incident_clocks c where c.rule_id = r.id and c.stopped_at is null and c.voided_at is null) as "runningCount"
    from regulatory_clocks r where r.retired_at is null order by r.name`)
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt).toISOString() }))
}
