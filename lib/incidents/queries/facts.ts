import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import type { IncidentFact } from '../model/facts.ts'
import { readIncidentFacts } from './incident-facts.ts'

export type { ClockFact, IncidentFact } from '../model/facts.ts'

/**
 * Incidents that were reported, or not yet over, at some time between `since` and `asOf`, oldest first. `hasAny` says
 * whether any incident was ever recorded by then.
 */
export const incidentFacts = defineQuery({
  permission: 'posture.read',
  input: z.strictObject({ since: z.date(), asOf: z.date() }),
  async run({ db, input: { since, asOf } }): Promise<{ hasAny: boolean; incidents: IncidentFact[] }> {
    return readIncidentFacts(db, since, asOf)
  },
})
