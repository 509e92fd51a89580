import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { evidence, reviewerParts } from '#db/schema/index.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { newId } from '#lib/platform/ids.ts'
import { policyInForce } from '#lib/policy/queries/policy-in-force.ts'
import { evidenceTerms } from '#lib/policy/rules/evidence-terms.ts'
import { readSignedPart } from '../queries/signed-part.ts'

/**
 * Records a signed part as evidence of kind `review-decision`; its artifact is stored already. A part that was signed
 * anew, or is open again, in the meantime is left to the job of that signature.
 */
export const storeSignedPart = defineCommand({
  action: 'review-part.store',
  permission: 'reviews.run',
  input: z.strictObject({
    campaignId: z.uuid(),
    reviewerId: z.uuid(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  async run({ ctx, input: { campaignId, reviewerId, sha256 }, tx, now }) {
    const [part] = await tx
      .select()
      .from(reviewerParts)
      .where(and(eq(reviewerParts.campaignId, campaignId), eq(reviewerParts.reviewerId, reviewerId)))
      .for('update')
    const signed = part?.evidenceId ? null : await readSignedPart(tx, campaignId, reviewerId)
    if (!signed || signed.sha256.toString('hex') !== sha256)
      return { result: { evidenceId: part?.evidenceId ?? null }, entry: null }
    const { document } = signed
    const terms = evidenceTerms((await policyInForce(ctx, {}))?.policy ?? null, 'review-decision')
    const evidenceId = newId(ctx.clock)
    const signedAt = new Date(document.signedAt)
    await tx.insert(evidence).values({
      id: evidenceId,
      sha256: signed.sha256,
      kind: 'review-decision',
      source: 'Plumbline review',
      sourceVersion: String(document.format),
      collector: 'plumbline',
      scope: {
        campaign: document.campaign.title,
        campaignId,
        reviewer: document.reviewer.name,
        reviewerId,
      },
      receipt: {
        isComplete: true,
        expectedCount: document.decisions.length,
        receivedCount: document.decisions.length,
        isPaginationFinished: true,
        query: 'every item of the reviewer, signed',
        problems: [],
        original: null,
        redactedCount: 0,
        encoding: 'utf-8',
      },
      isComplete: true,
      observedAt: signedAt,
      periodFrom: new Date(document.campaign.startedAt),
      periodTo: signedAt,
      receivedAt: now,
      validUntil: new Date(signedAt.getTime() + terms.timeToLiveDays * dayMs),
      submittedByType: 'user',
      submittedById: document.signedBy.id,
      submittedByName: document.signedBy.name,
      controls: terms.controls,
      clauses: terms.clauses,
    })
    await tx
      .update(reviewerParts)
      .set({ evidenceId })
      .where(and(eq(reviewerParts.campaignId, campaignId), eq(reviewerParts.reviewerId, reviewerId)))
    return {
      result: { evidenceId },
      entry: {
        object: { type: 'evidence', id: evidenceId },
        payload: { campaignId, reviewerId, digest: document.digest, decisions: document.decisions.length },
        evidence: [sha256],
      },
    }
  },
})
