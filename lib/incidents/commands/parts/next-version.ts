import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { postMortems } from '#db/schema/incidents/post-mortems.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { LockedIncident } from './locked-incident.ts'
import { moveIncident } from './move-incident.ts'
import { type NewVersion, storeVersion } from './store-version.ts'

/**
 * Stores the next version, as a draft: whatever was approved was another one. An incident that was in review goes back
 * to its draft, and its history says why.
 * @returns the blob id of the file in hexadecimal digits
 */
export async function nextVersion(
  tx: Transaction,
  ctx: Ctx,
  incident: LockedIncident,
  next: NewVersion,
  why: string,
): Promise<string> {
  const blobSha = await storeVersion(tx, ctx, incident, next)
  await tx
    .update(postMortems)
    .set({
      version: next.version,
      status: 'draft',
      submittedAt: null,
      submittedById: null,
      approvedAt: null,
    })
    .where(eq(postMortems.incidentId, incident.id))
  if (incident.status === 'review')
    await moveIncident(tx, ctx, {
      incidentId: incident.id,
      from: 'review',
      to: 'post_mortem_draft',
      note: why,
    })
  return blobSha
}
