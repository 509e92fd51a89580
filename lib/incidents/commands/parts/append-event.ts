import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidents } from '#db/schema/incidents/incidents.ts'
import { incidentEvents, type TimelineAttachment, type TimelineLink } from '#db/schema/incidents/timeline.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import type { TimelineKind } from '../../model.ts'

export type NewEvent = {
  incidentId: string
  kind: TimelineKind
  /** Markdown. */
  body: string
  /** When it happened; now when left out. */
  observedAt?: Date
  /** `plumbline` when left out: an entry that a command writes about itself. */
  source?: string
  links?: TimelineLink[]
  attachments?: TimelineAttachment[]
  supersedesId?: string
  isWithdrawal?: boolean
  reason?: string
  dedupeKey?: string
  /** Who is said to have written it, when that is not the actor (a sender from outside). */
  authorName?: string
}

/**
 * Writes one entry at the end of an incident's timeline, inside the caller's transaction. The row of the incident is
 * locked by it, so numbers have no gap and the caller's own reading of the incident stays true until it commits.
 * @returns its id and sequence number
 */
export async function appendEvent(
  tx: Transaction,
  ctx: Ctx,
  event: NewEvent,
): Promise<{ id: string; sequence: number }> {
  const now = ctx.clock.now()
  const [counted] = await tx
    .update(incidents)
    .set({ lastSequence: sql`${incidents.lastSequence} + 1` })
    .where(eq(incidents.id, event.incidentId))
    .returning({ sequence: incidents.lastSequence })
  if (counted === undefined) throw new Error(`No incident ${event.incidentId} to write on.`)
  const id = newId(ctx.clock)
  await tx.insert(incidentEvents).values({
    incidentId: event.incidentId,
    id,
    sequence: counted.sequence,
    kind: event.kind,
    observedAt: event.observedAt ?? now,
    recordedAt: now,
    authorType: ctx.actor.type,
    authorId: ctx.actor.id,
    authorName: event.authorName ?? ctx.actor.name,
    source: event.source ?? 'plumbline',
    body: event.body,
    links: event.links ?? [],
    attachments: event.attachments ?? [],
    supersedesId: event.supersedesId ?? null,
    isWithdrawal: event.isWithdrawal ?? false,
    reason: event.reason ?? null,
    dedupeKey: event.dedupeKey ?? null,
  })
  return { id, sequence: counted.sequence }
}
