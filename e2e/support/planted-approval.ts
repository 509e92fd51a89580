import { createHash, randomUUID } from 'node:crypto'
import {
  incidentClocks,
  incidents,
  postMortems,
  postMortemVerdicts,
  postMortemVersions,
} from '#db/schema/index.ts'
import { hourMs, systemClock } from '#lib/platform/clock.ts'
import { createPerson } from './person.ts'
import type { Stack } from './stack.ts'

const sections = {
  summary: 'A deploy token was used from outside for forty minutes.',
  impact: '',
  timeline: '',
  root_cause: '',
  vulnerability: 'Tokens of the pipeline were valid for a year.',
  remediation: 'The token was revoked, and every other one replaced.',
  prevention: 'Tokens are valid for an hour from now on.',
  went_well: '',
}
const title = 'A token of the pipeline was used from outside'
const markdown = `# ${title}

## Summary

${sections.summary}

## The vulnerability

${sections.vulnerability}

## Remediation steps

${sections.remediation}

## Preventive measures

${sections.prevention}
`

/**
 * An incident that was Critical and was resolved an hour ago, with a post-mortem that two people approved, as weeks of
 * work leave it.
 * @returns its number and the file that is to be published
 */
export async function plantApprovedPostMortem({
  database,
}: Stack): Promise<{ number: number; markdown: string }> {
  const { db, pool } = database
  const { rows } = await pool.query<{ next: number }>(
    'select coalesce(max(number), 0) + 1 as next from incidents',
  )
  const number = rows[0]?.next ?? 1
  const incidentId = randomUUID()
  const now = systemClock.now()
  const resolvedAt = new Date(now.getTime() - hourMs)
  const before = (hours: number) => new Date(resolvedAt.getTime() - hours * hourMs)
  const stack = { database } as Stack
  const author = await createPerson(stack, { roles: ['responder'] })
  const reviewers = [
    await createPerson(stack, { roles: ['responder'] }),
    await createPerson(stack, { roles: ['manager'] }),
  ]
  await db.insert(incidents).values({
    id: incidentId,
    number,
    title: 'Leaked deploy token',
    summary: 'A token was used from an unknown address.',
    status: 'review',
    severity: 'critical',
    highestSeverity: 'critical',
    detectedAt: before(5),
    reportedAt: before(4),
    reportedByName: author.name,
    classifiedAt: before(4),
    acknowledgedAt: before(4),
    resolvedAt,
    systemIds: [],
  })
  await db.insert(incidentClocks).values({
    id: randomUUID(),
    incidentId,
    kind: 'publish',
    name: 'publish',
    startedAt: resolvedAt,
    atRiskAt: new Date(resolvedAt.getTime() + 57.6 * hourMs),
    dueAt: new Date(resolvedAt.getTime() + 72 * hourMs),
  })
  await db.insert(postMortems).values({
    incidentId,
    status: 'approved',
    version: 1,
    createdAt: now,
    submittedAt: now,
    submittedById: author.id,
    approvedAt: now,
  })
  await db.insert(postMortemVersions).values({
    incidentId,
    version: 1,
    title,
    sections,
    markdown,
    blobSha: createHash('sha1')
      .update(`blob ${Buffer.byteLength(markdown)}\0${markdown}`)
      .digest(),
    savedAt: now,
    savedById: author.id,
    savedByName: author.name,
  })
  for (const { id, name } of reviewers)
    await db.insert(postMortemVerdicts).values({
      id: randomUUID(),
      incidentId,
      version: 1,
      verdict: 'approve',
      at: now,
      byId: id,
      byName: name,
    })
  return { number, markdown }
}
