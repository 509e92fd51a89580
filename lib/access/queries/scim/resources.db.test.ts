import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ctx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import { createScimGroup } from '../../commands/create-scim-group.ts'
import { createScimUser } from '../../commands/create-scim-user.ts'
import { scimUrn } from '../../model/scim/words.ts'
import { createAccessWorld } from '../../testing/access-world.ts'
import { listScimResources } from './resources.ts'

let world: Awaited<ReturnType<typeof createAccessWorld>>
let provider: Ctx
beforeAll(async () => {
  world = await createAccessWorld()
  provider = {
    ...world.system,
    actor: { type: 'token', id: newId(world.clock), name: 'okta', scopes: ['scim'] },
  }
  for (const name of ['ada', 'grace', 'kay', 'alan', 'annie']) {
    // Ids of one millisecond are in no order.
    world.clock.advance(1)
    const resource = {
      schemas: [scimUrn.user],
      userName: `${name}@example.org`,
      displayName: name.toUpperCase(),
      active: name !== 'kay',
      externalId: `Ext-${name}`,
      title: name === 'grace' ? 'Director' : 'Engineer',
    }
    await createScimUser(provider, { resource })
  }
  await createScimGroup(provider, {
    resource: { schemas: [scimUrn.group], displayName: 'Engineers', members: [{ value: 'x' }] },
  })
})
afterAll(() => world.database.drop())

type Asked = Partial<Parameters<typeof listScimResources>[1]>
const find = (asked: Asked) =>
  listScimResources(provider, {
    type: 'User',
    filter: null,
    startIndex: 1,
    count: 100,
    withoutMembers: false,
    ...asked,
  })
const names = async (asked: Asked) =>
  (await find(asked)).resources.map(({ attributes }) => String(attributes.userName).split('@')[0])

test.each([
  ['userName eq "Grace@Example.org"', ['grace']],
  ['userName sw "a"', ['ada', 'alan', 'annie']],
  ['displayName co "AN"', ['alan', 'annie']],
  ['externalId eq "Ext-kay"', ['kay']],
  ['externalId eq "ext-kay"', []],
  ['active eq false', ['kay']],
  ['active eq true and userName sw "a"', ['ada', 'alan', 'annie']],
  ['userName eq "x" or id eq "not-an-id" or userName sw "k"', ['kay']],
  ['title eq "director"', ['grace']],
  ['not (title pr) or title eq "Director"', ['grace']],
  ['userName ew "a@example.org"', ['ada']],
  ['userName sw "%"', []],
  [`${scimUrn.user}:userName eq "kay@example.org"`, ['kay']],
])('%s', async (filter, expected) => {
  expect(await names({ filter })).toEqual(expected)
})

test('a page says how many there are, and a client may ask for none', async () => {
  expect(await find({ startIndex: 4, count: 2 })).toMatchObject({ total: 5, startIndex: 4 })
  expect(await names({ startIndex: 4, count: 2 })).toEqual(['alan', 'annie'])
  expect(await names({ startIndex: 2, count: 2, filter: 'title eq "Engineer"' })).toEqual(['kay', 'alan'])
  expect(await find({ filter: 'userName sw "a"', count: 0 })).toMatchObject({ total: 3, resources: [] })
  expect(await find({ startIndex: -3, count: -1 })).toMatchObject({ startIndex: 1, resources: [] })
})

test.each(['userName eq', 'userName == "a"', `userName eq "${'\n'.repeat(40)}`, '(((', 'a'.repeat(3000)])(
  '%j is refused',
  async (filter) => {
    await expect(find({ filter })).rejects.toMatchObject({
      details: [{ path: 'scimType', message: 'invalidFilter' }],
    })
  },
)

test('a group is listed without its members when they are not asked for', async () => {
  const { resources } = await find({
    type: 'Group',
    filter: 'displayName eq "engineers"',
    withoutMembers: true,
  })
  expect(resources.map(({ attributes }) => attributes)).toEqual([{ displayName: 'Engineers' }])
})
