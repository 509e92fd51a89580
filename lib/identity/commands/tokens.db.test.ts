import { afterAll, beforeAll, expect, test } from 'vitest'
import { tokenCtx } from '#lib/platform/auth/api-token.ts'
import { dayMs, minuteMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { listTokens } from '../queries/tokens.ts'
import { createWorld, type World } from '../testing/world.ts'
import { createToken } from './create-token.ts'
import { disablePerson } from './disable-person.ts'
import { revokeToken } from './revoke-token.ts'

let world: World
let admin: Ctx
beforeAll(async () => {
  world = await createWorld()
  admin = await world.ctxOf(world.admin.reference)
})
afterAll(() => world[Symbol.asyncDispose]())

const draft = { name: 'CI of inference-api', scopes: ['ingest'], expiresInDays: 90 }
const use = (token: string, ctx = admin) => tokenCtx(ctx.db, token, 'request', ctx.clock)

test('a token acts within its scopes and is not stored', async () => {
  const { token, tokenId } = await createToken(admin, draft)
  expect(await use(token)).toMatchObject({
    actor: { type: 'token', id: tokenId, scopes: ['ingest'] },
    roles: new Set(),
  })
  const { rows } = await world.database.admin.pool.query('select 1 from api_tokens t where t::text like $1', [
    `%${token}%`,
  ])
  expect(rows).toEqual([])
})

test('a wrong, revoked or expired token is nobody', async () => {
  const { token, tokenId } = await createToken(admin, draft)
  expect(await use(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toBeNull()
  expect(await use('plb_short')).toBeNull()
  await revokeToken(admin, { tokenId })
  expect(await use(token)).toBeNull()

  await using own = await createWorld()
  const shortLived = await createToken(await own.ctxOf(own.admin.reference), { ...draft, expiresInDays: 1 })
  own.clock.advance(dayMs)
  expect(await use(shortLived.token, own.anonymous)).toBeNull()
})

test('the token of a disabled owner is refused', async () => {
  const owner = await world.person('owner@example.org', ['member'])
  const { token } = await createToken(admin, { ...draft, ownerId: owner.id })
  expect(await use(token)).not.toBeNull()
  await disablePerson(admin, { userId: owner.id })
  expect(await use(token)).toBeNull()
  const { items } = await listTokens(admin, {})
  expect(items.find((item) => item.owner.id === owner.id)).toMatchObject({ state: 'owner-inactive' })
  await expect(createToken(admin, { ...draft, ownerId: owner.id })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('the last use is noted at most once a minute', async () => {
  await using own = await createWorld()
  const { token, tokenId } = await createToken(await own.ctxOf(own.admin.reference), draft)
  const lastUse = async () => {
    await use(token, own.anonymous)
    const { rows } = await own.database.admin.pool.query<{ at: Date }>(
      'select last_used_at as at from api_tokens where id = $1',
      [tokenId],
    )
    return rows[0]?.at
  }
  const first = own.clock.now()
  expect(await lastUse()).toEqual(first)
  own.clock.advance(minuteMs)
  expect(await lastUse()).toEqual(first)
  own.clock.advance(1)
  expect(await lastUse()).toEqual(own.clock.now())
})

test.each([
  [{ ...draft, expiresInDays: 366 }, 'expiresInDays'],
  [{ ...draft, expiresInDays: 0 }, 'expiresInDays'],
  [{ ...draft, scopes: [] }, 'scopes'],
  [{ ...draft, scopes: ['everything'] }, 'scopes.0'],
  [{ ...draft, name: ' ' }, 'name'],
])('%j is refused', async (input, path) => {
  await expect(createToken(admin, input)).rejects.toMatchObject({
    code: 'invalid_input',
    details: [{ path }],
  })
})

test('making and revoking tokens needs a fresh second factor', async () => {
  const stale = { ...admin, mfaAt: null }
  await expect(createToken(stale, draft)).rejects.toMatchObject({ code: 'step_up_required' })
  const { tokenId } = await createToken(admin, draft)
  await expect(revokeToken(stale, { tokenId })).rejects.toMatchObject({ code: 'step_up_required' })
})

test('a token is revoked once', async () => {
  const { tokenId } = await createToken(admin, draft)
  const outcomes = await Promise.allSettled([
    revokeToken(admin, { tokenId }),
    revokeToken(admin, { tokenId }),
  ])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})
