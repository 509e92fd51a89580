import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { accountDecisions, accountVersions } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { requestEvaluation } from '#lib/platform/jobs/request-evaluation.ts'
import { asPerson } from './parts/as-person.ts'
import { requirePerson } from './parts/require-person.ts'

/**
 * Says what an account is and whose: of a person, or who answers for a service. The word outlives every import; it can
 * be replaced, not taken back.
 */
export const decideAccount = defineCommand({
  action: 'account.decide',
  permission: 'access.manage',
  input: z.strictObject({
    accountId: z.uuid(),
    kind: z.enum(['human', 'service', 'break_glass']),
    personId: z.uuid(),
    reason: z.string().trim().min(3, 'is too short').max(2_000, 'has more than 2,000 characters'),
  }),
  async run({ ctx, input: { accountId, kind, personId, reason }, tx, now }) {
    const decidedBy = asPerson(ctx).id
    const [current] = await tx
      .select()
      .from(accountVersions)
      .where(and(eq(accountVersions.accountId, accountId), isNull(accountVersions.validTo)))
      .for('update')
    if (!current) throw notFound('An account in use with this id', 'It may be gone: reload the page.')
    const person = await requirePerson(tx, personId, 'personId')
    const decision = { kind, personId, reason, decidedBy, decidedAt: now }
    const [before] = await tx
      .select()
      .from(accountDecisions)
      .where(eq(accountDecisions.accountId, accountId))
      .for('update')
    if (before?.kind === kind && before.personId === personId) throw alreadyDecided(person.name)
    await tx
      .insert(accountDecisions)
      .values({ accountId, ...decision })
      .onConflictDoUpdate({ target: accountDecisions.accountId, set: decision })
    await writeVersion(tx, { ...current, kind, personId, matchedBy: 'decision' }, now)
    await requestEvaluation(tx, now, now)
    await notify(tx, { topic: 'access', keys: [accountId, current.systemId] })
    return {
      result: undefined,
      entry: {
        object: { type: 'account', id: accountId },
        payload: {
          username: current.username,
          kind,
          person: personId,
          reason,
          before: { kind: current.kind, person: current.personId, matchedBy: current.matchedBy },
        },
        decision: kind,
      },
    }
  },
})

/** From now on; where the version began this very moment, a millisecond later: no range is empty. */
async function writeVersion(
  tx: Transaction,
  version: typeof accountVersions.$inferSelect,
  now: Date,
): Promise<void> {
  const validFrom = new Date(Math.max(now.getTime(), version.validFrom.getTime() + 1))
  await tx
    .update(accountVersions)
    .set({ validTo: validFrom })
    .where(and(eq(accountVersions.accountId, version.accountId), isNull(accountVersions.validTo)))
  await tx.insert(accountVersions).values({ ...version, validFrom, validTo: null })
}

const alreadyDecided = (name: string) =>
  new PlumblineError(
    'conflict',
    `It is decided already that this account is ${name}’s.`,
    'Reload the page; decide again only to say something else.',
  )
