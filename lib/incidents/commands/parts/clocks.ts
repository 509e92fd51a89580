import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { type ClockProof, incidentClocks } from '#db/schema/incidents/clocks.ts'
import type { Clock as PlatformClock } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/ids.ts'
import type { ClockKind } from '../../model.ts'
import { clockTimes } from '../../rules/clock.ts'

type NewClock = {
  incidentId: string
  kind: ClockKind
  /** Of a regulatory clock; else the kind. */
  name?: string
  ruleId?: string
  startedAt: Date
  withinMinutes: number
}

/** Starts a clock unless the same one runs or stopped already: voided ones do not count. */
export async function startClock(tx: Transaction, clock: PlatformClock, start: NewClock): Promise<void> {
  await tx
    .insert(incidentClocks)
    .values({
      id: newId(clock),
      incidentId: start.incidentId,
      kind: start.kind,
      name: start.name ?? start.kind,
      ruleId: start.ruleId ?? null,
      startedAt: start.startedAt,
      ...clockTimes(start.startedAt, start.withinMinutes),
    })
    .onConflictDoNothing()
}

type Which = { incidentId: string; kind: ClockKind; name?: string }

const current = ({ incidentId, kind, name }: Which) =>
  and(
    eq(incidentClocks.incidentId, incidentId),
    eq(incidentClocks.kind, kind),
    eq(incidentClocks.name, name ?? kind),
    isNull(incidentClocks.voidedAt),
  )

/**
 * Stops a running clock with what proves it; one that stopped already keeps its first proof.
 * @returns whether it was running
 */
export async function stopClock(
  tx: Transaction,
  which: Which,
  at: Date,
  proof: ClockProof,
): Promise<boolean> {
  const stopped = await tx
    .update(incidentClocks)
    .set({ stoppedAt: at, proof })
    .where(and(current(which), isNull(incidentClocks.stoppedAt)))
    .returning({ id: incidentClocks.id })
  return stopped.length > 0
}

/** Voids a clock, running or stopped: it stays to be seen, and another may start in its place. */
export async function voidClock(tx: Transaction, which: Which, at: Date, reason: string): Promise<void> {
  await tx.update(incidentClocks).set({ voidedAt: at, voidedReason: reason }).where(current(which))
}
