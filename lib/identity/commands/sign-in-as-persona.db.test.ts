import { expect, test } from 'vitest'
import { arePersonasOffered, listPersonas } from '../queries/personas.ts'
import { createWorld, origin } from '../testing/world.ts'
import { signInAsPersona } from './sign-in-as-persona.ts'

test('outside demo mode there are no personas, not even on loopback', async () => {
  await using world = await createWorld()
  const person = await world.person('cygnus@covenant.example', ['lead'])
  const local = new Headers({ host: 'localhost:3000' })
  expect(arePersonasOffered(local)).toBe(false)
  expect(await listPersonas(world.anonymous, local)).toEqual([])
  const attempt = signInAsPersona(world.anonymous, { userId: person.id, origin })
  await expect(attempt).rejects.toMatchObject({ code: 'forbidden' })
})
