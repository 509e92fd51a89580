import {
  incidentClocks,
  incidents,
  postMortems,
  postMortemVerdicts,
  postMortemVersions,
  userRoles,
  users,
} from '#db/schema/index.ts'
import { createTestDatabase } from '#db/testing/database.ts'
import type { Role } from '#lib/platform/auth/roles.ts'
import { hourMs, systemClock } from '#lib/platform/clock.ts'
import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import type { GitServer } from '#lib/platform/git/testing/server.ts'
import type { GitHubStandIn } from '#lib/platform/github/testing/server.ts'
import { newId } from '#lib/platform/ids.ts'
import { createDestination } from '../commands/create-destination.ts'
import type { PostMortemText } from '../model/post-mortem.ts'
import { postMortemFile } from '../model/post-mortem-file.ts'
import { gitBlobSha } from '../rules/blob-sha.ts'
import { clockTimes } from '../rules/clock.ts'

export const sections: PostMortemText = {
  summary: 'A deploy token was used from outside for forty minutes.',
  impact: 'Nobody noticed anything.',
  timeline: '- 14:05 a token was used\n- 14:45 it was revoked',
  root_cause: 'Tokens lived longer than the jobs they were made for.',
  vulnerability: 'Tokens of the pipeline were valid for a year.',
  remediation: 'The token was revoked, and every other one replaced.',
  prevention: 'Tokens are valid for an hour from now on.',
  went_well: 'The alert was looked at within minutes.',
}

/**
 * INC-1, once Critical and resolved an hour ago, with a post-mortem in version 1 that two people approved, and its
 * 72 hours running. What comes before is arranged past the product's own ways in. The time is that of this machine:
 * servers tell theirs.
 */
export async function createPublicationWorld() {
  process.env.PLUMBLINE_PUBLICATION_HOSTS = '127.0.0.1'
  const database = await createTestDatabase()
  const clock = systemClock
  const { db } = database.admin
  const incidentId = newId(clock)
  const now = clock.now()
  const resolvedAt = new Date(now.getTime() - hourMs)

  async function user(name: string, role: Role): Promise<Ctx> {
    const id = newId(clock)
    await db.insert(users).values({ id, email: `${id}@test.example`, name, status: 'active', createdAt: now })
    await db.insert(userRoles).values({ userId: id, role, grantedAt: now })
    return {
      ...systemCtx('unused', database.app.db, clock),
      actor: { type: 'user', id, name },
      roles: new Set([role]),
      assurance: 'aal2',
      mfaAt: now,
    }
  }
  const lead = await user('Cygnus', 'lead')
  const author = await user('Priya Raman', 'responder')
  const reviewers = [await user('Ola Nordmann', 'manager'), await user('Wanjiru Kamau', 'responder')] as const

  await db.insert(incidents).values({
    id: incidentId,
    number: 1,
    title: 'Leaked deploy token',
    summary: 'A token was used from an unknown address.',
    status: 'review',
    severity: 'medium',
    highestSeverity: 'critical',
    detectedAt: new Date(resolvedAt.getTime() - 5 * hourMs),
    reportedAt: new Date(resolvedAt.getTime() - 4 * hourMs),
    reportedByName: 'Priya Raman',
    resolvedAt,
    systemIds: [],
  })
  await db.insert(incidentClocks).values({
    id: newId(clock),
    incidentId,
    kind: 'publish',
    name: 'publish',
    startedAt: resolvedAt,
    ...clockTimes(resolvedAt, 72 * 60),
  })
  await db.insert(postMortems).values({ incidentId, status: 'approved', version: 1, createdAt: now })

  /** Saves and approves a text past all checks. @returns the file as it would be published */
  async function approve(
    version: number,
    text: Partial<PostMortemText> = {},
    approvers: readonly Ctx[] = reviewers,
  ): Promise<string> {
    const whole = { ...sections, ...text }
    const title = 'A token of the pipeline was used from outside'
    const changeNote = version === 1 ? null : 'A date was corrected.'
    const markdown = postMortemFile({
      number: 1,
      title,
      severity: 'critical',
      detectedAt: resolvedAt.toISOString(),
      resolvedAt: resolvedAt.toISOString(),
      sections: whole,
      earlier: [],
      changeNote,
    })
    await db.insert(postMortemVersions).values({
      incidentId,
      version,
      title,
      sections: whole,
      markdown,
      blobSha: gitBlobSha(markdown),
      savedAt: now,
      savedById: author.actor.id,
      savedByName: author.actor.name,
      changeNote,
    })
    await db.update(postMortems).set({ version, status: 'approved' })
    for (const { actor } of approvers)
      await db.insert(postMortemVerdicts).values({
        id: newId(clock),
        incidentId,
        version,
        verdict: 'approve',
        at: now,
        byId: actor.id,
        byName: actor.name,
      })
    return markdown
  }

  return {
    database,
    clock,
    incidentId,
    lead,
    author,
    reviewers,
    user,
    approve,
    markdown: await approve(1),
    worker: (name = 'incidents.advance-publication') => systemCtx(name, database.worker.db, clock),
    toGitHub: ({ apiUrl, publicUrlTemplate }: GitHubStandIn, token = 'valid-token') =>
      createDestination(lead, {
        kind: 'github',
        name: 'Security advisories',
        url: apiUrl,
        owner: 'covenant',
        repository: 'security',
        publicUrlTemplate,
        credential: { type: 'token', token },
      }),
    toGit: ({ url, publicUrlTemplate, login }: GitServer) =>
      createDestination(lead, {
        kind: 'git',
        name: 'Our own git',
        url,
        publicUrlTemplate,
        credential: { type: 'basic', ...login },
      }),
    /** Past all rights, to look. */
    async sql<Row extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
      return (await database.admin.pool.query<Row>(text, values)).rows
    },
    [Symbol.asyncDispose]: () => database.drop(),
  }
}

export type PublicationWorld = Awaited<ReturnType<typeof createPublicationWorld>>

/** How it ended, in what anybody can count: for a publication that is proven, whatever happened on the way. */
export async function countsOf({ sql }: PublicationWorld) {
  const [counts] = await sql<Record<string, unknown>>(`
    select (select count(*)::int from publications where state = 'proven') as proven,
      (select count(*)::int from evidence where kind = 'post-mortem') as evidence,
      (select count(*)::int from incident_clocks where kind = 'publish' and stopped_at is not null) as stopped,
      (select count(*)::int from incident_transitions where to_status = 'published') as moves,
      (select count(*)::int from incident_events where kind = 'communication') as told,
      (select status::text from incidents) as incident`)
  return counts
}

export const publishedOnce = {
  proven: 1,
  evidence: 1,
  stopped: 1,
  moves: 1,
  told: 1,
  incident: 'published',
}
