import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { incidents } from '#db/schema/incidents/incidents.ts'
import { postMortems } from '#db/schema/incidents/post-mortems.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { publicAddress } from '../../model/destination.ts'
import { postMortemSections } from '../../model/post-mortem.ts'
import { readSections } from '../../model/post-mortem-file.ts'
import { isOver } from '../../model/states.ts'
import { requiredSections } from '../../queries/post-mortem-terms.ts'
import { gitBlobSha } from '../../rules/blob-sha.ts'
import { PublicationBlocked } from '../../rules/publication-blocked.ts'
import { appendEvent } from '../parts/append-event.ts'
import { stopClock } from '../parts/clocks.ts'
import { incidentChanged } from '../parts/incident-changed.ts'
import { moveIncident } from '../parts/move-incident.ts'
import { gitHubOf } from '../parts/publication-access.ts'
import { fetchPublicPage } from './fetch-public-page.ts'
import { openRepository } from './github-steps.ts'
import { recordProof } from './record-proof.ts'
import type { Step, StepArgs } from './step.ts'

/**
 * merged → proven: the public address is fetched by nobody in particular and shows, byte for byte, what two people
 * approved, with the sections that clause V.C names. Only this stops the clock.
 */
export const prove: Step = async (args) => {
  const { ctx, tx, publication, destination, version, number, terms, now } = args
  if (destination.kind === 'github') await openRepository(await gitHubOf(destination, terms, now), now)
  const url = publicAddress(destination, publication.path)
  const page = await fetchPublicPage(url, terms)
  await judge(args, page)
  const sha256 = createHash('sha256').update(page).digest()
  const evidenceId = await recordProof({ ...args, page, url, sha256 })

  const [incident] = await tx
    .select()
    .from(incidents)
    .where(eq(incidents.id, publication.incidentId))
    .for('update')
  if (incident === undefined) throw new Error(`publication ${publication.id} has no incident`)
  const isOfThisResolution = incident.resolvedAt !== null && publication.requestedAt >= incident.resolvedAt
  if (isOfThisResolution) {
    const proof = { type: 'published' as const, publicationId: publication.id, evidenceId, url }
    await stopClock(tx, { incidentId: incident.id, kind: 'publish' }, now, proof)
    await tx
      .update(postMortems)
      .set({
        status: 'published',
        publishedAt: now,
        publicUrl: url,
        publishedVersion: publication.version,
      })
      .where(eq(postMortems.incidentId, incident.id))
    if (incident.status === 'review')
      await moveIncident(tx, ctx, { incidentId: incident.id, from: 'review', to: 'published' })
  }
  await appendEvent(tx, ctx, {
    incidentId: incident.id,
    kind: 'communication',
    authorName: 'Plumbline',
    body: `Version ${publication.version} of the post-mortem is public: anybody reads it at <${url}>, as it was approved (git blob \`${version.blobSha}\`).`,
    links: [{ type: 'evidence', label: 'The page as it was fetched', href: `/evidence/${evidenceId}` }],
  })
  // A later edition of a closed one belongs into its stored record, too.
  if (isOver(incident.status))
    await enqueue(
      tx,
      'incidents.store-record',
      { incidentId: incident.id },
      { key: `incident-record:${incident.id}` },
    )
  await incidentChanged(tx, number, now)
  return {
    state: 'proven',
    set: { publicUrl: url, provenAt: now, evidenceId, nextAttemptAt: null },
    what: 'Fetched the public page without any credential: it is what was approved.',
    detail: { url, blob: version.blobSha, sha256: sha256.toString('hex') },
    evidence: [sha256.toString('hex')],
  }
}

async function judge({ ctx, version }: StepArgs, page: Buffer): Promise<void> {
  const shown = gitBlobSha(page.toString()).toString('hex')
  // Bytes that are no UTF-8 do not survive the way to text and back, and differ as they should.
  if (shown !== version.blobSha || !Buffer.from(page.toString()).equals(page))
    throw new PublicationBlocked('page_differs', `It shows the git blob ${shown}.`)
  const sections = readSections(page.toString())
  const empty = (await requiredSections(ctx)).filter((key) => (sections[key] ?? '').trim() === '')
  if (empty.length > 0) {
    const titles = postMortemSections.filter(({ key }) => empty.includes(key)).map(({ title }) => title)
    throw new PublicationBlocked('page_differs', `It says nothing under ${titles.join(', ')}.`)
  }
}
