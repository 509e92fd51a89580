import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { minuteMs } from '#lib/platform/clock.ts'
import type { AccessSourceKind } from '../model.ts'
import { findImportReceipt } from '../queries/import-receipt.ts'
import { type AccessWorld, createAccessWorld } from '../testing/access-world.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await createAccessWorld()
})
afterAll(() => world.drop())

const sample = (name: string) => readFileSync(new URL(`../parsers/samples/${name}`, import.meta.url), 'utf8')

async function sourceOf(kind: AccessSourceKind, name: string = kind) {
  await world.sourceNamed(name, kind, await world.systemNamed(name))
}

async function send(name: string, query: string) {
  world.clock.advance(minuteMs)
  const importId = await world.send(sample(name), query)
  return findImportReceipt(world.system, { importId })
}

async function factorsOf(source: string) {
  const { rows } = await world.database.admin.db.execute<{ username: string; mfa: string }>(sql`
    select v.username, v.mfa from account_versions v join accounts a on a.id = v.account_id
    join access_sources x on x.id = a.source_id where x.name = ${source} and v.valid_to is null order by 1`)
  return Object.fromEntries(rows.map(({ username, mfa }) => [username, mfa]))
}

test.each([
  ['aws-credential-report.csv', 'aws'],
  ['okta-users.json', 'okta'],
  ['google-users.json', 'google-workspace'],
  ['entra-registration-details.json', 'entra'],
] as const)('%s goes its whole way, from the door to accounts', async (name, kind) => {
  await sourceOf(kind)
  const receipt = await send(name, `source=${kind}&complete=true`)
  expect([receipt?.error, receipt?.evidenceSha256]).toEqual([null, expect.any(String)])
  expect(receipt?.counts?.accounts.opened).toBeGreaterThan(0)
  const again = await send(name, `source=${kind}&complete=true&observedAt=${world.clock.now().toISOString()}`)
  const nothing = { opened: 0, changed: 0, closed: 0 }
  expect(again?.counts).toMatchObject({ accounts: nothing, grants: nothing })
})

test('what GitHub says in several documents is put together: members, the filter, the requirement, a repository', async () => {
  await sourceOf('github', 'GitHub')
  await send('github-members.json', 'source=GitHub&part=acme&complete=true')
  const members = Object.keys(await factorsOf('GitHub'))
  expect(members).toContain('octocat')
  expect(new Set(Object.values(await factorsOf('GitHub')))).toEqual(new Set(['unknown']))

  const refused = await send(
    'github-2fa-refused.json',
    'source=GitHub&part=acme&format=github-2fa-disabled&complete=true',
  )
  expect(refused?.status).toBe('partial')
  expect(new Set(Object.values(await factorsOf('GitHub')))).toEqual(new Set(['unknown']))

  await send('github-2fa-disabled.json', 'source=GitHub&part=acme&format=github-2fa-disabled&complete=true')
  const known = Object.values(await factorsOf('GitHub'))
  expect(known).toContain('none')
  expect(known).toContain('registered')
  expect(known).not.toContain('unknown')

  const repository = await send('github-collaborators.json', 'source=GitHub&part=acme/web&complete=true')
  expect(repository).toMatchObject({ format: 'github-collaborators', status: 'complete' })
  expect(repository?.counts?.grants.opened).toBeGreaterThan(0)
})
