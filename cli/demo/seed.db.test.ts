import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts'
import { dayMs, fixedClock } from '#lib/platform/clock.ts'
import { ensureSecrets } from '#lib/platform/secrets.ts'
import { type SeedOptions, seedDemo } from './seed.ts'

const end = new Date('2026-11-15T10:00:00Z')
const slicedAssets = ['gateway', 'model-training', 'data-lake', 'identity-provider']
/** A month of four systems: what is out of true, a partial run, the held run, a request that waits. */
const slice = {
  since: -30,
  only: ({ asset, scanner }) => slicedAssets.includes(asset) && scanner !== 'gitleaks',
} satisfies Partial<SeedOptions>

let database: TestDatabase
let folder: string
const clock = fixedClock(end)

const seed = (into: TestDatabase = database, onProgress: (what: string) => void = () => undefined) =>
  seedDemo({
    databaseUrls: { app: into.urls.plumbline_app, worker: into.urls.plumbline_worker },
    onProgress,
    clock,
    ...slice,
  })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-demo-'))
  ensureSecrets(folder)
  Object.assign(process.env, { PLUMBLINE_MODE: 'demo', PLUMBLINE_DATA: folder })
  database = await createTestDatabase()
  await seed()
}, 60_000)
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

const rows = async (query: SQL) => (await database.admin.db.execute(query)).rows

describe('a month of the demonstration', () => {
  test('gives four personas and an administrator accounts with a second factor, and no spare roles', async () => {
    const people = await rows(sql`
      select u.email, u.status, u.mfa_enrolled_at is not null as "hasMfa", string_agg(r.role::text, ' ' order by r.role::text) as roles
      from users u join user_roles r on r.user_id = u.id group by u.id order by u.email`)
    expect(people).toEqual([
      { email: 'anton.reyes@covenant.example', status: 'active', hasMfa: true, roles: 'auditor' },
      { email: 'cygnus@covenant.example', status: 'active', hasMfa: true, roles: 'lead' },
      { email: 'ilse.marchand@covenant.example', status: 'active', hasMfa: true, roles: 'member responder' },
      { email: 'mara.okonjo@covenant.example', status: 'active', hasMfa: true, roles: 'manager' },
      { email: 'teo.nakagawa@covenant.example', status: 'active', hasMfa: true, roles: 'admin' },
    ])
  })

  test('shows one overdue Critical as what is out of true', async () => {
    const [control] = await rows(sql`
      select status, result ->> 'reason' as reason from control_status where control_id = 'supply-chain.findings-in-sla'`)
    expect(control).toMatchObject({ status: 'breached' })
    // This slice of the story has nobody who tells the lead what the scans found.
    expect(
      await rows(sql`
        select key, count from violations where closed_at is null and control_id <> 'incidents.reported'`),
    ).toEqual([{ key: expect.stringMatching(/:critical$/), count: 1 }])
  })

  test('has complete runs, one partial, and one that waits for the lead', async () => {
    const counts = await rows(sql`
      select a.name, r.status, count(*)::int as n from scan_runs r join assets a on a.id = r.asset_id
      where r.status <> 'complete' group by 1, 2 order by 1, 2`)
    expect(counts).toEqual([
      { name: 'data-lake', status: 'held', n: 1 },
      { name: 'model-training', status: 'partial', n: 1 },
    ])
  })

  test('writes a ledger without a gap whose times never go back', async () => {
    const [ledger] = await rows(sql`
      select count(*)::int as n, max(index)::int + 1 as last, (select size::int from ledger_head) as size,
        bool_and(at >= before) as "isInOrder"
      from (select index, at, coalesce(lag(at) over (order by index), at) as before from ledger_entries) e`)
    expect(ledger).toMatchObject({ isInOrder: true })
    expect(ledger?.n).toBe(ledger?.last)
    expect(ledger?.n).toBe(ledger?.size)
  })

  test('receives everything after it was looked at and records it after it was received', async () => {
    const wrong = await rows(sql`
      select id from scan_runs where observed_at > received_at or received_at > finished_at or received_at > ${end.toISOString()}::timestamptz`)
    expect(wrong).toEqual([])
  })

  test('has one request that waits for the lead', async () => {
    expect(
      await rows(sql`
        select a.name, d.disposition, d.outcome from disposition_requests d join assets a on a.id = d.asset_id`),
    ).toEqual([{ name: 'identity-provider', disposition: 'accepted', outcome: 'pending' }])
  })

  test('leaves no job behind for the worker', async () => {
    expect(await rows(sql`select key from graphile_worker.jobs`)).toEqual([])
  })

  test('says where each system runs and who answers for it', async () => {
    expect(await rows(sql`select name, kind, environment from assets order by name`)).toEqual([
      { name: 'data-lake', kind: 'repository', environment: 'cloud' },
      { name: 'gateway', kind: 'image', environment: 'production' },
      { name: 'identity-provider', kind: 'image', environment: 'cloud' },
      { name: 'model-training', kind: 'repository', environment: 'development' },
    ])
  })
})

describe('a start that was cut off', () => {
  test('goes on where it stopped, and ends as if nothing had happened', async () => {
    await using other = await createTestDatabase()
    let told = 0
    const cutOff = seed(other, () => {
      told += 1
      if (told === 12) throw new Error('cut off')
    })
    await expect(cutOff).rejects.toThrow('cut off')
    await seed(other)

    // Not when a run ended: the pipeline's new token took a minute.
    const runs = sql`
      select a.name, r.status, r.observed_at, r.counts from scan_runs r join assets a on a.id = r.asset_id
      order by r.observed_at`
    expect((await other.admin.db.execute(runs)).rows).toEqual(await rows(runs))
    const days = sql`select day, control_id, status, violation_count from control_status_daily order by day, control_id`
    expect((await other.admin.db.execute(days)).rows).toEqual(await rows(days))
  }, 60_000)
})

describe('a later start', () => {
  test('finds the data and does nothing', async () => {
    const before = await rows(sql`select size from ledger_head`)
    await seed()
    expect(await rows(sql`select size from ledger_head`)).toEqual(before)
  })

  test('sends the scans of the days between, once', async () => {
    clock.set(new Date(end.getTime() + 3 * dayMs))
    const runs = async () => Number((await rows(sql`select count(*)::int as n from scan_runs`))[0]?.n)
    const before = await runs()
    await seed()
    const after = await runs()
    expect(after).toBeGreaterThanOrEqual(before + 3)
    await seed()
    expect(await runs()).toBe(after)
  })
})
