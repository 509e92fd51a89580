import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { incidentHookDeliveries, incidentHooks } from '#db/schema/incidents/intake.ts'
import { defineCommand, type LedgerDraft } from '#lib/platform/command.ts'
import { systemCtx } from '#lib/platform/ctx.ts'
import { isPlumblineError, type PlumblineError } from '#lib/platform/errors.ts'
import { formatAbsolute } from '#lib/platform/format/time.ts'
import { readDelivery } from '../parsers/delivery.ts'
import { choiceProblem, signatureProblem } from '../rules/hook-signature.ts'
import { observedByMachine } from '../rules/observed-at.ts'
import { openHookSecret } from './parts/hook-secret.ts'
import { incidentsMeant } from './parts/incidents-meant.ts'
import { knownEvent } from './parts/known-event.ts'
import { liveHook } from './parts/live-hook.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { tell } from './parts/tell.ts'

export type DeliveryOutcome =
  | { status: 'taken'; incidents: number[] }
  /** It was taken before, or tells nothing that belongs anywhere. */
  | { status: 'known' | 'ignored'; reason: string }
  /** It is not signed as it must be. */
  | { status: 'refused'; reason: string }
  /** It is signed, and cannot be read. */
  | { status: 'unreadable'; error: PlumblineError }

/**
 * Takes a signed message of a machine outside: signature over the raw bytes first, then the id, which is remembered so
 * that a repeat does nothing, and only then what it says. A refusal is noted on the hook, not in the ledger: strangers
 * could fill that.
 */
export const takeDelivery = defineCommand({
  action: 'incident-hook.deliver',
  permission: 'anyone',
  input: z.strictObject({
    hookId: z.uuid(),
    headers: z.custom<Headers>(),
    raw: z.custom<Uint8Array>(),
    /** The incident that the address of the hook chooses, for messages that name none. */
    choice: z.strictObject({ number: z.int().positive(), signature: z.string().nullable() }).nullable(),
  }),
  async run({ ctx, input, tx, now }): Promise<{ result: DeliveryOutcome; entry: LedgerDraft | null }> {
    const hook = await liveHook(tx, input.hookId)
    const secret = openHookSecret(hook.secret, hook.id)
    const problem =
      signatureProblem[hook.kind]({ headers: input.headers, raw: input.raw, secret, now }) ??
      (input.choice && choiceProblem(input.choice, secret))
    if (problem !== null) {
      await noteRefusal(tx, hook.id, problem, now)
      return { result: { status: 'refused', reason: problem }, entry: null }
    }
    let read: ReturnType<typeof readDelivery>
    try {
      read = readDelivery(hook.kind, input.headers, input.raw)
    } catch (error) {
      if (!isPlumblineError(error)) throw error
      await noteRefusal(tx, hook.id, error.message, now)
      return { result: { status: 'unreadable', error }, entry: null }
    }
    const { deliveryId, delivery } = read
    const remembered = await tx
      .insert(incidentHookDeliveries)
      .values({ hookId: hook.id, deliveryId, at: now })
      .onConflictDoNothing()
      .returning({ at: incidentHookDeliveries.at })
    if (remembered.length === 0)
      return { result: { status: 'known', reason: 'This message was taken before.' }, entry: null }
    await tx.update(incidentHooks).set({ lastDeliveryAt: now }).where(eq(incidentHooks.id, hook.id))
    const entry = (told: readonly object[]) => ({
      object: { type: 'incident-hook', id: hook.id },
      payload: { name: hook.name, deliveryId, told },
    })
    const { event } = delivery
    if (event === null) return { result: ignored('It tells nothing that happened.'), entry: entry([]) }
    const sender = { ...systemCtx(`hook ${hook.name}`, tx, ctx.clock), requestId: ctx.requestId }
    const observedAt = observedByMachine(event.observedAt, now)
    const told: { number: number; sequence: number; digest: string }[] = []
    for (const number of await incidentsMeant(tx, sender, {
      delivery,
      number: input.choice?.number ?? null,
    })) {
      const incident = await lockedIncident(tx, number)
      if ((await knownEvent(tx, incident.id, hook.name, deliveryId)) !== null) continue
      const { sequence, digest } = await tell(tx, sender, {
        incident,
        kind: event.kind,
        body: event.body,
        observedAt,
        source: hook.name,
        links: event.links,
        authorName: event.authorName,
        dedupeKey: deliveryId,
      })
      told.push({ number, sequence, digest })
    }
    if (told.length === 0)
      return { result: ignored('It belongs to no incident that is known here.'), entry: entry([]) }
    return { result: { status: 'taken', incidents: told.map(({ number }) => number) }, entry: entry(told) }
  },
})

const ignored = (reason: string): DeliveryOutcome => ({ status: 'ignored', reason })

async function noteRefusal(tx: Transaction, hookId: string, reason: string, now: Date): Promise<void> {
  const lastRefusal = `${formatAbsolute(now)}: ${reason}`
  await tx.update(incidentHooks).set({ lastRefusal }).where(eq(incidentHooks.id, hookId))
}
