'use server'

import { redirect } from 'next/navigation'
import { clearSessionCookie, setSessionCookie } from '#lib/platform/auth/session.ts'
import { defineAction, defineFormAction } from '#lib/platform/http/define-action.ts'
import { formText, formTexts } from '#lib/platform/http/form-text.ts'
import { repeatedPassword } from '#lib/platform/http/repeated-password.ts'
import { requestOrigin } from '#lib/platform/http/request-origin.ts'
import { acceptLink } from './commands/accept-link.ts'
import { changePassword } from './commands/change-password.ts'
import { createToken } from './commands/create-token.ts'
import { disablePerson } from './commands/disable-person.ts'
import { enablePerson } from './commands/enable-person.ts'
import { endSession } from './commands/end-session.ts'
import { endSessionsOfPerson } from './commands/end-sessions-of-person.ts'
import { enrolTotp } from './commands/enrol-totp.ts'
import { giveRole } from './commands/give-role.ts'
import { invite } from './commands/invite.ts'
import { issueAccessLink } from './commands/issue-access-link.ts'
import { regenerateRecoveryCodes } from './commands/regenerate-recovery-codes.ts'
import { revokeToken } from './commands/revoke-token.ts'
import { setUp } from './commands/set-up.ts'
import { signOut } from './commands/sign-out.ts'
import { signOutEverywhere } from './commands/sign-out-everywhere.ts'
import { takeRole } from './commands/take-role.ts'
import { checkFreshCode } from './queries/fresh-code.ts'

export const setUpAction = defineFormAction(
  (form) => ({
    token: formText(form, 'token'),
    name: formText(form, 'name'),
    email: formText(form, 'email'),
    password: repeatedPassword(form),
  }),
  async (ctx, input): Promise<null> => {
    const { session } = await setUp(ctx, { ...input, origin: await requestOrigin() })
    await setSessionCookie(session)
    redirect('/enrol')
  },
)

export const acceptLinkAction = defineFormAction(
  (form) => ({ token: formText(form, 'token'), password: repeatedPassword(form) }),
  async (ctx, input): Promise<null> => {
    const { session } = await acceptLink(ctx, { ...input, origin: await requestOrigin() })
    await setSessionCookie(session)
    // Enrolment sends on to the second factor whoever has one already.
    redirect('/enrol')
  },
)

export const enrolTotpAction = defineFormAction(
  (form) => ({ offer: formText(form, 'offer'), code: formText(form, 'code') }),
  async (ctx, input) => {
    const { session, recoveryCodes } = await enrolTotp(ctx, input)
    await setSessionCookie(session)
    return { recoveryCodes }
  },
)

export const changePasswordAction = defineFormAction(
  (form) => ({ current: formText(form, 'current'), password: repeatedPassword(form) }),
  async (ctx, input) => {
    const result = await changePassword(ctx, input)
    if (result.outcome === 'changed') await clearSessionCookie()
    return result
  },
)

export const signOutAction = async (): Promise<void> => {
  const result = await endOwnSession(undefined)
  // Another site must not sign people out; any other failure means there is no session to end.
  if (!result.ok && result.code === 'bad_origin') throw new Error(result.message)
  await clearSessionCookie()
  redirect('/sign-in')
}

const endOwnSession = defineAction((ctx) => signOut(ctx, {}))

export const signOutEverywhereAction = defineAction(async (ctx) => {
  await signOutEverywhere(ctx, {})
  await clearSessionCookie()
  redirect('/sign-in')
})

export const inviteAction = defineFormAction(
  (form) => ({
    email: formText(form, 'email'),
    name: formText(form, 'name'),
    roles: formTexts(form, 'roles'),
  }),
  invite,
)

export const createTokenAction = defineFormAction(
  (form) => ({
    name: formText(form, 'name'),
    scopes: formTexts(form, 'scopes'),
    expiresInDays: Number(formText(form, 'expiresInDays')),
  }),
  createToken,
)

export const regenerateRecoveryCodesAction = defineAction((ctx) => regenerateRecoveryCodes(ctx, {}))
export const checkFreshCodeAction = defineAction((ctx) => checkFreshCode(ctx, {}))
export const endSessionAction = defineAction(endSession)
export const endSessionsOfPersonAction = defineAction(endSessionsOfPerson)
export const issueAccessLinkAction = defineAction(issueAccessLink)
export const giveRoleAction = defineAction(giveRole)
export const takeRoleAction = defineAction(takeRole)
export const disablePersonAction = defineAction(disablePerson)
export const enablePersonAction = defineAction(enablePerson)
export const revokeTokenAction = defineAction(revokeToken)
