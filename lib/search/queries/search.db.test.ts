import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '#lib/platform/auth/roles.ts'
import { dayMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import { loadPolicyFile } from '#lib/posture/jobs.ts'
import { grypeReport, type PostureWorld, postureWorld } from '#lib/posture/testing/posture-world.ts'
import { search } from './search.ts'

let world: PostureWorld

beforeAll(async () => {
  world = await postureWorld('2026-11-01T08:00:00Z')
  await loadPolicyFile(world.worker, 'policy/infrastructure-security.yaml')
  await world.importReport('reactor-api', grypeReport(['left-pad', 'right-pad'], 'High', world.clock.now()))
  await world.database.admin.db.execute(sql`
    insert into users (id, email, name, status, created_at)
    values (${newId(world.clock)}, 'rhea@covenant.example', 'Rhea 100%', 'active', now() - ${dayMs} * interval '1 ms')`)
})
afterAll(() => world.database.drop())

const as = (role: Role): Ctx => ({
  ...world.web,
  actor: { type: 'user', id: newId(world.clock), name: role },
  roles: new Set([role]),
  assurance: 'aal2',
})
async function titles(q: string, role: Role = 'lead'): Promise<Record<string, string[]>> {
  const { sections } = await search(as(role), { q })
  return Object.fromEntries(sections.map(({ title, items }) => [title, items.map(({ label }) => label)]))
}

describe('search', () => {
  test('finds controls and clauses by title', async () => {
    expect(await titles('secret')).toMatchObject({
      Controls: ['No secret in source', 'Secrets vaulted and rotated'],
      Clauses: ['Authentication and secrets', 'Secrets'],
    })
  })

  test('finds an asset, and the run that scanned it', async () => {
    expect(await titles('reactor')).toMatchObject({ Assets: ['reactor-api'], 'Scan runs': ['report.json'] })
  })

  test('finds a finding by its vulnerability id, in either case', async () => {
    expect(await titles('cve-2026-1001')).toMatchObject({ Findings: [expect.any(String)] })
  })

  test('finds evidence by the beginning of its digest, and a finding and a run by their ids', async () => {
    const { rows } = await world.database.admin.db.execute<{ sha: string; finding: string; run: string }>(sql`
      select (select encode(sha256, 'hex') from evidence) as sha, (select id from findings limit 1) as finding,
        (select id from scan_runs) as run`)
    const { sha = '', finding = '', run = '' } = rows[0] ?? {}
    expect(await titles(sha.slice(0, 8))).toMatchObject({
      Evidence: [expect.stringContaining(sha.slice(0, 8))],
    })
    expect(Object.keys(await titles(finding))).toEqual(['Findings'])
    expect(Object.keys(await titles(run))).toEqual(['Scan runs'])
  })

  test('takes the marks of a pattern literally', async () => {
    expect(await titles('100%')).toEqual({ Users: ['Rhea 100%'] })
    expect(await titles('%%')).toEqual({})
  })

  test('shows people and evidence only to those who may read them', async () => {
    expect(await titles('Rhea', 'lead')).toEqual({ Users: ['Rhea 100%'] })
    expect(await titles('Rhea', 'member')).toEqual({})
  })

  test('finds an incident by its number and by its title, for those who may read incidents', async () => {
    await world.database.admin.db.execute(sql`
      insert into incidents (id, number, title, summary, status, detected_at, reported_at, reported_by_name, system_ids)
      values (${newId(world.clock)}, 42, 'Leaked deploy token', '', 'reported', now(), now(), 'Rhea', '{}')`)
    expect(await titles('INC-42')).toMatchObject({ Incidents: ['Leaked deploy token'] })
    expect(await titles('42')).toMatchObject({ Incidents: ['Leaked deploy token'] })
    expect(await titles('deploy tok', 'auditor')).toEqual({ Incidents: ['Leaked deploy token'] })
    expect(await titles('INC-42', 'member')).toEqual({})
    expect(await titles('INC-42', 'admin')).toEqual({})
  })

  test('refuses a question of one character', async () => {
    await expect(search(as('lead'), { q: ' a ' })).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
