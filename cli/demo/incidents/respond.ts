import type { World } from '#cli/demo/seed/world.ts'
import { acknowledgeIncident } from '#lib/incidents/commands/acknowledge-incident.ts'
import { addTask } from '#lib/incidents/commands/add-task.ts'
import { beginRecovery } from '#lib/incidents/commands/begin-recovery.ts'
import { beginTriage } from '#lib/incidents/commands/begin-triage.ts'
import { claimStep } from '#lib/incidents/commands/claim-step.ts'
import { classifyIncident } from '#lib/incidents/commands/classify-incident.ts'
import { confirmDowngrade } from '#lib/incidents/commands/confirm-downgrade.ts'
import { describeIncident } from '#lib/incidents/commands/describe-incident.ts'
import { dismissIncident } from '#lib/incidents/commands/dismiss-incident.ts'
import { giveDuty } from '#lib/incidents/commands/give-duty.ts'
import { linkReport } from '#lib/incidents/commands/link-report.ts'
import { openIncident } from '#lib/incidents/commands/open-incident.ts'
import { reopenIncident } from '#lib/incidents/commands/reopen-incident.ts'
import { resolveIncident } from '#lib/incidents/commands/resolve-incident.ts'
import { advancePages } from '#lib/incidents/jobs/advance-pages.ts'
import { reports } from '#lib/incidents/queries/reports.ts'
import { dayMs, hourMs, minuteMs } from '#lib/platform/clock.ts'
import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { as, userIdOf } from './actors.ts'
import { commanderOf, knownSystems, recordedAs, until, writeEvidence } from './scene.ts'
import type { Told, ToldStep } from './told.ts'

/** Reports and classifies it; a Critical one calls somebody, who answers. Then somebody commands and looks into it. */
export async function open(world: World, told: Told): Promise<void> {
  const from = world.clock.now()
  const number = await as(world, told.by, (ctx) =>
    told.fromReport ? openConfided(ctx, told) : openPlain(world, ctx, told),
  )
  until(world, from, told.classifiedAfter)
  const { matrix, reason, acknowledged, steps } = told
  await as(world, told.by, (ctx) => classifyIncident(ctx, { number, matrix, reason }))
  // What the worker does at once when an incident becomes Critical.
  await advancePages(systemCtx('incidents.advance-pages', world.app.db, world.clock))
  if (acknowledged) {
    until(world, from, acknowledged.after)
    await as(world, acknowledged.by, (ctx) => acknowledgeIncident(ctx, { number }))
  }
  const { triage } = steps
  if (!triage) return
  const userId = await userIdOf(world, commanderOf(told))
  await as(world, triage.by, async (ctx) => {
    await giveDuty(ctx, { number, duty: 'commander', userId })
    await beginTriage(ctx, { number })
  })
}

async function openPlain(
  world: World,
  ctx: Ctx,
  { title, summary, systems, seenMinutesBefore }: Told,
): Promise<number> {
  const systemIds = (await knownSystems(world, systems)).map(({ id }) => id)
  const detectedAt = new Date(ctx.clock.now().getTime() - seenMinutesBefore * minuteMs)
  return (await openIncident(ctx, { title, summary, systemIds, detectedAt })).number
}

/** From the report that somebody confided: written afresh, nothing of it is copied. */
async function openConfided(ctx: Ctx, { title, summary }: Told): Promise<number> {
  const { rows } = await reports(ctx, { status: 'acknowledged' })
  const [report] = rows
  if (!report) throw new Error(`Nobody has confided “${title}”.`)
  return (await linkReport(ctx, { reportId: report.id, incident: { title, summary } })).number
}

export async function claim(
  world: World,
  told: Told,
  step: 'triage' | 'contain' | 'eradicate' | 'recover',
  claimed: ToldStep,
): Promise<void> {
  const eventId = await writeEvidence(world, told, claimed)
  const { number } = await recordedAs(world, told)
  await as(world, claimed.by, (ctx) =>
    claimStep(ctx, { number, step, note: claimed.note, eventIds: [eventId] }),
  )
  if (step === 'contain') await giveTasks(world, told, number)
}

async function giveTasks(world: World, told: Told, number: number): Promise<void> {
  for (const { title, owner, dueHours } of told.tasks ?? []) {
    const ownerId = await userIdOf(world, owner)
    const dueAt = new Date(world.clock.now().getTime() + dueHours * hourMs)
    await as(world, commanderOf(told), (ctx) => addTask(ctx, { number, kind: 'task', title, ownerId, dueAt }))
  }
}

/** A lower severity, proposed by one and confirmed by another. */
export async function lower(world: World, told: Told): Promise<void> {
  const { lowered } = told
  if (!lowered) return
  const { number } = await recordedAs(world, told)
  const { matrix, reason } = lowered
  const { severityId } = await as(world, lowered.by, (ctx) =>
    classifyIncident(ctx, { number, matrix, reason }),
  )
  world.clock.advance(6 * minuteMs)
  await as(world, lowered.confirmedBy, (ctx) => confirmDowngrade(ctx, { number, severityId }))
}

export async function dismiss(world: World, told: Told): Promise<void> {
  const { dismissed } = told
  if (!dismissed) return
  const { number } = await recordedAs(world, told)
  await as(world, dismissed.by, (ctx) => dismissIncident(ctx, { number, reason: dismissed.reason }))
}

/** Recovers and resolves it; its cause is named, and what follows is given out. */
export async function resolve(world: World, told: Told, claimed: ToldStep): Promise<void> {
  const { number } = await recordedAs(world, told)
  await as(world, claimed.by, (ctx) => beginRecovery(ctx, { number }))
  await claim(world, told, 'recover', claimed)
  await as(world, commanderOf(told), (ctx) => resolveIncident(ctx, { number }))
  const { version, causeCategory } = await recordedAs(world, told)
  // At a second resolution all of it has been said.
  if (causeCategory !== null) return
  await as(world, commanderOf(told), (ctx) =>
    describeIncident(ctx, { number, version, causeCategory: told.cause }),
  )
  for (const { title, owner, dueDays } of told.followUps) {
    const ownerId = await userIdOf(world, owner)
    const dueAt = new Date(world.clock.now().getTime() + dueDays * dayMs)
    await as(world, 'lead', (ctx) => addTask(ctx, { number, kind: 'follow_up', title, ownerId, dueAt }))
  }
}

export async function reopen(world: World, told: Told): Promise<void> {
  const { reopened } = told
  if (!reopened) return
  const { number } = await recordedAs(world, told)
  await as(world, reopened.by, (ctx) => reopenIncident(ctx, { number, reason: reopened.reason }))
}
