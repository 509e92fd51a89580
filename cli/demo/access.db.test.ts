import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts'
import { fixedClock } from '#lib/platform/clock.ts'
import { ensureSecrets } from '#lib/platform/secrets.ts'
import { theCovenant } from './organisation.ts'
import { seedDemo } from './seed.ts'

const end = new Date('2026-11-15T10:00:00Z')

let database: TestDatabase
let folder: string
const rows = async (query: SQL) => (await database.admin.db.execute(query)).rows

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-demo-'))
  ensureSecrets(folder)
  Object.assign(process.env, { PLUMBLINE_MODE: 'demo', PLUMBLINE_DATA: folder })
  database = await createTestDatabase()
  await seedDemo({
    databaseUrls: { app: database.urls.plumbline_app, worker: database.urls.plumbline_worker },
    onProgress: () => undefined,
    clock: fixedClock(end),
    // Without scans: registers, systems, and a review that starts after its draft was seen for a week.
    since: -10,
    only: () => false,
    hasAccess: true,
  })
}, 120_000)
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

describe('access in the demonstration', () => {
  test('comes from the register and from every system’s own export, each complete', async () => {
    const { people, systems } = theCovenant()
    expect(
      await rows(sql`select status, count(*)::int > 20 as "isMany" from access_imports group by 1`),
    ).toEqual([{ status: 'complete', isMany: true }])
    const [known] = await rows(sql`
      select (select count(*)::int from systems) as systems, (select count(*)::int from systems where owner_id is null) as unowned,
        (select count(*)::int from person_versions where valid_to is null) as people`)
    expect(known).toEqual({ systems: systems.length + 1, unowned: 0, people: people.length })
  })

  test('is asked about in a review of the running quarter, Plumbline’s own roles included', async () => {
    expect(
      await rows(
        sql`select quarter, status, item_count > 2000 as "isMost" from campaigns where kind = 'quarterly'`,
      ),
    ).toEqual([{ quarter: '2026-Q4', status: 'running', isMost: true }])
    const [own] = await rows(sql`
      select count(*)::int as n from review_items i join systems s on s.id = i.system_id where s.name = 'Plumbline'`)
    expect(own?.n).toBeGreaterThan(10)
  })

  test('gives every control of access and second factors a status of its own', async () => {
    const unproven = await rows(sql`
      select control_id from control_status where status = 'unproven' and control_id similar to '(scope.coverage|access|mfa)%'`)
    expect(unproven).toEqual([])
  })

  test('leaves no decision by anybody on their own access', async () => {
    expect(
      await rows(sql`
        select i.id from review_items i join users u on u.id = i.decided_by
        join person_versions v on v.email = u.email and v.valid_to is null where i.person_id = v.person_id`),
    ).toEqual([])
  })
})
