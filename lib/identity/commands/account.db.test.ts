import { afterAll, beforeAll, expect, test } from 'vitest'
import { findSession, resumeSession } from '#lib/platform/auth/session-lookup.ts'
import { hourMs, minuteMs } from '#lib/platform/clock.ts'
import { getMyAccount } from '../queries/my-account.ts'
import { createWorld, origin, password, type World } from '../testing/world.ts'
import { changePassword } from './change-password.ts'
import { endSession } from './end-session.ts'
import { signIn } from './sign-in/index.ts'
import { signOut } from './sign-out.ts'
import { signOutEverywhere } from './sign-out-everywhere.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

const isSignedIn = async (reference: string) => (await world.ctxOf(reference)).actor.type === 'user'

test('a password change ends every session, and only the new password opens another', async () => {
  const person = await world.person('changes@example.org', ['member'])
  const next = 'another wall entirely'
  expect(await changePassword(person.ctx, { current: password, password: next })).toEqual({
    outcome: 'changed',
  })
  expect(await isSignedIn(person.reference)).toBe(false)
  const sign = (claimed: string) =>
    signIn(world.anonymous, { email: person.email, password: claimed, origin })
  expect((await sign(password)).outcome).toBe('refused')
  expect((await sign(next)).outcome).toBe('opened')
})

test('a stolen session cannot search for the password: the fifth wrong one ends it', async () => {
  const person = await world.person('stolen@example.org', ['member'])
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await changePassword(person.ctx, { current: 'a guess', password: 'another wall entirely' })
  }
  expect(await isSignedIn(person.reference)).toBe(false)
})

test.each([
  ['short', 'too short'],
  ['aaaaaaaaaaaaaaaa', 'one letter, repeated'],
  ['abcdefgh'.repeat(26), 'longer than 200 characters'],
])('%j is no password: %s', async (weak) => {
  const attempt = changePassword(world.admin.ctx, { current: password, password: weak })
  await expect(attempt).rejects.toMatchObject({ code: 'invalid_input', details: [{ path: 'password' }] })
})

test('signing out ends this session alone; signing out everywhere ends all', async () => {
  const person = await world.person('leaves@example.org', ['member'])
  const second = await signIn(world.anonymous, { email: person.email, password, origin })
  if (second.outcome !== 'opened') throw new Error('the password was refused')
  await signOut(await world.ctxOf(second.session.reference), {})
  expect(await isSignedIn(second.session.reference)).toBe(false)
  expect(await isSignedIn(person.reference)).toBe(true)
  await signOutEverywhere(person.ctx, {})
  expect(await isSignedIn(person.reference)).toBe(false)
})

test("one ends one's own sessions, never a stranger's", async () => {
  const person = await world.person('own@example.org', ['member'])
  const stranger = await world.person('stranger@example.org', ['lead'])
  const sessionId = person.ctx.sessionId ?? ''
  await expect(endSession(stranger.ctx, { sessionId })).rejects.toMatchObject({ code: 'not_found' })
  await endSession(person.ctx, { sessionId })
  expect(await isSignedIn(person.reference)).toBe(false)
})

test('the account lists where one is signed in', async () => {
  const person = await world.person('lists@example.org', ['member'])
  const account = await getMyAccount(person.ctx, {})
  expect(account).toMatchObject({ email: person.email, recoveryCodesLeft: 10 })
  expect(account.sessions).toMatchObject([
    { id: person.ctx.sessionId, isCurrent: true, hasSecondFactor: true },
  ])
})

test('a session ends after 30 minutes without use', async () => {
  await using own = await createWorld()
  own.clock.advance(30 * minuteMs - 1)
  expect((await own.ctxOf(own.admin.reference)).actor.type).toBe('user')
  own.clock.advance(1)
  expect((await own.ctxOf(own.admin.reference)).actor.type).toBe('anonymous')
})

test('that a session is used is noted, at most once a minute, and looking at it is no use', async () => {
  await using own = await createWorld()
  const { db, pool } = own.database.app
  const openedAt = own.clock.now()
  const seen = async () =>
    (
      await pool.query<{ at: Date }>('select last_seen_at as at from sessions where id = $1', [
        own.admin.ctx.sessionId,
      ])
    ).rows[0]?.at
  own.clock.advance(minuteMs)
  await resumeSession(db, own.admin.reference, own.clock.now())
  expect(await seen()).toEqual(openedAt)
  own.clock.advance(1)
  await findSession(db, own.admin.reference, own.clock.now())
  expect(await seen()).toEqual(openedAt)
  await resumeSession(db, own.admin.reference, own.clock.now())
  expect(await seen()).toEqual(own.clock.now())
})

test('a session ends after 12 hours, however much it is used', async () => {
  await using own = await createWorld()
  for (let used = 0; used < 12 * 3; used += 1) {
    expect((await own.ctxOf(own.admin.reference)).actor.type).toBe('user')
    await resumeSession(own.database.app.db, own.admin.reference, own.clock.now())
    own.clock.advance(hourMs / 3)
  }
  expect((await own.ctxOf(own.admin.reference)).actor.type).toBe('anonymous')
})
