import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { findingEvents, findings } from '#db/schema/index.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import type { Disposition } from '../../model.ts'
import { countIn, countOut } from '../merge-run/counts.ts'
import { lockAsset } from './lock-asset.ts'

export type LockedFinding = typeof findings.$inferSelect

/** The finding, held until the transaction ends; null when there is none. */
export async function lockFinding(
  tx: Transaction,
  assetId: string,
  findingId: string,
): Promise<LockedFinding | null> {
  // First: a merge may change the finding while this waits for the lock.
  await lockAsset(tx, assetId)
  const [finding] = await tx
    .select()
    .from(findings)
    .where(and(eq(findings.assetId, assetId), eq(findings.id, findingId)))
  return finding ?? null
}

export type NewDisposition = { disposition: Disposition; until: Date | null; requestId: string | null }

/**
 * Gives a locked finding another disposition from `now` on, in its row and in the roll-up, and has the posture
 * evaluated again. What it was counted as before stays true for the time before.
 */
export async function setDisposition(
  tx: Transaction,
  finding: LockedFinding,
  next: NewDisposition,
  now: Date,
): Promise<void> {
  const { assetId, scopeId } = finding
  const isMoved = finding.isPresent && finding.disposition !== next.disposition
  if (isMoved)
    await countOut(tx, assetId, scopeId, counted(finding, finding.disposition, finding.countedFrom), now)
  await tx
    .update(findings)
    .set({
      disposition: next.disposition,
      dispositionUntil: next.until,
      dispositionId: next.requestId,
      isToReview: false,
      ...(isMoved ? { countedFrom: now } : {}),
    })
    .where(and(eq(findings.assetId, assetId), eq(findings.id, finding.id)))
  if (isMoved) await countIn(tx, assetId, scopeId, counted(finding, next.disposition, now))
  await enqueue(tx, 'posture.evaluate', { fromDay: null }, { key: 'posture' })
}

/** One finding in the shape that the roll-up's functions take. */
function counted(finding: LockedFinding, disposition: Disposition, from: Date): SQL {
  return sql`select ${finding.type}::finding_type as type, ${finding.severity}::severity as severity,
    ${disposition}::disposition as disposition, ${finding.openedAt.toISOString()}::timestamptz as opened_at,
    ${from.toISOString()}::timestamptz as counted_from, 1 as n`
}

export type DispositionEvent = Extract<
  (typeof findingEvents.$inferSelect)['kind'],
  'disposition_requested' | 'disposition_approved' | 'disposition_rejected' | 'disposition_ended'
>

/** Writes the finding's history and tells open pages. */
export async function recordDisposition(
  tx: Transaction,
  finding: { assetId: string; id: string },
  event: { kind: DispositionEvent; actorName: string; detail: Record<string, string> },
  now: Date,
): Promise<void> {
  await tx
    .insert(findingEvents)
    .values({ assetId: finding.assetId, findingId: finding.id, at: now, recordedAt: now, ...event })
  await notify(tx, { topic: 'findings', keys: [finding.assetId] })
}
