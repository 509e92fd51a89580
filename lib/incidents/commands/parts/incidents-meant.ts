import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidents } from '#db/schema/incidents/incidents.ts'
import { incidentReferences } from '#db/schema/incidents/intake.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { Delivery } from '../../model/delivery.ts'
import { observedByMachine } from '../../rules/observed-at.ts'
import { openIncident } from '../open-incident.ts'

type Meant = {
  delivery: Delivery
  /** What the address of the hook names. */
  number: number | null
}

/**
 * Which incidents a message is about: those it names, the one its name elsewhere stands for, else the one that the
 * address names. What begins elsewhere and belongs to none of them is opened here. A name elsewhere is remembered.
 * @returns numbers of incidents that exist, in their order, so that no two messages wait for each other
 */
export async function incidentsMeant(tx: Transaction, sender: Ctx, meant: Meant): Promise<number[]> {
  const { numbers, reference } = meant.delivery
  const wanted = numbers.length > 0 || meant.number === null ? numbers : [meant.number]
  const named =
    wanted.length === 0
      ? []
      : await tx
          .select({ id: incidents.id, number: incidents.number })
          .from(incidents)
          .where(inArray(incidents.number, wanted))
          .orderBy(asc(incidents.number))
  if (reference === null) return named.map(({ number }) => number)

  const key = { source: reference.source, externalId: reference.externalId }
  const [known] = await tx
    .select({ number: incidents.number })
    .from(incidentReferences)
    .innerJoin(incidents, eq(incidents.id, incidentReferences.incidentId))
    .where(and(eq(incidentReferences.source, key.source), eq(incidentReferences.externalId, key.externalId)))
  const [first] = named
  if (known === undefined && first !== undefined)
    await tx
      .insert(incidentReferences)
      .values({ ...key, incidentId: first.id, at: sender.clock.now() })
      .onConflictDoNothing()
  const all = new Set([...named.map(({ number }) => number), ...(known === undefined ? [] : [known.number])])
  if (all.size > 0) return [...all].sort((a, b) => a - b)
  if (reference.opens === null) return []
  const { title, summary, detectedAt } = reference.opens
  const opened = await openIncident(sender, {
    title,
    summary,
    detectedAt: observedByMachine(detectedAt, sender.clock.now()),
    reference: key,
  })
  return [opened.number]
}
