import { eq } from 'drizzle-orm'
import {
  incidentClocks,
  incidentEvents,
  incidentSteps,
  incidents,
  incidentTasks,
  publicationDestinations,
  publications,
} from '#db/schema/index.ts'
import { hourMs, minuteMs } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/ids.ts'
import { draftPostMortem } from '../commands/draft-post-mortem.ts'
import { savePostMortem } from '../commands/save-post-mortem.ts'
import { submitPostMortem } from '../commands/submit-post-mortem.ts'
import type { PostMortemText } from '../model/post-mortem.ts'
import { postMortem } from '../queries/post-mortem.ts'
import { clockTimes } from '../rules/clock.ts'
import { createTimelineWorld } from './timeline-world.ts'

/** A text that anybody may read and that lacks nothing. */
export const publicText: PostMortemText = {
  summary: 'A deploy token leaked into a build log and was used once.',
  impact: 'No data left.',
  timeline: '- **22:14** An alert',
  root_cause: 'Logs of forks were public.',
  vulnerability: 'The token lived for a year.',
  remediation: '1. The token was revoked.',
  prevention: '- Tokens live for an hour.',
  went_well: 'The alert came within a minute.',
}

/** INC-1, resolved, with a record; its 72 hours run. Two responders, a manager and a lead. */
export async function createPostMortemWorld(startAt = '2026-11-20T22:14:00Z') {
  const world = await createTimelineWorld(startAt)
  const { clock, incidentId, number } = world
  const db = world.database.admin.db
  const priya = await world.user('Priya Raman')
  const ola = await world.user('Ola Berg')
  const amara = await world.user('Amara Nwosu', 'lead')
  const manager = await world.user('Jonas Lind', 'manager')
  let sequence = 0
  async function tell(body: string, minutes: number, kind: 'detection' | 'action' = 'action') {
    const id = newId(clock)
    const at = new Date(clock.now().getTime() + minutes * minuteMs)
    await db.insert(incidentEvents).values({
      incidentId,
      id,
      sequence: ++sequence,
      kind,
      observedAt: at,
      recordedAt: at,
      authorType: 'user',
      authorId: priya.actor.id,
      authorName: priya.actor.name,
      source: 'browser',
      body,
      links: [],
      attachments: [],
    })
    await db.update(incidents).set({ lastSequence: sequence }).where(eq(incidents.id, incidentId))
    return id
  }
  await tell('Alert: 40 failed calls, then success', 0, 'detection')
  const revoked = await tell('Ola Berg revoked the token in the console', 112)
  const at = clock.now()
  await db.insert(incidentSteps).values({
    id: newId(clock),
    incidentId,
    step: 'contain',
    doneAt: new Date(at.getTime() + 112 * minuteMs),
    recordedAt: new Date(at.getTime() + 112 * minuteMs),
    byId: ola.actor.id,
    byName: ola.actor.name,
    note: 'Token revoked',
    eventIds: [revoked],
  })
  await db.insert(incidentTasks).values({
    id: newId(clock),
    incidentId,
    kind: 'follow_up',
    title: 'Short-lived tokens only',
    ownerId: ola.actor.id,
    dueAt: new Date('2026-12-03T12:00:00Z'),
    createdAt: at,
    createdByName: 'Priya Raman',
  })
  clock.advance(6 * hourMs)
  const resolvedAt = clock.now()
  await db.update(incidents).set({ status: 'resolved', resolvedAt }).where(eq(incidents.id, incidentId))
  await db.insert(incidentClocks).values({
    id: newId(clock),
    incidentId,
    kind: 'publish',
    name: 'publish',
    startedAt: resolvedAt,
    ...clockTimes(resolvedAt, 72 * 60),
  })

  return {
    ...world,
    priya,
    ola,
    amara,
    manager,
    resolvedAt,
    tell,
    sql: async <Row extends object>(text: string, values: unknown[] = []) =>
      (await world.database.admin.pool.query<Row>(text, values)).rows,
    read: (as = priya) => postMortem(as, { number }),
    /** Drafted, and saved with this text by `priya`: version 2. */
    async written(sections: Partial<PostMortemText> = {}): Promise<number> {
      const { version } = await draftPostMortem(priya, { number })
      const text = { ...publicText, ...sections }
      return (await savePostMortem(priya, { number, version, title: 'A leaked token', sections: text }))
        .version
    },
    /** Written and put before its reviewers. */
    async submitted(): Promise<number> {
      const version = await this.written()
      await submitPostMortem(priya, { number, version })
      return version
    },
    /** As a publication leaves it once it is proven. */
    async published(version: number): Promise<void> {
      const destinationId = newId(clock)
      const now = clock.now()
      await db.insert(publicationDestinations).values({
        id: destinationId,
        name: `public ${version}`,
        kind: 'git',
        url: 'https://git.example/post-mortems',
        branch: 'main',
        folder: '',
        publicUrlTemplate: 'https://git.example/post-mortems/{path}',
        sealedCredential: Buffer.from(''),
        isDefault: false,
        createdAt: now,
        createdByName: 'test',
      })
      await db.insert(publications).values({
        id: newId(clock),
        incidentId,
        version,
        destinationId,
        state: 'proven',
        branchName: `post-mortem/inc-1-v${version}`,
        path: 'inc-1.md',
        requestedAt: now,
        requestedById: amara.actor.id,
        requestedByName: amara.actor.name,
        publicUrl: 'https://git.example/post-mortems/inc-1.md',
        provenAt: now,
      })
      await world.database.admin.pool.query(
        `update post_mortems set status = 'published', published_at = coalesce(published_at, $2),
           public_url = 'https://git.example/post-mortems/inc-1.md', published_version = $3 where incident_id = $1`,
        [incidentId, now, version],
      )
      await db.update(incidents).set({ status: 'published' }).where(eq(incidents.id, incidentId))
    },
  }
}

export type PostMortemWorld = Awaited<ReturnType<typeof createPostMortemWorld>>
