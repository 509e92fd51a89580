import { sql } from 'drizzle-orm'
import type { PoolClient } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Ctx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import { importScim } from '../../jobs/import-scim.ts'
import { scimUrn } from '../../model/scim/words.ts'
import { getScimResource } from '../../queries/scim/resource.ts'
import { listScimResources } from '../../queries/scim/resources.ts'
import { createAccessWorld } from '../../testing/access-world.ts'
import { createScimGroup } from '../create-scim-group.ts'
import { createScimUser } from '../create-scim-user.ts'
import { deleteScimGroup } from '../delete-scim-group.ts'
import { deleteScimUser } from '../delete-scim-user.ts'
import { patchScimGroup } from '../patch-scim-group.ts'
import { patchScimUser } from '../patch-scim-user.ts'
import { replaceScimUser } from '../replace-scim-user.ts'

let world: Awaited<ReturnType<typeof createAccessWorld>>
let provider: Ctx
beforeEach(async () => {
  world = await createAccessWorld()
  provider = {
    ...world.system,
    actor: { type: 'token', id: newId(world.clock), name: 'okta', scopes: ['scim'] },
  }
})
afterEach(() => world.database.drop())

const rows = async <R extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
  (await world.database.admin.db.execute<R>(query)).rows
const ledger = async () =>
  (await rows<{ action: string }>(sql`select action from ledger_entries order by index`)).map(
    ({ action }) => action,
  )
const names = async (filter: string) => {
  const all = { startIndex: 1, count: 100, withoutMembers: false }
  const { resources } = await listScimResources(provider, { type: 'User', filter, ...all })
  return resources.map(({ attributes }) => attributes.userName)
}

const user = (userName: string, more: Record<string, unknown> = {}) => ({
  schemas: [scimUrn.user],
  userName,
  ...more,
})
const create = (userName: string, more: Record<string, unknown> = {}) =>
  createScimUser(provider, { resource: user(userName, more) })
const patch = (...Operations: object[]) => ({ schemas: [scimUrn.patch], Operations })
const sourceId = async () =>
  (await rows<{ id: string }>(sql`select id from access_sources where kind = 'scim'`))[0]?.id ?? ''
const importAll = async () => {
  const registered = await importScim(world.worker, await sourceId(), { key: world.key, maxBytes: 1e9 })
  return registered?.importId ?? ''
}
/** What an import of everything pushed so far leaves of the people. */
const imported = async () => {
  world.clock.advance(60_000)
  await world.settle(await importAll())
  return rows(sql`
    select v.name, v.email, v.state, m.email as manager from person_versions v
    left join person_versions m on m.person_id = v.manager_id and m.valid_to is null
    where v.valid_to is null order by v.name`)
}

describe('a conversation as Okta has it', () => {
  test('from the first look to the day somebody leaves', async () => {
    // Okta looks for the user before it creates one.
    expect(await names('userName eq "ada@example.org"')).toEqual([])
    const manager = await create('grace@example.org', {
      name: { givenName: 'Grace', familyName: 'Murray' },
      active: true,
    })
    const ada = await create('ada@example.org', {
      externalId: '00u1',
      name: { givenName: 'Ada', familyName: 'Byron' },
      emails: [{ primary: true, value: 'ada@example.org', type: 'work' }],
      password: 'hunter2',
      active: true,
      [scimUrn.enterpriseUser]: { department: 'Research', manager: { value: manager.id } },
    })
    expect(ada.attributes).not.toHaveProperty('password')
    expect(await names('userName eq "ADA@example.org"')).toEqual(['ada@example.org'])

    const group = await createScimGroup(provider, {
      resource: { schemas: [scimUrn.group], displayName: 'Engineers', members: [] },
    })
    await patchScimGroup(provider, {
      id: group.id,
      patch: patch({ op: 'add', path: 'members', value: [{ value: ada.id, display: 'ada@example.org' }] }),
    })
    // It renames with the id inside the value.
    const renamed = await patchScimGroup(provider, {
      id: group.id,
      patch: patch({ op: 'replace', value: { id: group.id, displayName: 'Builders' } }),
    })
    expect(renamed.attributes).toMatchObject({ displayName: 'Builders', members: [{ value: ada.id }] })

    expect(await imported()).toEqual([
      { name: 'Ada Byron', email: 'ada@example.org', state: 'active', manager: 'grace@example.org' },
      { name: 'Grace Murray', email: 'grace@example.org', state: 'active', manager: null },
    ])

    await patchScimUser(provider, { id: ada.id, patch: patch({ op: 'replace', value: { active: false } }) })
    expect(await imported()).toMatchObject([{ name: 'Ada Byron', state: 'left' }, {}])
    await deleteScimUser(provider, { id: ada.id })
    expect(await imported()).toMatchObject([{ name: 'Ada Byron', state: 'left' }, { name: 'Grace Murray' }])
    await expect(getScimResource(provider, { type: 'User', id: ada.id })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('a conversation as Entra has it', () => {
  test('with capitals, words for booleans, dotted keys and extension paths', async () => {
    const { id } = await create('ada@example.org', {
      externalId: 'ada',
      active: 'True',
      emails: [{ value: 'ada@example.org', type: 'work', primary: 'True' }],
    })
    const { attributes } = await patchScimUser(provider, {
      id,
      patch: patch(
        { op: 'Replace', path: 'active', value: 'False' },
        { op: 'Add', path: 'emails[type eq "work"].value', value: 'a.byron@example.org' },
        { op: 'Add', path: 'phoneNumbers[type eq "work"].value', value: '+44 1' },
        { op: 'Add', path: `${scimUrn.enterpriseUser}:manager`, value: 'grace-id' },
        {
          op: 'Add',
          value: { 'name.givenName': 'Ada', [`${scimUrn.enterpriseUser}:department`]: 'Research' },
        },
      ),
    })
    expect(attributes).toEqual({
      externalId: 'ada',
      userName: 'ada@example.org',
      active: false,
      name: { givenName: 'Ada' },
      emails: [{ value: 'a.byron@example.org', type: 'work', primary: true }],
      [scimUrn.enterpriseUser]: { manager: { value: 'grace-id' }, department: 'Research' },
    })
    expect(await names('externalId eq "ada" and active eq "False"')).toEqual(['ada@example.org'])
  })

  test('members come and go by their ids alone', async () => {
    const [ada, kay] = [await create('ada'), await create('kay')]
    const members = [{ value: ada.id, display: 'Ada' }, { value: kay.id }]
    const { id } = await createScimGroup(provider, {
      resource: { schemas: [scimUrn.group], displayName: 'Engineers', members },
    })
    const remove = (value: unknown) =>
      patchScimGroup(provider, { id, patch: patch({ op: 'Remove', path: 'members', value }) })
    expect((await remove([{ value: ada.id }])).attributes.members).toEqual([{ value: kay.id }])
    expect((await remove([{ value: kay.id }])).attributes).toEqual({ displayName: 'Engineers' })
    expect((await remove([{ value: kay.id }])).attributes).toEqual({ displayName: 'Engineers' })
  })
})

test('two users of one name cannot be, created, renamed or at once', async () => {
  await create('ada')
  const kay = await create('kay')
  const uniqueness = { code: 'conflict', details: [{ path: 'scimType', message: 'uniqueness' }] }
  await expect(create('ADA')).rejects.toMatchObject(uniqueness)
  const resource = user('Ada')
  await expect(replaceScimUser(provider, { id: kay.id, resource })).rejects.toMatchObject(uniqueness)
  const rush = await Promise.allSettled(Array.from({ length: 4 }, () => create('grace')))
  expect(rush.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('the first push makes the source, and pushes at the same time make it once', async () => {
  await Promise.all(['ada', 'grace', 'kay'].map((name) => create(name)))
  expect(await rows(sql`select name, kind, system_id as "systemId" from access_sources`)).toEqual([
    { name: 'Identity provider (SCIM)', kind: 'scim', systemId: null },
  ])
})

test('a retired source takes no more pushes', async () => {
  await create('ada')
  await rows(sql`update access_sources set retired_at = now()`)
  await expect(create('kay')).rejects.toMatchObject({ code: 'forbidden' })
})

test('what a replacement does not name is gone', async () => {
  const { id } = await create('ada', { title: 'Engineer', displayName: 'Ada' })
  const { attributes } = await replaceScimUser(provider, { id, resource: user('ada', { title: 'Director' }) })
  expect(attributes).toEqual({ userName: 'ada', title: 'Director' })
})

test('every change is in the ledger, and what changes nothing is not', async () => {
  const { id, updatedAt } = await create('ada', { active: true })
  world.clock.advance(1000)
  const same = await patchScimUser(provider, {
    id,
    patch: patch({ op: 'replace', path: 'active', value: 'True' }),
  })
  expect(same.updatedAt).toEqual(updatedAt)
  await patchScimUser(provider, { id, patch: patch({ op: 'replace', path: 'active', value: false }) })
  await deleteScimUser(provider, { id })
  expect(await ledger()).toEqual([
    'access-source.open-scim',
    'scim.user.create',
    'scim.user.patch',
    'scim.user.delete',
  ])
})

test('a burst of pushes is one import, and its beginning says when', async () => {
  await create('ada')
  const job = sql`select key, run_at::text as "runAt" from graphile_worker.jobs where task_identifier = 'access.import-scim'`
  const first = await rows(job)
  await create('kay')
  expect(await rows(job)).toEqual(first)
  expect(first).toHaveLength(1)
})

test('a refused patch changes nothing, not even by its operations before', async () => {
  const { id } = await create('ada', { title: 'Engineer' })
  const attempt = patch(
    { op: 'replace', path: 'title', value: 'Director' },
    { op: 'remove', path: 'userName' },
  )
  await expect(patchScimUser(provider, { id, patch: attempt })).rejects.toMatchObject({
    code: 'invalid_input',
  })
  expect((await getScimResource(provider, { type: 'User', id })).attributes.title).toBe('Engineer')
})

test('with a system, groups are what accounts hold, over the groups between', async () => {
  const systemId = await world.systemNamed('Okta', 'corporate')
  await world.sourceNamed('Okta', 'scim', systemId)
  const ada = await create('ada@example.org')
  const group = (displayName: string, members: object[]) =>
    createScimGroup(provider, { resource: { schemas: [scimUrn.group], displayName, members } })
  const inner = await group('Builders', [{ value: ada.id }])
  await group('Everyone', [{ value: inner.id, type: 'Group' }])
  await imported()
  expect(await rows(sql`select resource, role, path from grants order by resource`)).toEqual([
    { resource: 'Builders', role: 'member', path: [{ type: 'group', name: 'Builders' }] },
    {
      resource: 'Everyone',
      role: 'member',
      path: [
        { type: 'group', name: 'Builders' },
        { type: 'group', name: 'Everyone' },
      ],
    },
  ])
})

test('only a token of the scope may read and write', async () => {
  const lead = await world.person('lead')
  const gate: Ctx = {
    ...provider,
    actor: { type: 'token', id: newId(world.clock), name: 'ci', scopes: ['gate', 'ingest', 'read'] },
  }
  for (const ctx of [lead, gate]) {
    await expect(createScimUser(ctx, { resource: user('ada') })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(
      listScimResources(ctx, { type: 'User', filter: null, startIndex: 1, count: 1, withoutMembers: true }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  }
})

describe('a source that is about a system', () => {
  beforeEach(async () => {
    await world.sourceNamed('Okta', 'scim', await world.systemNamed('Okta'))
  })
  const held = () =>
    rows(sql`
      select a.username, g.resource, g.path -> 0 ->> 'name' as way, g.valid_to is null as "isHeld"
      from grants g join account_versions a on a.account_id = g.account_id and a.valid_to is null
      order by a.username, g.resource, g.valid_from`)
  const counts = async () => {
    const [last] = await rows<{ grants: object }>(sql`
      select counts -> 'grants' as grants from access_imports order by observed_at desc limit 1`)
    return last?.grants
  }

  test('keeps the grants of a group that is renamed, by its new name', async () => {
    const [ada, kay] = [await create('ada'), await create('kay')]
    const inner = await createScimGroup(provider, {
      resource: { schemas: [scimUrn.group], displayName: 'Builders', members: [{ value: kay.id }] },
    })
    await createScimGroup(provider, {
      resource: {
        schemas: [scimUrn.group],
        displayName: 'Everybody',
        members: [{ value: ada.id }, { value: inner.id }],
      },
    })
    await imported()
    expect(await counts()).toEqual({ seen: 3, opened: 3, changed: 0, closed: 0 })
    const keys = await rows(sql`select key, valid_from from grants order by key`)
    await patchScimGroup(provider, {
      id: inner.id,
      patch: patch({ op: 'replace', path: 'displayName', value: 'Masons' }),
    })
    await imported()
    expect(await counts()).toEqual({ seen: 3, opened: 0, changed: 2, closed: 0 })
    expect(await held()).toEqual([
      { username: 'ada', resource: 'Everybody', way: 'Everybody', isHeld: true },
      { username: 'kay', resource: 'Everybody', way: 'Masons', isHeld: true },
      { username: 'kay', resource: 'Masons', way: 'Masons', isHeld: true },
    ])
    expect(await rows(sql`select key, valid_from from grants order by key`)).toEqual(keys)
  })

  test('ends the grants of a group that another of the same name takes the place of', async () => {
    const ada = await create('ada')
    const resource = { schemas: [scimUrn.group], displayName: 'Builders', members: [{ value: ada.id }] }
    const { id } = await createScimGroup(provider, { resource })
    await imported()
    await deleteScimGroup(provider, { id })
    await createScimGroup(provider, { resource })
    await imported()
    expect((await held()).map(({ isHeld }) => isHeld)).toEqual([false, true])
  })
})

test('an import is true of the moment before it read anything: what changes while it waits came later', async () => {
  await create('ada')
  const before = world.clock.now()
  const client = await world.database.admin.pool.connect()
  try {
    await client.query('begin; lock table scim_resources in access exclusive mode')
    const importing = importAll()
    await untilSomebodyWaits(client)
    world.clock.advance(60_000)
    await client.query('commit')
    await world.settle(await importing)
  } finally {
    client.release()
  }
  const [one] = await rows<{ at: string }>(sql`select observed_at as at from access_imports`)
  expect(new Date(one?.at ?? '')).toEqual(before)
})

/** Somebody else wants the table that this connection has locked. */
async function untilSomebodyWaits(client: PoolClient): Promise<void> {
  const waiting = `select 1 from pg_locks where relation = 'scim_resources'::regclass and not granted`
  while ((await client.query(waiting)).rows.length === 0);
}
