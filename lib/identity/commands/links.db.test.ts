import { afterAll, beforeAll, expect, test } from 'vitest'
import { hourMs } from '#lib/platform/clock.ts'
import { readLink } from '../queries/link.ts'
import { createWorld, origin, password, tokenOf, type World } from '../testing/world.ts'
import { acceptLink } from './accept-link.ts'
import { invite } from './invite.ts'
import { issueAccessLink } from './issue-access-link.ts'
import { issueSetupLink } from './issue-setup-link.ts'
import { setUp } from './set-up.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

let serial = 0
const inviteSomebody = async () => {
  serial += 1
  const ctx = await world.ctxOf(world.admin.reference)
  return invite(ctx, { email: `guest-${serial}@example.org`, name: 'Guest', roles: ['member'] })
}
const accept = (url: string) => acceptLink(world.anonymous, { token: tokenOf(url), password, origin })

test('no set-up link is issued once there is an active administrator', async () => {
  expect(await issueSetupLink(world.system)).toBeNull()
})

test('the first person is administrator and lead', () => {
  expect([...world.admin.ctx.roles].sort()).toEqual(['admin', 'lead'])
})

test('only the system issues a set-up link', async () => {
  const ctx = await world.ctxOf(world.admin.reference)
  await expect(issueSetupLink(ctx)).rejects.toMatchObject({ code: 'forbidden' })
})

test('of two who use one invitation at the same moment, one gets in', async () => {
  const { url } = await inviteSomebody()
  const outcomes = await Promise.allSettled([accept(url), accept(url)])
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = outcomes.find((outcome) => outcome.status === 'rejected')
  expect(refused).toMatchObject({ reason: { code: 'gone' } })
})

test('looking at a link does not use it up', async () => {
  const { url } = await inviteSomebody()
  expect(await readLink(world.anonymous, tokenOf(url), 'invite')).toMatchObject({ name: 'Guest' })
  expect(await readLink(world.anonymous, tokenOf(url), 'invite')).not.toBeNull()
  await accept(url)
  expect(await readLink(world.anonymous, tokenOf(url), 'invite')).toBeNull()
})

test('an invitation serves as nothing else', async () => {
  const { url } = await inviteSomebody()
  const token = tokenOf(url)
  expect(await readLink(world.anonymous, token, 'setup')).toBeNull()
  const asSetUp = setUp(world.anonymous, { token, name: 'X', email: 'x@example.org', password, origin })
  await expect(asSetUp).rejects.toMatchObject({ code: 'gone' })
  await expect(accept(url)).resolves.toBeDefined()
})

test('a newer link ends the earlier ones', async () => {
  const { url, userId } = await inviteSomebody()
  const ctx = await world.ctxOf(world.admin.reference)
  const newer = await issueAccessLink(ctx, { userId, forgetsSecondFactor: false })
  await expect(accept(url)).rejects.toMatchObject({ code: 'gone' })
  await expect(accept(newer.url)).resolves.toBeDefined()
})

test('an invitation dies after 72 hours', async () => {
  await using own = await createWorld()
  const ctx = await own.ctxOf(own.admin.reference)
  const { url } = await invite(ctx, { email: 'late@example.org', name: 'Late', roles: ['member'] })
  own.clock.advance(72 * hourMs)
  const late = acceptLink(own.anonymous, { token: tokenOf(url), password, origin })
  await expect(late).rejects.toMatchObject({ code: 'gone' })
})

test('the token is not stored', async () => {
  const { url } = await inviteSomebody()
  const { rows } = await world.database.admin.pool.query(
    'select * from one_time_links l where l::text like $1',
    [`%${tokenOf(url)}%`],
  )
  expect(rows).toEqual([])
})

test('a reset of everything lets nobody in until its link is used', async () => {
  const person = await world.person('lost@example.org', ['member'])
  const ctx = await world.ctxOf(world.admin.reference)
  const { url } = await issueAccessLink(ctx, { userId: person.id, forgetsSecondFactor: true })
  expect((await world.ctxOf(person.reference)).actor.type).toBe('anonymous')
  const { session } = await accept(url)
  expect(await world.ctxOf(session.reference)).toMatchObject({ assurance: 'aal1' })
})

test('a known address is not invited twice', async () => {
  const ctx = await world.ctxOf(world.admin.reference)
  const again = invite(ctx, { email: 'CYGNUS@example.org', name: 'Twice', roles: ['member'] })
  await expect(again).rejects.toMatchObject({ code: 'conflict', details: [{ path: 'email' }] })
})
