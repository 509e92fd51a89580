import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidents, incidentTransitions } from '#db/schema/incidents/incidents.ts'
import { incidentReferences } from '#db/schema/incidents/intake.ts'
import { defineCommand, type LedgerDraft } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { newId } from '#lib/platform/ids.ts'
import { openIncidentSchema } from '../model/input.ts'
import { incidentTerms } from '../queries/incident-terms.ts'
import { appendEvent } from './parts/append-event.ts'
import { classify } from './parts/classify.ts'
import { startClock } from './parts/clocks.ts'
import { incidentChanged } from './parts/incident-changed.ts'
import { knownSystems } from './parts/known-systems.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { nextIncidentNumber } from './parts/next-number.ts'

type Opened = { id: string; number: number; isNew: boolean }

/**
 * Opens an incident: it is reported, and its clock to be classified starts. One that another system knows by a name is
 * opened once; the same name again answers with the incident it stands for.
 */
export const openIncident = defineCommand({
  action: 'incident.open',
  permission: 'incidents.respond',
  input: openIncidentSchema,
  async run({ ctx, input, tx, now }): Promise<{ result: Opened; entry: LedgerDraft | null }> {
    const detectedAt = input.detectedAt ?? now
    if (detectedAt > now) throw notYet()
    // Taking the number first: whoever opens by the same name at the same time waits here.
    const number = await nextIncidentNumber(tx)
    const known = input.reference && (await incidentOf(tx, input.reference))
    if (known) return { result: { ...known, isNew: false }, entry: null }
    const terms = await incidentTerms({ ...ctx, db: tx })
    const id = newId(ctx.clock)
    const systemIds = await knownSystems(tx, input.systemIds)
    await tx.insert(incidents).values({
      id,
      number,
      title: input.title,
      summary: input.summary,
      status: 'reported',
      detectedAt,
      reportedAt: now,
      reportedByName: ctx.actor.name,
      reportId: input.reportId ?? null,
      systemIds,
    })
    await tx.insert(incidentTransitions).values({
      id: newId(ctx.clock),
      incidentId: id,
      from: null,
      to: 'reported',
      at: now,
      byId: ctx.actor.id,
      byName: ctx.actor.name,
    })
    if (input.reference)
      await tx.insert(incidentReferences).values({ ...input.reference, incidentId: id, at: now })
    await appendEvent(tx, ctx, {
      incidentId: id,
      kind: 'detection',
      observedAt: detectedAt,
      body: input.summary,
    })
    await startClock(tx, ctx.clock, {
      incidentId: id,
      kind: 'classify',
      startedAt: now,
      withinMinutes: terms.classifyWithinMinutes,
    })
    const classified =
      input.classification &&
      (await classify(tx, ctx, await lockedIncident(tx, number), terms, input.classification))
    await incidentChanged(tx, number, now)
    return {
      result: { id, number, isNew: true },
      entry: {
        object: { type: 'incident', id },
        payload: {
          number,
          title: input.title,
          detectedAt: detectedAt.toISOString(),
          severity: classified?.severity ?? null,
          matrix: input.classification?.matrix ?? null,
          reference: input.reference ?? null,
        },
        decision: 'reported',
      },
    }
  },
})

type Reference = { source: string; externalId: string }

async function incidentOf(
  tx: Transaction,
  { source, externalId }: Reference,
): Promise<{ id: string; number: number } | null> {
  const [known] = await tx
    .select({ id: incidents.id, number: incidents.number })
    .from(incidentReferences)
    .innerJoin(incidents, eq(incidents.id, incidentReferences.incidentId))
    .where(and(eq(incidentReferences.source, source), eq(incidentReferences.externalId, externalId)))
  return known ?? null
}

const notYet = () =>
  new PlumblineError(
    'invalid_input',
    'It cannot have been seen later than now.',
    'Correct the time at which it was first seen.',
    { details: [{ path: 'detectedAt', message: 'lies in the future' }] },
  )
