import { desc, eq } from 'drizzle-orm'
import { grants } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { withReasonSchema } from '../model/revocation-input.ts'
import { ownAccess } from '../rules/may-act-on-revocation.ts'
import { asActing, isTheirs } from './parts/acting-on-revocation.ts'
import { guardGrant } from './parts/guard-grant.ts'
import { lockRevocation } from './parts/locked-revocation.ts'
import { requestOne } from './parts/request-one.ts'

/**
 * Decides anew about access that was given again after it was proven gone: it is to go once more. That is another
 * revocation with its own deadline and its own proof; the one before stays as it ended, so that its proof and the
 * re-grant still count in their quarter. The guard rails of reviews hold here, too.
 */
export const reopenRevocation = defineCommand({
  action: 'revocation.reopen',
  permission: 'revocations.decide',
  input: withReasonSchema,
  async run({ ctx, input: { revocationId, reason }, tx, now }) {
    const acting = await asActing(tx, ctx)
    const before = await lockRevocation(tx, revocationId)
    if (before.status !== 'regranted') {
      throw new PlumblineError(
        'conflict',
        'This access was not given again since it was proven gone.',
        'Reload the page to see how it stands.',
      )
    }
    if (await isTheirs(tx, before, acting)) throw ownAccess()
    const [grant] = await tx
      .select()
      .from(grants)
      .where(eq(grants.key, before.grantKey))
      .orderBy(desc(grants.validFrom))
      .limit(1)
    if (grant?.validTo === null) await guardGrant(tx, grant)
    const { revocationId: again, dueAt } = await requestOne(
      tx,
      ctx,
      {
        grantId: grant?.id ?? before.grantId,
        grantKey: before.grantKey,
        reduceToRole: before.target.reduceToRole,
        reason,
      },
      now,
    )
    if (dueAt === null) return { result: { revocationId: again, isNew: false }, entry: null }
    return {
      result: { revocationId: again, isNew: true },
      entry: {
        object: { type: 'revocation', id: again },
        payload: { before: revocationId, reason, dueAt: dueAt.toISOString() },
        decision: 'requested',
      },
    }
  },
})
