import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { accessSources } from '#db/schema/index.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { requestEvaluation } from '#lib/platform/jobs/request-evaluation.ts'
import { lastMomentSchema } from '#lib/policy/model/last-moment.ts'
import { usualTimeZone } from '#lib/policy/queries/usual-time-zone.ts'
import { lastMoment } from '#lib/policy/rules/last-moment.ts'
import { asLead } from './parts/as-lead.ts'

/** An attestation is somebody's word, and nobody's word is good for longer than a year. */
export const longestAttestationDays = 366

/**
 * A lead's word, for a time, that sign-in to a source's system enforces a second factor, where no export can say so. It
 * lifts factors that are known to be registered or capable; it invents none.
 */
export const attestMfa = defineCommand({
  action: 'access-source.attest-mfa',
  permission: 'access.manage',
  input: z.strictObject({
    sourceId: z.uuid(),
    until: lastMomentSchema,
    justification: z
      .string()
      .trim()
      .min(20, 'says too little: where can one see that sign-in enforces it?')
      .max(2_000, 'has more than 2,000 characters'),
  }),
  async run({ ctx, input, tx, now }) {
    requireRecentMfa(ctx)
    const lead = asLead(ctx)
    const { sourceId, justification } = input
    const until = lastMoment(input.until, await usualTimeZone({ ...ctx, db: tx }))
    requireEnd(until, now)
    const [source] = await tx
      .select()
      .from(accessSources)
      .where(and(eq(accessSources.id, sourceId), isNull(accessSources.retiredAt)))
      .for('update')
    if (!source) throw notFound('A source in use with this id')
    if (source.systemId === null) {
      throw new PlumblineError(
        'invalid_input',
        `Nobody signs in to "${source.name}": it is a register of people.`,
        'Attest it for a source that is about a system.',
      )
    }
    const mfaAttestation = {
      byId: lead.id,
      byName: lead.name,
      at: now.toISOString(),
      until: until.toISOString(),
      justification,
    }
    await tx.update(accessSources).set({ mfaAttestation }).where(eq(accessSources.id, sourceId))
    await requestEvaluation(tx, now, now)
    await notify(tx, { topic: 'access', keys: [sourceId] })
    return {
      result: { until },
      entry: {
        object: { type: 'access-source', id: sourceId },
        payload: { name: source.name, until: mfaAttestation.until, justification },
        decision: 'attested',
      },
    }
  },
})

function requireEnd(until: Date, now: Date): void {
  const days = (until.getTime() - now.getTime()) / dayMs
  if (days > 0 && days <= longestAttestationDays) return
  const message = days > 0 ? 'is more than a year away' : 'lies in the past'
  throw new PlumblineError(
    'invalid_input',
    `The end of the attestation ${message}.`,
    'Choose a day within a year.',
    { details: [{ path: 'until', message }] },
  )
}
