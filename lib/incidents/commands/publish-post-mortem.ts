import { and, eq, notInArray } from 'drizzle-orm'
import { postMortems, publications } from '#db/schema/incidents/post-mortems.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { newId } from '#lib/platform/ids.ts'
import { postMortemFileName } from '../model/post-mortem-file.ts'
import { publishPostMortemSchema } from '../model/publication.ts'
import { appendEvent } from './parts/append-event.ts'
import { destinationPlace, liveDestination } from './parts/live-destination.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { publicationChanged } from './parts/publication-changed.ts'
import { publishableVersion } from './parts/publishable-version.ts'

/**
 * The lead sends an approved version to the public. From here on the worker does it, one step at a time; the clock
 * stops when the public page was fetched by nobody in particular and is what was approved.
 */
export const publishPostMortem = defineCommand({
  action: 'post-mortem.publish',
  permission: 'post-mortems.publish',
  input: publishPostMortemSchema,
  async run({ ctx, input: { number, version, destinationId }, tx, now }) {
    requireRecentMfa(ctx)
    const incident = await lockedIncident(tx, number)
    const incidentId = incident.id
    if (incident.resolvedAt === null) throw notResolved(number)
    // Locked: no version is saved while this one is judged.
    await tx.select().from(postMortems).where(eq(postMortems.incidentId, incidentId)).for('update')
    const { blobSha } = await publishableVersion(tx, ctx, incidentId, version)
    const destination = await liveDestination(tx, destinationId)
    const [other] = await tx
      .select({ version: publications.version })
      .from(publications)
      .where(
        and(eq(publications.incidentId, incidentId), notInArray(publications.state, ['proven', 'cancelled'])),
      )
    if (other !== undefined) throw underWay(other.version)
    const branchName = `post-mortem/inc-${number}-v${version}`
    const path = [destination.folder, postMortemFileName(number)].filter((one) => one !== '').join('/')
    const asked = {
      state: 'queued' as const,
      branchName,
      path,
      requestedAt: now,
      requestedById: ctx.actor.id,
      requestedByName: ctx.actor.name,
      attempts: 0,
      nextAttemptAt: now,
      cancelledAt: null,
    }
    const [row] = await tx
      .insert(publications)
      .values({ id: newId(ctx.clock), incidentId, version, destinationId: destination.id, ...asked })
      // One that was cancelled begins again, on the branch it had.
      .onConflictDoUpdate({
        target: [publications.incidentId, publications.version, publications.destinationId],
        set: asked,
        setWhere: eq(publications.state, 'cancelled'),
      })
      .returning({ id: publications.id })
    if (row === undefined) throw publishedThere(version, destination.name)
    await publicationChanged(tx, ctx.clock, {
      publicationId: row.id,
      number,
      state: 'queued',
      what: `${ctx.actor.name} asked for version ${version} to be published.`,
      isNextNow: true,
    })
    await appendEvent(tx, ctx, {
      incidentId,
      kind: 'decision',
      body: `Version ${version} of the post-mortem goes to the public, at “${destination.name}”.`,
    })
    return {
      result: { publicationId: row.id },
      entry: {
        object: { type: 'publication', id: row.id },
        payload: {
          number,
          version,
          blobSha,
          destination: destination.name,
          place: destinationPlace(destination),
          branchName,
          path,
        },
        decision: 'publish',
      },
    }
  },
})

const notResolved = (number: number) =>
  new PlumblineError(
    'conflict',
    `INC-${number} is not resolved.`,
    'Resolve it first: its post-mortem tells how it ended.',
  )

const underWay = (version: number) =>
  new PlumblineError(
    'conflict',
    `Version ${version} is on its way to the public.`,
    'Wait until it is published, or cancel its publication first.',
  )

const publishedThere = (version: number, destination: string) =>
  new PlumblineError(
    'conflict',
    `Version ${version} is published at “${destination}” already.`,
    'Save and approve another version to publish a later edition.',
  )
