import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { users } from '#db/schema/identity.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { revokeSessions } from '#lib/platform/auth/revoke-sessions.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { findPerson, type Person } from './parts/find-person.ts'
import { issueLink } from './parts/links.ts'
import { spendRecoveryCodes } from './parts/recovery-codes.ts'

/**
 * A new link for somebody: another invitation while they are invited, a reset once they are active.
 * With `forgetsSecondFactor` (phone and recovery codes both lost) the password dies at once too, so that
 * until the link is used nobody can enrol an authenticator with the old password.
 */
export const issueAccessLink = defineCommand({
  action: 'user.issue-link',
  permission: 'users.manage',
  input: z.strictObject({ userId: z.uuid(), forgetsSecondFactor: z.boolean() }),
  async run({ ctx, input, tx, now }) {
    requireRecentMfa(ctx)
    const person = await findPerson(tx, input.userId)
    refuseUnreachable(person, ctx.actor.id)
    if (input.forgetsSecondFactor) await forgetCredentials(tx, person.id, now)
    const purpose = person.status === 'invited' ? 'invite' : 'reset'
    const link = await issueLink(tx, { purpose, userId: person.id, createdBy: ctx.actor.id, now })
    return {
      result: { purpose, url: link.url, expiresAt: link.expiresAt },
      entry: {
        object: { type: 'user', id: person.id },
        payload: { purpose, link: link.linkId, forgetsSecondFactor: input.forgetsSecondFactor },
      },
    }
  },
})

function refuseUnreachable(person: Person, actorId: string): void {
  if (person.status === 'disabled') {
    throw new PlumblineError('conflict', `${person.name} is disabled.`, 'Enable them first.')
  }
  // Somebody else must vouch: with a borrowed session one could otherwise lock its owner out.
  if (person.id === actorId) {
    throw new PlumblineError(
      'forbidden',
      'Nobody resets their own access.',
      'Change your password under Account, or ask another administrator.',
    )
  }
}

async function forgetCredentials(tx: Transaction, userId: string, now: Date): Promise<void> {
  await tx
    .update(users)
    .set({ passwordHash: null, totpSecret: null, totpLastStep: null, mfaEnrolledAt: null })
    .where(eq(users.id, userId))
  await spendRecoveryCodes(tx, userId, now)
  await revokeSessions(tx, { userId }, 'access-reset', now)
}
