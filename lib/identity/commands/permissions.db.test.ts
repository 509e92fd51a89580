import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { permissions } from '#lib/platform/auth/permissions.ts'
import { type Role, roles } from '#lib/platform/auth/roles.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { getMyAccount } from '../queries/my-account.ts'
import { listTokens } from '../queries/tokens.ts'
import { getUser } from '../queries/user.ts'
import { listUsers } from '../queries/users.ts'
import { createWorld, type World } from '../testing/world.ts'
import { changePassword } from './change-password.ts'
import { createToken } from './create-token.ts'
import { disablePerson } from './disable-person.ts'
import { enablePerson } from './enable-person.ts'
import { endSession } from './end-session.ts'
import { endSessionsOfPerson } from './end-sessions-of-person.ts'
import { giveRole } from './give-role.ts'
import { invite } from './invite.ts'
import { issueAccessLink } from './issue-access-link.ts'
import { regenerateRecoveryCodes } from './regenerate-recovery-codes.ts'
import { revokeToken } from './revoke-token.ts'
import { signOutEverywhere } from './sign-out-everywhere.ts'
import { takeRole } from './take-role.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

const nobody = '00000000-0000-7000-8000-000000000000'
const role: Role = 'member'

/** Every read and write of this domain that a permission guards, with input that is well-formed. */
const guarded = [
  { name: 'invite', act: invite, input: { email: 'a@example.org', name: 'A', roles: [role] } },
  { name: 'issueAccessLink', act: issueAccessLink, input: { userId: nobody, forgetsSecondFactor: false } },
  { name: 'giveRole', act: giveRole, input: { userId: nobody, role } },
  { name: 'takeRole', act: takeRole, input: { userId: nobody, role } },
  { name: 'disablePerson', act: disablePerson, input: { userId: nobody } },
  { name: 'enablePerson', act: enablePerson, input: { userId: nobody } },
  { name: 'endSessionsOfPerson', act: endSessionsOfPerson, input: { userId: nobody } },
  { name: 'createToken', act: createToken, input: { name: 'T', scopes: ['read'], expiresInDays: 1 } },
  { name: 'revokeToken', act: revokeToken, input: { tokenId: nobody } },
  { name: 'endSession', act: endSession, input: { sessionId: nobody } },
  { name: 'changePassword', act: changePassword, input: { current: 'x', password: 'another wall entirely' } },
  { name: 'regenerateRecoveryCodes', act: regenerateRecoveryCodes, input: {} },
  { name: 'signOutEverywhere', act: signOutEverywhere, input: {} },
  { name: 'listUsers', act: listUsers, input: {} },
  { name: 'getUser', act: getUser, input: { userId: nobody } },
  { name: 'listTokens', act: listTokens, input: {} },
  { name: 'getMyAccount', act: getMyAccount, input: {} },
].map(({ name, act, input }) => ({
  name,
  permission: act.permission,
  run: (ctx: Ctx) => (act as (ctx: Ctx, input: unknown) => Promise<unknown>)(ctx, input),
}))

const asUser = (held: Role[], assurance: 'aal1' | 'aal2'): Ctx => ({
  ...world.anonymous,
  actor: { type: 'user', id: nobody, name: 'Somebody' },
  roles: new Set(held),
  assurance,
  mfaAt: world.clock.now(),
})

describe.each(guarded)('$name', ({ permission, run }) => {
  const allowed: readonly Role[] = permission === 'anyone' ? [] : permissions[permission].roles
  const denied = roles.filter((held) => !allowed.includes(held))

  test('is guarded by a permission', () => expect(permission).not.toBe('anyone'))

  test('is refused to nobody, before the input is looked at', async () => {
    await expect(run(world.anonymous)).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  test('is refused to a password alone, whatever the roles', async () => {
    await expect(run(asUser([...roles], 'aal1'))).rejects.toMatchObject({ code: 'mfa_required' })
  })

  test('is refused to a person without a role', async () => {
    await expect(run(asUser([], 'aal2'))).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('is refused to every role that does not hold it', async () => {
    const outcomes = await Promise.allSettled(denied.map((held) => run(asUser([held], 'aal2'))))
    for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: { code: 'forbidden' } })
  })

  test('is refused to an API token with every scope', async () => {
    const scopes = ['ingest', 'gate', 'read'] as const
    const token: Ctx = { ...world.anonymous, actor: { type: 'token', id: nobody, name: 'T', scopes } }
    await expect(run(token)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
