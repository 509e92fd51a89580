import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ctx } from '#lib/platform/ctx.ts'
import { createWorld, type World } from '../testing/world.ts'
import { disablePerson } from './disable-person.ts'
import { enablePerson } from './enable-person.ts'
import { endSessionsOfPerson } from './end-sessions-of-person.ts'
import { giveRole } from './give-role.ts'
import { issueAccessLink } from './issue-access-link.ts'
import { takeRole } from './take-role.ts'

let world: World
let admin: Ctx
beforeAll(async () => {
  world = await createWorld()
  admin = await world.ctxOf(world.admin.reference)
})
afterAll(() => world[Symbol.asyncDispose]())

const isSignedIn = async (reference: string) => (await world.ctxOf(reference)).actor.type === 'user'

test('giving a role ends every session of the person, and says so in the ledger', async () => {
  const person = await world.person('promoted@example.org', ['member'])
  await giveRole(admin, { userId: person.id, role: 'manager' })
  expect(await isSignedIn(person.reference)).toBe(false)
  expect((await world.ledger()).at(-1)).toMatchObject({
    action: 'role.give',
    objectId: person.id,
    actorType: 'user',
  })
})

test('giving a role somebody has changes nothing and enters nothing', async () => {
  const person = await world.person('same@example.org', ['member'])
  const before = (await world.ledger()).length
  await giveRole(admin, { userId: person.id, role: 'member' })
  expect(await isSignedIn(person.reference)).toBe(true)
  expect(await world.ledger()).toHaveLength(before)
})

test('nobody gives themselves a role, disables themselves or resets their own access', async () => {
  const userId = world.admin.id
  await expect(giveRole(admin, { userId, role: 'auditor' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(disablePerson(admin, { userId })).rejects.toMatchObject({ code: 'forbidden' })
  const reset = issueAccessLink(admin, { userId, forgetsSecondFactor: true })
  await expect(reset).rejects.toMatchObject({ code: 'forbidden' })
})

test.each(['admin', 'lead'] as const)('the last %s keeps the role', async (role) => {
  const attempt = takeRole(admin, { userId: world.admin.id, role })
  await expect(attempt).rejects.toMatchObject({ code: 'conflict' })
})

test('an invited administrator does not count: somebody must be able to act', async () => {
  await using own = await createWorld()
  const ctx = await own.ctxOf(own.admin.reference)
  const second = await own.person('second@example.org', ['admin', 'lead'])
  await disablePerson(ctx, { userId: second.id })
  const attempt = takeRole(ctx, { userId: own.admin.id, role: 'admin' })
  await expect(attempt).rejects.toMatchObject({ code: 'conflict' })
})

test('of two administrators who remove each other at once, one remains', async () => {
  await using own = await createWorld()
  const first = await own.ctxOf(own.admin.reference)
  const other = await own.person('other@example.org', ['admin', 'lead'])
  const outcomes = await Promise.allSettled([
    takeRole(first, { userId: other.id, role: 'admin' }),
    takeRole(other.ctx, { userId: own.admin.id, role: 'admin' }),
  ])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const { rows } = await own.database.admin.pool.query("select 1 from user_roles where role = 'admin'")
  expect(rows).toHaveLength(1)
})

test('the only role of a person is not taken: they are disabled instead', async () => {
  const person = await world.person('single@example.org', ['auditor'])
  const attempt = takeRole(admin, { userId: person.id, role: 'auditor' })
  await expect(attempt).rejects.toMatchObject({ code: 'conflict' })
})

test('a disabled person is out at the next request, and back in once enabled', async () => {
  const person = await world.person('leaver@example.org', ['member'])
  await disablePerson(admin, { userId: person.id })
  expect(await isSignedIn(person.reference)).toBe(false)
  const link = issueAccessLink(admin, { userId: person.id, forgetsSecondFactor: false })
  await expect(link).rejects.toMatchObject({ code: 'conflict' })
  await enablePerson(admin, { userId: person.id })
  await expect(
    issueAccessLink(admin, { userId: person.id, forgetsSecondFactor: false }),
  ).resolves.toBeDefined()
})

test('an administrator signs somebody out everywhere', async () => {
  const person = await world.person('everywhere@example.org', ['member'])
  expect(await endSessionsOfPerson(admin, { userId: person.id })).toEqual({ sessionsEnded: 1 })
  expect(await isSignedIn(person.reference)).toBe(false)
})

test('changes to roles need a second factor shown within five minutes', async () => {
  const person = await world.person('stale@example.org', ['member'])
  const stale = { ...admin, mfaAt: new Date(world.clock.now().getTime() - 5 * 60_000 - 1) }
  const give = giveRole(stale, { userId: person.id, role: 'manager' })
  await expect(give).rejects.toMatchObject({ code: 'step_up_required' })
  await expect(disablePerson(stale, { userId: person.id })).rejects.toMatchObject({
    code: 'step_up_required',
  })
})

test('somebody unknown is not found', async () => {
  const userId = '00000000-0000-7000-8000-000000000000'
  await expect(giveRole(admin, { userId, role: 'member' })).rejects.toMatchObject({ code: 'not_found' })
})
