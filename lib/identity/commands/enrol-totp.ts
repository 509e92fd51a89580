import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '#db/schema/identity.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { revokeSessions } from '#lib/platform/auth/revoke-sessions.ts'
import { elevateSession } from '#lib/platform/auth/session-record.ts'
import { acceptedTotpStep } from '#lib/platform/auth/totp.ts'
import { defineCommand } from '#lib/platform/command.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { totpCodeInput } from '../model.ts'
import { replaceRecoveryCodes } from './parts/recovery-codes.ts'
import { lockSessionUser, type SessionUser } from './parts/session-user.ts'
import { tellAccessChanged } from './parts/tell-access-changed.ts'
import { openTotpOffer, sealTotpSecret } from './parts/totp-secret.ts'

/**
 * Stores the offered authenticator once its first code was entered, gives ten new recovery codes and raises the
 * session to aal2 under a new reference. Every other session of the user ends.
 */
export const enrolTotp = defineCommand({
  action: 'second-factor.enrol',
  permission: 'anyone',
  input: z.strictObject({ offer: z.string().max(400), code: totpCodeInput }),
  async run({ ctx, input, tx, now }) {
    const current = await lockSessionUser(tx, ctx)
    requireEnrolmentRight(ctx, current)
    const secret = openTotpOffer(input.offer, current.sessionId)
    if (!secret) throw offerExpired()
    const step = await acceptedTotpStep({ secret, code: input.code, at: now, lastStep: null })
    if (step === null) throw wrongFirstCode()

    await tx
      .update(users)
      .set({
        totpSecret: sealTotpSecret(secret, current.user.id),
        totpLastStep: step,
        mfaEnrolledAt: now,
        lastSignedInAt: now,
      })
      .where(eq(users.id, current.user.id))
    const codes = await replaceRecoveryCodes(tx, current.user.id, now)
    const session = await elevateSession(tx, current.sessionId, {
      assurance: 'aal2',
      mfaAt: now,
      recoveredAt: null,
    })
    await tellAccessChanged(tx, 'users', current.user.id)
    const others = { userId: current.user.id, except: current.sessionId }
    const sessionsEnded = await revokeSessions(tx, others, 'second-factor-changed', now)
    return {
      result: { session, recoveryCodes: codes },
      entry: {
        object: { type: 'user', id: current.user.id },
        payload: {
          factor: 'totp',
          replaced: current.user.hasSecondFactor,
          recovered: current.isRecovered,
          sessionsEnded,
        },
      },
    }
  },
})

/** A password alone may enrol the first authenticator, never replace one. */
function requireEnrolmentRight(ctx: Ctx, current: SessionUser): void {
  if (!current.user.hasSecondFactor || current.isRecovered) return
  if (current.assurance === 'aal2') {
    requireRecentMfa(ctx)
    return
  }
  throw new PlumblineError(
    'mfa_required',
    'This account already has an authenticator.',
    'Enter its current code, or one of your recovery codes.',
  )
}

const offerExpired = () =>
  new PlumblineError(
    'conflict',
    'This key belongs to another session.',
    'Reload the page and scan the new code.',
  )

const wrongFirstCode = () =>
  new PlumblineError(
    'invalid_input',
    'The code does not match the key.',
    'Enter the code your app shows now.',
    {
      details: [
        { path: 'code', message: 'does not match. Check that the clock of your phone is set automatically' },
      ],
    },
  )
