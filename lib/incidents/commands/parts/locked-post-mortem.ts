import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { postMortems } from '#db/schema/incidents/post-mortems.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { formatClock, formatDate } from '#lib/platform/format/time.ts'
import { incidentName } from '../../model.ts'
import { isUnderWay, readVersion, type VersionRow } from '../../queries/post-mortem-rows.ts'
import { type LockedIncident, lockedIncident } from './locked-incident.ts'

export type LockedPostMortem = {
  incident: LockedIncident
  postMortem: typeof postMortems.$inferSelect
  /** Its newest text. */
  newest: VersionRow
}

/**
 * The post-mortem of an incident with its newest text; the incident is held until the transaction ends, so nobody
 * saves, submits or judges it meanwhile.
 * @throws PlumblineError `not_found` when the incident or its draft does not exist
 */
export async function lockedPostMortem(tx: Transaction, number: number): Promise<LockedPostMortem> {
  const incident = await lockedIncident(tx, number)
  const [postMortem] = await tx.select().from(postMortems).where(eq(postMortems.incidentId, incident.id))
  if (postMortem === undefined)
    throw new PlumblineError(
      'not_found',
      `${incidentName(number)} has no post-mortem yet.`,
      'Draft it first; that needs the incident to be resolved.',
    )
  const newest = await readVersion(tx, incident.id, postMortem.version)
  if (newest === undefined)
    throw new Error(`Post-mortem of ${number} has lost version ${postMortem.version}.`)
  return { incident, postMortem, newest }
}

/**
 * Refuses what was meant for another version than the newest.
 * @throws PlumblineError `conflict` that says who saved since
 */
export function assertNewest(seen: number, newest: VersionRow): void {
  if (seen === newest.version) return
  const at = new Date(newest.savedAt)
  throw new PlumblineError(
    'conflict',
    `${newest.savedByName} saved version ${newest.version} on ${formatDate(at)} at ${formatClock(at)} UTC; you saw version ${seen}.`,
    'Read the newest version, then decide again.',
  )
}

/** @throws PlumblineError `conflict` while a version is on its way to the public */
export async function assertNotUnderWay(tx: Transaction, incidentId: string): Promise<void> {
  if (!(await isUnderWay(tx, incidentId))) return
  throw new PlumblineError(
    'conflict',
    'The approved version is on its way to the public.',
    'Wait until it is proven, or cancel its publication first.',
  )
}
