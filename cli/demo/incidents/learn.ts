import { and, eq, max } from 'drizzle-orm'
import type { World } from '#cli/demo/seed/world.ts'
import { postMortems, publications } from '#db/schema/incidents/post-mortems.ts'
import { incidentTasks } from '#db/schema/incidents/tasks.ts'
import { acceptRedaction } from '#lib/incidents/commands/accept-redaction.ts'
import { closeIncident } from '#lib/incidents/commands/close-incident.ts'
import { completeTask } from '#lib/incidents/commands/complete-task.ts'
import { draftPostMortem } from '#lib/incidents/commands/draft-post-mortem.ts'
import { giveVerdict } from '#lib/incidents/commands/give-verdict.ts'
import { publishPostMortem } from '#lib/incidents/commands/publish-post-mortem.ts'
import { savePostMortem } from '#lib/incidents/commands/save-post-mortem.ts'
import { submitPostMortem } from '#lib/incidents/commands/submit-post-mortem.ts'
import { advancePublication } from '#lib/incidents/jobs/advance-publication.ts'
import { readRedactionHits } from '#lib/incidents/queries/redaction-hits.ts'
import { minuteMs } from '#lib/platform/clock.ts'
import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { formatClock } from '#lib/platform/format/time.ts'
import { as } from './actors.ts'
import { recordedAs } from './scene.ts'
import type { Told } from './told.ts'

/** Writes the post-mortem over its draft, lets pass what may be public, and puts it before two others. */
export async function submit(world: World, told: Told): Promise<void> {
  const { postMortem, title } = told
  if (!postMortem) return
  const incident = await recordedAs(world, told)
  const { number } = incident
  await as(world, postMortem.by, async (ctx) => {
    const draft = await draftPostMortem(ctx, { number })
    const sections = {
      summary: postMortem.summary,
      impact: postMortem.impact,
      timeline: timelineOf(told, incident.reportedAt),
      root_cause: postMortem.rootCause,
      vulnerability: postMortem.vulnerability,
      remediation: postMortem.remediation,
      prevention: postMortem.prevention,
      went_well: postMortem.wentWell,
    }
    const { version } = await savePostMortem(ctx, { number, version: draft.version, title, sections })
    const hits = await readRedactionHits(ctx.db, incident.id, { title, sections, changeNote: null })
    for (const hitKey of new Set(hits.map(({ key }) => key))) {
      const reason = 'A name that our public documentation uses as well.'
      await acceptRedaction(ctx, { number, version, hitKey, reason })
    }
    await submitPostMortem(ctx, { number, version })
  })
}

/** The entries as the public may read them: what happened, not who wrote it. */
const timelineOf = ({ entries }: Told, reportedAt: Date): string =>
  entries
    .map(
      ([minutes, , , text]) =>
        `- ${formatClock(new Date(reportedAt.getTime() + minutes * minuteMs))}: ${text}`,
    )
    .join('\n')

export async function approve(world: World, told: Told, approval: number): Promise<void> {
  const who = told.postMortem?.approvals[approval]?.[0]
  if (!who) return
  const { number, id } = await recordedAs(world, told)
  const version = await newestVersion(world, id)
  await as(world, who, (ctx) => giveVerdict(ctx, { number, version, verdict: 'approve' }))
}

/** Asks for it, then takes step after step as the worker does, until the page was read as anybody reads it. */
export async function publish(world: World, told: Told): Promise<void> {
  const { number, id } = await recordedAs(world, told)
  const version = await newestVersion(world, id)
  await as(world, 'lead', (ctx) => publishPostMortem(ctx, { number, version }))
  const [publication] = await world.app.db
    .select({ id: publications.id })
    .from(publications)
    .where(and(eq(publications.incidentId, id), eq(publications.version, version)))
  if (!publication) throw new Error(`The publication of “${told.title}” was not asked for.`)
  for (;;) {
    world.clock.advance(minuteMs / 4)
    const advance = await advancePublication(worker(world), { publicationId: publication.id })
    if (advance.outcome === 'blocked')
      throw new Error(`The publication of “${told.title}” is blocked: ${advance.code}.`)
    if (advance.state === 'proven' || advance.outcome === 'nothing') return
  }
}

export async function close(world: World, told: Told): Promise<void> {
  const { number } = await recordedAs(world, told)
  await as(world, 'lead', (ctx) => closeIncident(ctx, { number }))
}

export async function followUp(world: World, told: Told, index: number): Promise<void> {
  const action = told.followUps[index]
  const closure = action?.done?.closure
  if (!action || closure === undefined) return
  const { id } = await recordedAs(world, told)
  const [task] = await world.app.db
    .select({ taskId: incidentTasks.id, version: incidentTasks.version })
    .from(incidentTasks)
    .where(and(eq(incidentTasks.incidentId, id), eq(incidentTasks.title, action.title)))
  if (!task) throw new Error(`Nobody was asked: ${action.title}.`)
  await as(world, action.owner, (ctx) => completeTask(ctx, { ...task, closure }))
}

const worker = ({ app, clock }: World): Ctx => systemCtx('incidents', app.db, clock)

async function newestVersion({ app }: World, incidentId: string): Promise<number> {
  const [row] = await app.db
    .select({ version: max(postMortems.version) })
    .from(postMortems)
    .where(eq(postMortems.incidentId, incidentId))
  return row?.version ?? 1
}
