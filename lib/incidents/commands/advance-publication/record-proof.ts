import { evidence } from '#db/schema/evidence.ts'
import { artifactStore } from '#lib/platform/artifacts/store.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/ids.ts'
import { policyInForce } from '#lib/policy/queries/policy-in-force.ts'
import { evidenceTerms } from '#lib/policy/rules/evidence-terms.ts'
import { incidentName } from '../../model.ts'
import type { StepArgs } from './step.ts'

type Proof = StepArgs & { page: Buffer; url: string; sha256: Buffer }

/**
 * Keeps the page as it was fetched, as evidence of kind `post-mortem`, in the transaction that stops the clock.
 * @returns the id of the evidence
 */
export async function recordProof({
  ctx,
  tx,
  publication,
  destination,
  version,
  number,
  page,
  url,
  sha256,
  now,
}: Proof): Promise<string> {
  await artifactStore().write(tx, { sha256, size: page.length }, once(page), now)
  const terms = evidenceTerms((await policyInForce(ctx, {}))?.policy ?? null, 'post-mortem')
  const id = newId(ctx.clock)
  await tx.insert(evidence).values({
    id,
    sha256,
    kind: 'post-mortem',
    source: destination.kind === 'github' ? 'GitHub' : 'Git server',
    sourceVersion: null,
    collector: 'plumbline',
    scope: {
      incident: incidentName(number),
      version: String(publication.version),
      url,
      blob: version.blobSha,
      mergedAt: publication.mergedAt?.toISOString() ?? '',
      ...(publication.commitSha !== null && { commit: publication.commitSha }),
      ...(publication.pullRequestUrl !== null && { pullRequest: publication.pullRequestUrl }),
    },
    receipt: {
      isComplete: true,
      expectedCount: 1,
      receivedCount: 1,
      isPaginationFinished: true,
      query: `GET ${url}, without any credential`,
      problems: [],
      original: null,
      redactedCount: 0,
      encoding: 'utf-8',
    },
    isComplete: true,
    observedAt: now,
    periodFrom: publication.mergedAt ?? now,
    periodTo: now,
    receivedAt: now,
    validUntil: new Date(now.getTime() + terms.timeToLiveDays * dayMs),
    submittedByType: ctx.actor.type,
    submittedById: ctx.actor.id,
    submittedByName: 'Plumbline',
    controls: terms.controls,
    clauses: terms.clauses,
  })
  return id
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
