import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidentSeverities, incidents } from '#db/schema/incidents/incidents.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { newId } from '#lib/platform/ids.ts'
import { severityFor } from '../../model/classification.ts'
import type { IncidentTerms } from '../../model/parameters.ts'
import { compareSeverity, type SeverityMatrix, worse } from '../../model/severity.ts'
import { isOver } from '../../model/states.ts'
import { incidentSeverityWords } from '../../model/words.ts'
import { type IncidentSeverity, incidentName } from '../../model.ts'
import { matrixText } from '../../rules/classification-text.ts'
import { advanceBySteps } from './advance-by-steps.ts'
import { appendEvent } from './append-event.ts'
import { stopClock } from './clocks.ts'
import type { LockedIncident } from './locked-incident.ts'
import { moveIncident } from './move-incident.ts'
import { responder, respondingPerson } from './responder.ts'
import { startOwedClocks } from './start-owed-clocks.ts'

export type Classification = {
  matrix: SeverityMatrix
  severity?: IncidentSeverity | undefined
  reason: string
}
export type Classified = { severityId: string; severity: IncidentSeverity; isInEffect: boolean }

/**
 * Classifies a locked incident. The first classification and every higher one hold at once; a lower one waits for a
 * second person, and everything that the higher severity obliges to goes on.
 */
export async function classify(
  tx: Transaction,
  ctx: Ctx,
  incident: LockedIncident,
  terms: IncidentTerms,
  classification: Classification,
): Promise<Classified> {
  refuseOver(incident)
  const severity = chosenSeverity(classification)
  const isDowngrade = incident.severity !== null && compareSeverity(incident.severity, severity) < 0
  await settleWaiting(tx, ctx, incident, isDowngrade)
  const by = isDowngrade ? respondingPerson(ctx, 'propose a lower severity') : responder(ctx)
  const now = ctx.clock.now()
  const severityId = newId(ctx.clock)
  await tx.insert(incidentSeverities).values({
    id: severityId,
    incidentId: incident.id,
    from: incident.severity,
    to: severity,
    matrix: classification.matrix,
    reason: classification.reason,
    proposedAt: now,
    proposedById: by.id,
    proposedByName: by.name,
    effectiveAt: isDowngrade ? null : now,
  })
  const word = incidentSeverityWords[severity]
  await appendEvent(tx, ctx, {
    incidentId: incident.id,
    kind: 'decision',
    body: isDowngrade
      ? `Proposed to lower the severity to ${word}; a second person decides. ${matrixText(classification.matrix)}\n\n${classification.reason}`
      : `Classified ${word}. ${matrixText(classification.matrix)}\n\n${classification.reason}`,
  })
  if (!isDowngrade) await putInEffect(tx, ctx, incident, terms, { severityId, severity })
  return { severityId, severity, isInEffect: !isDowngrade }
}

/** What follows from a classification that holds: state, clocks, calls. */
export async function putInEffect(
  tx: Transaction,
  ctx: Ctx,
  incident: LockedIncident,
  terms: IncidentTerms,
  { severityId, severity }: { severityId: string; severity: IncidentSeverity },
): Promise<void> {
  const now = ctx.clock.now()
  const highestSeverity = worse(incident.highestSeverity, severity)
  const classifiedAt = incident.classifiedAt ?? now
  await tx
    .update(incidents)
    .set({ severity, highestSeverity, classifiedAt, version: sql`${incidents.version} + 1` })
    .where(eq(incidents.id, incident.id))
  await stopClock(tx, { incidentId: incident.id, kind: 'classify' }, now, { type: 'classified', severityId })
  if (incident.status === 'reported')
    await moveIncident(tx, ctx, { incidentId: incident.id, from: 'reported', to: 'classified' })
  await startOwedClocks(tx, ctx, { ...incident, severity, highestSeverity, classifiedAt }, terms)
  await advanceBySteps(tx, ctx, incident.id)
}

function refuseOver({ number, status }: LockedIncident): void {
  if (!isOver(status)) return
  throw new PlumblineError(
    'conflict',
    `${incidentName(number)} is ${status}.`,
    'Re-open it first, with the reason, then classify it.',
  )
}

/** The severity that the answers give, or a higher one; the measure is the same each time, so never a lower. */
function chosenSeverity({ matrix, severity }: Classification): IncidentSeverity {
  const given = severityFor(matrix).severity
  if (severity === undefined || compareSeverity(severity, given) <= 0) return severity ?? given
  throw new PlumblineError(
    'invalid_input',
    `These answers make it ${incidentSeverityWords[given]}, not ${incidentSeverityWords[severity]}.`,
    'Look at the four answers again, or leave it as they say.',
    { details: [{ path: 'severity', message: 'is lower than the answers give' }] },
  )
}

/** A downgrade that waits ends where somebody classifies anew; a second one waits for the first. */
async function settleWaiting(
  tx: Transaction,
  ctx: Ctx,
  incident: LockedIncident,
  isDowngrade: boolean,
): Promise<void> {
  const waiting = and(
    eq(incidentSeverities.incidentId, incident.id),
    isNull(incidentSeverities.effectiveAt),
    isNull(incidentSeverities.refusedAt),
  )
  if (!isDowngrade) {
    const { id, name } = responder(ctx)
    await tx
      .update(incidentSeverities)
      .set({
        refusedAt: ctx.clock.now(),
        refusedReason: 'Classified anew before a second person decided.',
        decidedById: id,
        decidedByName: name,
      })
      .where(waiting)
    return
  }
  const [row] = await tx.select({ id: incidentSeverities.id }).from(incidentSeverities).where(waiting)
  if (row !== undefined)
    throw new PlumblineError(
      'conflict',
      `A lower severity of ${incidentName(incident.number)} waits for a second person already.`,
      'Have it confirmed or refused, then propose another.',
    )
}
