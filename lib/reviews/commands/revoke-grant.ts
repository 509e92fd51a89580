import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { grants } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'
import { revokeGrantSchema } from '../model/revocation-input.ts'
import { ownAccess } from '../rules/may-act-on-revocation.ts'
import { asActing, isTheirs } from './parts/acting-on-revocation.ts'
import { guardGrant } from './parts/guard-grant.ts'
import { requestOne } from './parts/request-one.ts'

/**
 * Asks that one grant goes, outside of any review: from the page of an account, a person or a system. Asked again while
 * it is owed, it answers with the revocation that is there. The guard rails of reviews hold here, too.
 */
export const revokeGrant = defineCommand({
  action: 'revocation.request-one',
  permission: 'revocations.decide',
  input: revokeGrantSchema,
  async run({ ctx, input: { grantId, reason, reduceToRole = null }, tx, now }) {
    const acting = await asActing(tx, ctx)
    const grant = await currentGrant(tx, grantId)
    if (await isTheirs(tx, { accountId: grant.accountId, personId: null }, acting)) throw ownAccess()
    if (reduceToRole === grant.role) {
      throw new PlumblineError('invalid_input', `${grant.role} is the role it has.`, 'Name a lesser role.')
    }
    await guardGrant(tx, grant)
    const { revocationId, dueAt } = await requestOne(
      tx,
      ctx,
      { grantId, grantKey: grant.key, reduceToRole, reason },
      now,
    )
    if (dueAt === null) return { result: { revocationId, isNew: false }, entry: null }
    return {
      result: { revocationId, isNew: true },
      entry: {
        object: { type: 'revocation', id: revocationId },
        payload: { grantId, reason, reduceToRole, dueAt: dueAt.toISOString() },
        decision: 'requested',
      },
    }
  },
})

async function currentGrant(tx: Transaction, grantId: string) {
  const [grant] = await tx
    .select()
    .from(grants)
    .where(and(eq(grants.id, grantId), isNull(grants.validTo)))
  if (!grant)
    throw notFound('A grant that is held now, with this id,', 'Reload the page to see what is held.')
  return grant
}
