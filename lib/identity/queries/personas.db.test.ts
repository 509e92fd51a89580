import { afterAll, beforeAll, expect, test } from 'vitest'
import { minuteMs } from '#lib/platform/clock.ts'
import { signInAsPersona } from '../commands/sign-in-as-persona.ts'
import { createWorld, origin, type World } from '../testing/world.ts'
import { checkFreshCode } from './fresh-code.ts'
import { arePersonasOffered, listPersonas } from './personas.ts'

let world: World
beforeAll(async () => {
  // Before anything reads the settings, which are read once for each process.
  process.env.PLUMBLINE_MODE = 'demo'
  world = await createWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

const local = new Headers({ host: 'localhost:3000' })

test.each([
  [{ host: 'localhost:3000' }, true],
  [{ host: '127.0.0.1:3000' }, true],
  [{ host: '[::1]:3000' }, true],
  [{ host: 'demo.example.org' }, false],
  [{ host: 'localhost.example.org' }, false],
  [{ host: 'localhost:3000', 'x-forwarded-host': 'demo.example.org' }, false],
  [{}, false],
])('in the demonstration, %j is offered personas: %s', (headers, isOffered) => {
  expect(arePersonasOffered(new Headers(headers))).toBe(isOffered)
})

test('personas are people of the demonstration, one for each role there is', async () => {
  await world.person('lead@example.org', ['lead'])
  const lead = await world.person('cygnus@covenant.example', ['lead'])
  const auditor = await world.person('deneb@covenant.example', ['auditor'])
  expect(await listPersonas(world.anonymous, local)).toMatchObject([
    { key: 'lead', userId: lead.id },
    { key: 'auditor', userId: auditor.id },
  ])
  expect(await listPersonas(world.anonymous, new Headers({ host: 'demo.example.org' }))).toEqual([])
})

test('a persona is signed in at aal2, and says so in the ledger', async () => {
  const person = await world.person('vega@covenant.example', ['manager'])
  const { session } = await signInAsPersona(world.anonymous, { userId: person.id, origin })
  expect(await world.ctxOf(session.reference)).toMatchObject({ assurance: 'aal2', actor: { id: person.id } })
  expect((await world.ledger()).at(-1)).toMatchObject({
    action: 'session.open-as-persona',
    objectId: person.id,
  })
})

test('a persona, who has no authenticator to look at, is never asked for a fresh code', async () => {
  const person = await world.person('altair@covenant.example', ['auditor'])
  const { session } = await signInAsPersona(world.anonymous, { userId: person.id, origin })
  world.clock.advance(20 * minuteMs)
  const ctx = await world.ctxOf(session.reference)
  await expect(checkFreshCode(ctx, {})).resolves.toBeNull()
  const own = await world.ctxOf(person.reference)
  await expect(checkFreshCode(own, {})).rejects.toMatchObject({ code: 'step_up_required' })
  world.clock.advance(-20 * minuteMs)
})

test('nobody outside the demonstration can be entered as', async () => {
  const attempt = signInAsPersona(world.anonymous, { userId: world.admin.id, origin })
  await expect(attempt).rejects.toMatchObject({ code: 'forbidden' })
})
