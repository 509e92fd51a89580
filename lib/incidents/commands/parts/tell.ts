import type { Transaction } from '#db/client.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { notify } from '#lib/platform/events/notify.ts'
import type { DigestedEvent } from '../../rules/event-digest.ts'
import { eventDigest } from '../../rules/event-digest.ts'
import { appendEvent, type NewEvent } from './append-event.ts'

/** An entry as it was written, and the digest that the ledger keeps of it. */
export type ToldEvent = { eventId: string; sequence: number; digest: string }

type Told = Omit<NewEvent, 'observedAt' | 'source' | 'incidentId'> & {
  incident: { id: string; number: number }
  observedAt: Date
  source: string
}

/** Writes one entry that somebody tells, and says so to every open page of the incident. */
export async function tell(tx: Transaction, ctx: Ctx, { incident, ...event }: Told): Promise<ToldEvent> {
  const { id, sequence } = await appendEvent(tx, ctx, { ...event, incidentId: incident.id })
  await notify(tx, { topic: 'incidents', keys: [String(incident.number)] })
  const digested: DigestedEvent = {
    id,
    sequence,
    kind: event.kind,
    observedAt: event.observedAt,
    authorName: event.authorName ?? ctx.actor.name,
    source: event.source,
    body: event.body,
    links: event.links ?? [],
    attachments: event.attachments ?? [],
    supersedesId: event.supersedesId ?? null,
    isWithdrawal: event.isWithdrawal ?? false,
    reason: event.reason ?? null,
  }
  return { eventId: id, sequence, digest: eventDigest(digested) }
}
