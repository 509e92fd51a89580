import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { accessSources } from '#db/schema/index.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { requestEvaluation } from '#lib/platform/jobs/request-evaluation.ts'
import { asLead } from './parts/as-lead.ts'

/** Ends a word about second factors before its time. It stays on record for the time it counted. */
export const endAttestation = defineCommand({
  action: 'access-source.end-attestation',
  permission: 'access.manage',
  input: z.strictObject({ sourceId: z.uuid(), reason: z.string().trim().min(3).max(2_000) }),
  async run({ ctx, input: { sourceId, reason }, tx, now }) {
    requireRecentMfa(ctx)
    asLead(ctx)
    const [source] = await tx.select().from(accessSources).where(eq(accessSources.id, sourceId)).for('update')
    if (!source) throw notFound('The source')
    const attestation = source.mfaAttestation
    if (attestation === null || new Date(attestation.until) <= now) {
      throw new PlumblineError(
        'conflict',
        `Nothing is attested for "${source.name}" now.`,
        'Reload the page to see how it stands.',
      )
    }
    const mfaAttestation = { ...attestation, until: now.toISOString() }
    await tx.update(accessSources).set({ mfaAttestation }).where(eq(accessSources.id, sourceId))
    await requestEvaluation(tx, now, now)
    await notify(tx, { topic: 'access', keys: [sourceId] })
    return {
      result: undefined,
      entry: {
        object: { type: 'access-source', id: sourceId },
        payload: { name: source.name, attestedBy: attestation.byId, wasUntil: attestation.until, reason },
        decision: 'ended',
      },
    }
  },
})
