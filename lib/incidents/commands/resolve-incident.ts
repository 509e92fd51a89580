import { eq, sql } from 'drizzle-orm'
import { incidents } from '#db/schema/incidents/incidents.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'
import { noteSchema } from '../model/input.ts'
import { responseStepWords } from '../model/words.ts'
import { incidentTerms } from '../queries/incident-terms.ts'
import { owesPostMortem } from '../rules/obligation.ts'
import { missingSteps } from '../rules/steps.ts'
import { claimedSteps } from './parts/advance-by-steps.ts'
import { appendEvent } from './parts/append-event.ts'
import { endPages } from './parts/end-pages.ts'
import { incidentChanged } from './parts/incident-changed.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { moveIncident } from './parts/move-incident.ts'
import { wrongState } from './parts/refuse-move.ts'
import { startOwedClocks } from './parts/start-owed-clocks.ts'

/**
 * Resolves an incident whose four steps are evidenced. From this moment the post-mortem of one that ever was Critical
 * or High is owed (clause V.C).
 */
export const resolveIncident = defineCommand({
  action: 'incident.resolve',
  permission: 'incidents.respond',
  input: noteSchema,
  async run({ ctx, input: { number, note }, tx, now }) {
    const terms = await incidentTerms({ ...ctx, db: tx })
    const incident = await lockedIncident(tx, number)
    if (incident.status !== 'recovering')
      throw wrongState(incident, 'It is resolved from recovery: claim the steps before it first.')
    const missing = missingSteps(await claimedSteps(tx, incident.id))
    if (missing.length > 0) throw stepsMissing(missing.map((step) => responseStepWords[step].toLowerCase()))
    await tx
      .update(incidents)
      .set({ resolvedAt: now, version: sql`${incidents.version} + 1` })
      .where(eq(incidents.id, incident.id))
    await moveIncident(tx, ctx, {
      incidentId: incident.id,
      from: 'recovering',
      to: 'resolved',
      ...(note && { note }),
    })
    await startOwedClocks(tx, ctx, { ...incident, resolvedAt: now }, terms)
    await endPages(tx, { incidentId: incident.id, userId: null, at: now })
    const isOwed = owesPostMortem(incident.highestSeverity, terms)
    await appendEvent(tx, ctx, {
      incidentId: incident.id,
      kind: 'decision',
      body: `Resolved.${isOwed ? ` A public post-mortem is due within ${terms.publishWithinHours} hours.` : ''}${note && `\n\n${note}`}`,
    })
    await incidentChanged(tx, number, now)
    return {
      result: { owesPostMortem: isOwed },
      entry: {
        object: { type: 'incident', id: incident.id },
        payload: { number, note, highestSeverity: incident.highestSeverity, owesPostMortem: isOwed },
        decision: 'resolved',
      },
    }
  },
})

const stepsMissing = (steps: readonly string[]) =>
  new PlumblineError(
    'conflict',
    `The ${steps.length === 1 ? 'step' : 'steps'} ${joinWithAnd(steps)} ${steps.length === 1 ? 'is' : 'are'} not claimed yet.`,
    'Claim each step with its evidence, then resolve it.',
  )
