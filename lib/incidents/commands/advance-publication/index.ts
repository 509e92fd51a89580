import { and, eq, notInArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { incidents } from '#db/schema/incidents/incidents.ts'
import { publicationDestinations, publications } from '#db/schema/incidents/post-mortems.ts'
import { defineCommand, type LedgerDraft } from '#lib/platform/command.ts'
import type { AllowList } from '#lib/platform/http/address-rules.ts'
import type { PublicationState } from '../../model.ts'
import { readVersion } from '../../queries/post-mortem-rows.ts'
import { nextLookAt, publicationBlock } from '../../rules/publication-block.ts'
import { PublicationBlocked } from '../../rules/publication-blocked.ts'
import { publicationChanged } from '../parts/publication-changed.ts'
import { gitSteps } from './git-steps.ts'
import { gitHubSteps } from './github-steps.ts'
import { obstacleOf } from './obstacle.ts'
import { prove } from './prove.ts'
import type { Step, StepArgs, StepOutcome } from './step.ts'

export type Advance = {
  outcome: 'moved' | 'blocked' | 'nothing'
  state: PublicationState | null
  code?: string
}

/**
 * Takes one step of a publication on its way to the public, and records it. Whoever else is at it keeps the row locked:
 * then this does nothing. A step that was done but not recorded, because the process died, is found done.
 */
export const advancePublication = defineCommand({
  action: 'publication.advance',
  permission: 'publications.run',
  input: z.strictObject({ publicationId: z.uuid(), allow: z.custom<AllowList>() }),
  async run({ ctx, input: { publicationId, allow }, tx, now }): Promise<Attempted> {
    const args = await take(tx, publicationId)
    if (args === null) return { result: { outcome: 'nothing', state: null }, entry: null }
    const { result, entry } = await attempt({ ...args, ctx, tx, now, terms: { allow } })
    return { result, entry }
  },
})

type Attempted = { result: Advance; entry: LedgerDraft | null }

/** Takes the step, and records where it led or what keeps it from going on. */
async function attempt(step: StepArgs): Promise<Attempted> {
  try {
    return await moved(step, await stepOf(step)(step))
  } catch (error) {
    const obstacle = obstacleOf(error)
    if (obstacle === null) throw error
    return blocked(step, obstacle)
  }
}

type Taken = Omit<StepArgs, 'ctx' | 'tx' | 'now' | 'terms'>

async function take(tx: Transaction, publicationId: string): Promise<Taken | null> {
  const [publication] = await tx
    .select()
    .from(publications)
    .where(and(eq(publications.id, publicationId), notInArray(publications.state, ['proven', 'cancelled'])))
    .for('update', { skipLocked: true })
  if (publication === undefined) return null
  const [destination] = await tx
    .select()
    .from(publicationDestinations)
    .where(eq(publicationDestinations.id, publication.destinationId))
  const [incident] = await tx
    .select({ id: incidents.id, number: incidents.number, resolvedAt: incidents.resolvedAt })
    .from(incidents)
    .where(eq(incidents.id, publication.incidentId))
  const version = await readVersion(tx, publication.incidentId, publication.version)
  if (destination === undefined || incident === undefined || version === undefined)
    throw new Error(`publication ${publicationId} lacks what it is of`)
  return { publication, destination, version, incident, number: incident.number }
}

function stepOf({ publication, destination, incident }: StepArgs): Step {
  const { state } = publication
  if (state === 'merged') return prove
  // What is merged is public and may as well be proven; what is not yet should wait for the end of the story.
  if (incident.resolvedAt === null || publication.requestedAt < incident.resolvedAt)
    throw new PublicationBlocked('incident_reopened')
  const steps: Partial<Record<PublicationState, Step>> =
    destination.kind === 'github' ? gitHubSteps : gitSteps
  const step = steps[state]
  if (step === undefined) throw new Error(`a publication by ${destination.kind} is never ${state}`)
  return step
}

async function moved(
  { ctx, tx, publication, number, version, now }: StepArgs,
  outcome: StepOutcome,
): Promise<Attempted> {
  const { state, set, what, detail, evidence = [] } = outcome
  await tx
    .update(publications)
    .set({
      attempts: 0,
      nextAttemptAt: now,
      blockedCode: null,
      blockedMessage: null,
      blockedNextStep: null,
      ...set,
      state,
      revision: publication.revision + 1,
    })
    .where(eq(publications.id, publication.id))
  const isNextNow = state !== 'proven'
  await publicationChanged(tx, ctx.clock, {
    publicationId: publication.id,
    number,
    state,
    what,
    detail,
    isNextNow,
  })
  const entry: LedgerDraft = {
    object: { type: 'publication', id: publication.id },
    payload: { number, version: version.version, ...detail },
    evidence,
    decision: state,
  }
  return { result: { outcome: 'moved' as const, state }, entry }
}

async function blocked(
  { ctx, tx, publication, number, now }: StepArgs,
  obstacle: PublicationBlocked,
): Promise<Attempted> {
  const { code, said, notBefore } = obstacle
  const { message, nextStep } = publicationBlock(code, said)
  const isNew = publication.blockedCode !== code
  const attempts = Math.min(publication.attempts + 1, mostCounted)
  await tx
    .update(publications)
    .set({
      attempts,
      nextAttemptAt: nextLookAt(code, attempts, now, notBefore),
      blockedCode: code,
      blockedMessage: message,
      blockedNextStep: nextStep,
      revision: publication.revision + 1,
    })
    .where(eq(publications.id, publication.id))
  const result = { outcome: 'blocked' as const, state: publication.state, code }
  // Each look at the same obstacle states nothing new.
  if (!isNew) return { result, entry: null }
  const { id: publicationId, state } = publication
  await publicationChanged(tx, ctx.clock, {
    publicationId,
    number,
    state,
    what: message,
    detail: { code },
    isNextNow: false,
  })
  const entry: LedgerDraft = {
    object: { type: 'publication', id: publicationId },
    payload: { number, state, code },
    decision: 'blocked',
  }
  return { result, entry }
}

/** The column is a smallint; beyond this the waiting time grows no more. */
const mostCounted = 30_000
