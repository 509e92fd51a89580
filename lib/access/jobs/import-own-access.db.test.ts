import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiTokens, userRoles } from '#db/schema/index.ts'
import { artifactStore } from '#lib/platform/artifacts/store.ts'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import { type AccessWorld, createAccessWorld } from '../testing/access-world.ts'

let world: AccessWorld
let lead: Ctx
beforeAll(async () => {
  world = await createAccessWorld()
  lead = await world.person('lead', 'lena@corp.example')
  await world.database.admin.db.insert(apiTokens).values({
    id: newId(world.clock),
    name: 'pipeline',
    tokenHash: Buffer.from('hash'),
    hint: 'plb_abcd',
    scopes: ['ingest'],
    ownerId: lead.actor.id,
    createdAt: world.clock.now(),
    createdBy: lead.actor.id,
    expiresAt: new Date(world.clock.now().getTime() + 30 * dayMs),
  })
})
afterAll(() => world.drop())

async function grantsNow() {
  const { rows } = await world.database.admin.db.execute(sql`
    select v.username, v.kind, v.mfa, p.key as person, g.resource, g.role, g.is_privileged as "isPrivileged"
    from grants g join account_versions v on v.account_id = g.account_id and v.valid_to is null
    left join people p on p.id = v.person_id
    where g.valid_to is null order by v.username, g.role`)
  return rows
}

test('Plumbline’s own roles and tokens are a system like any other, owned by a lead', async () => {
  const merged = await world.importOwnAccess()
  expect(merged).toMatchObject({
    status: 'complete',
    counts: { people: { opened: 1 }, grants: { opened: 2 } },
  })
  expect(await grantsNow()).toEqual([
    {
      username: 'lena@corp.example',
      kind: 'human',
      mfa: 'enforced',
      person: 'lena@corp.example',
      resource: 'Plumbline',
      role: 'Pillar lead',
      isPrivileged: true,
    },
    {
      username: 'pipeline',
      kind: 'service',
      mfa: 'unknown',
      person: 'lena@corp.example',
      resource: 'Plumbline API',
      role: 'ingest',
      isPrivileged: false,
    },
  ])
  const { rows } = await world.database.admin.db.execute(sql`
    select s.name, s.environment, s.is_identity_aware as "isIdentityAware", p.key as owner
    from systems s left join people p on p.id = s.owner_id`)
  expect(rows).toEqual([
    { name: 'Plumbline', environment: 'production', isIdentityAware: true, owner: 'lena@corp.example' },
  ])
})

test('the artifact holds who may do what, and no secret: not even a hash of one', async () => {
  const { rows } = await world.database.admin.db.execute<{ sha256: Buffer }>(sql`select sha256 from evidence`)
  const chunks: Buffer[] = []
  for await (const chunk of artifactStore().read(world.worker.db, rows[0]?.sha256 ?? Buffer.alloc(0)))
    chunks.push(Buffer.from(chunk))
  const text = Buffer.concat(chunks).toString()
  expect(text).toContain('lena@corp.example')
  expect(text).not.toMatch(/hash|totp|password|plb_/i)
})

test('the same access again writes nothing', async () => {
  world.clock.advance(hourMs)
  const nothing = { opened: 0, changed: 0, closed: 0 }
  expect((await world.importOwnAccess())?.counts).toMatchObject({
    people: nothing,
    accounts: nothing,
    grants: nothing,
  })
})

test('a register that lists the same person takes them over and keeps them', async () => {
  world.clock.advance(hourMs)
  await world.sourceNamed('HR', 'people')
  const register = 'name,email,department\nLena Lead,lena@corp.example,Platform\n'
  await world.send(register, 'source=HR&complete=true')
  for (const _day of [1, 2]) {
    world.clock.advance(dayMs)
    const merged = await world.importOwnAccess()
    expect(merged?.counts.people).toEqual({ seen: 0, opened: 0, changed: 0, closed: 0 })
  }
  const { rows } = await world.database.admin.db.execute(sql`
    select p.key, v.name, v.department from person_versions v join people p on p.id = v.person_id where v.valid_to is null`)
  expect(rows).toEqual([{ key: 'lena@corp.example', name: 'Lena Lead', department: 'Platform' }])
})

test('a role that was taken is proven gone by the next import', async () => {
  await world.database.admin.db
    .insert(userRoles)
    .values({ userId: lead.actor.id, role: 'admin', grantedAt: world.clock.now() })
  world.clock.advance(hourMs)
  expect((await world.importOwnAccess())?.counts.grants).toMatchObject({ opened: 1, closed: 0 })
  await world.database.admin.db.execute(sql`delete from user_roles where role = 'admin'`)
  world.clock.advance(hourMs)
  expect((await world.importOwnAccess())?.counts.grants).toMatchObject({ opened: 0, closed: 1 })
})
