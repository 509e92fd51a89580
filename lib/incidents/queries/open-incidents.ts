import { desc, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { incidents } from '#db/schema/incidents/incidents.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { isOver } from '../model/states.ts'
import { incidentStatuses } from '../model.ts'

const open = incidentStatuses.filter((status) => !isOver(status))
const mostRows = 100

/** Incidents that something can still be laid to, newest first. */
export const openIncidents = defineQuery({
  permission: 'incidents.read',
  input: z.strictObject({}),
  run: ({ db }): Promise<{ number: number; title: string }[]> =>
    db
      .select({ number: incidents.number, title: incidents.title })
      .from(incidents)
      .where(inArray(incidents.status, open))
      .orderBy(desc(incidents.number))
      .limit(mostRows),
})
