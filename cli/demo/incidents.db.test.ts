import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts'
import { fixedClock } from '#lib/platform/clock.ts'
import { ensureSecrets } from '#lib/platform/secrets.ts'
import { yearOfIncidents } from './incidents/year.ts'
import { type PublicRepository, serveRepository } from './repository/serve.ts'
import { seedDemo } from './seed.ts'

const end = new Date('2026-11-15T10:00:00Z')

let database: TestDatabase
let folder: string
let repository: PublicRepository
const rows = async (query: SQL) => (await database.admin.db.execute(query)).rows

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-demo-'))
  ensureSecrets(folder)
  Object.assign(process.env, {
    PLUMBLINE_MODE: 'demo',
    PLUMBLINE_DATA: folder,
    PLUMBLINE_PUBLICATION_HOSTS: '127.0.0.1',
  })
  database = await createTestDatabase()
  repository = await serveRepository(join(folder, 'post-mortems.git'), 0)
  let told = 0
  const seed = (onProgress: () => void) =>
    seedDemo({
      databaseUrls: { app: database.urls.plumbline_app, worker: database.urls.plumbline_worker },
      onProgress,
      clock: fixedClock(end),
      // The whole year, without scans and access: incidents and reports alone.
      only: () => false,
      repositoryPort: repository.port,
    })
  // Cut off in the middle of it, and begun again: what follows cannot tell.
  const cutOff = seed(() => {
    told += 1
    if (told === 200) throw new Error('cut off')
  })
  await expect(cutOff).rejects.toThrow('cut off')
  await seed(() => undefined)
}, 180_000)
afterAll(async () => {
  await repository.close()
  await database.drop()
  rmSync(folder, { recursive: true })
})

describe('a year of incidents in the demonstration', () => {
  test('holds every one that is told, in its own state', async () => {
    const told = await rows(sql`select status, count(*)::int as n from incidents group by 1 order by 1`)
    expect(told).toEqual([
      { status: 'contained', n: 1 },
      { status: 'review', n: 1 },
      { status: 'closed', n: yearOfIncidents.length - 3 },
      { status: 'dismissed', n: 1 },
    ])
  })

  test('has one in its 72 hours, with 41 of them left', async () => {
    const [clock] = await rows(sql`
      select round(extract(epoch from c.due_at - ${end.toISOString()}::timestamptz) / 3600)::int as "hoursLeft"
      from incident_clocks c join incidents i on i.id = c.incident_id
      where c.kind = 'publish' and c.stopped_at is null and c.voided_at is null`)
    expect(clock).toEqual({ hoursLeft: 41 })
  })

  test('was late once, with a post-mortem in the past, and never with anything else', async () => {
    expect(
      await rows(sql`
        select i.title, c.kind from incident_clocks c join incidents i on i.id = c.incident_id
        where c.voided_at is null and coalesce(c.stopped_at, ${end.toISOString()}::timestamptz) > c.due_at`),
    ).toEqual([{ title: 'Debug flag prints staging secrets into shared logs', kind: 'publish' }])
  })

  test('publishes where anybody on the machine can read it, each page once', async () => {
    const published = await rows(sql`select public_url as url, state from publications order by requested_at`)
    expect(published).toHaveLength(
      yearOfIncidents.filter(({ postMortem }) => postMortem?.publishedAfterHours).length,
    )
    for (const { url, state } of published) {
      expect(state).toBe('proven')
      const page = await fetch(String(url))
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('## The vulnerability')])
    }
  })

  test('keeps the clock that a re-opening voided beside the one that counts', async () => {
    expect(
      await rows(sql`
        select c.voided_at is not null as "isVoid", c.stopped_at is not null as "isStopped" from incident_clocks c
        join incidents i on i.id = c.incident_id where i.reopen_count = 1 and c.kind = 'publish' order by c.started_at`),
    ).toEqual([
      { isVoid: true, isStopped: false },
      { isVoid: false, isStopped: true },
    ])
  })

  test('lowers a severity by two people, and owes the post-mortem all the same', async () => {
    expect(
      await rows(sql`
        select i.severity, i.highest_severity as highest, s.proposed_by_name <> s.decided_by_name as "isByTwo"
        from incident_severities s join incidents i on i.id = s.incident_id where s.decided_by_id is not null`),
    ).toEqual([{ severity: 'medium', highest: 'high', isByTwo: true }])
  })

  test('has two confidential reports: one became an incident, one waits', async () => {
    expect(
      await rows(sql`select status, incident_id is not null as "isLinked" from reports order by number`),
    ).toEqual([
      { status: 'escalated', isLinked: true },
      { status: 'received', isLinked: false },
    ])
  })

  test('calls somebody for each Critical, who answers within a quarter of an hour', async () => {
    expect(
      await rows(sql`
        select count(distinct p.incident_id)::int as incidents,
          bool_and(p.acknowledged_at is not null or p.ended_at is not null) as "areAnswered" from incident_pages p`),
    ).toEqual([{ incidents: 3, areAnswered: true }])
  })

  test('gives the controls of clause V a status of their own', async () => {
    expect(
      await rows(
        sql`select control_id as id, status from control_status where control_id like 'incidents.%' order by 1`,
      ),
    ).toEqual([
      { id: 'incidents.classified', status: 'met' },
      { id: 'incidents.mobilised', status: 'met' },
      { id: 'incidents.post-mortem', status: 'met' },
      { id: 'incidents.reported', status: 'met' },
    ])
  })

  test('was out of true on the days of the late post-mortem', async () => {
    const days = await rows(sql`
      select day from control_status_daily where control_id = 'incidents.post-mortem' and status = 'breached'`)
    expect(days.length).toBeGreaterThan(0)
  })

  test('leaves no job behind, and no moment of the ledger before the one it follows', async () => {
    expect(await rows(sql`select key from graphile_worker.jobs`)).toEqual([])
    const [ledger] = await rows(sql`
      select bool_and(at >= before) as "isInOrder" from (
        select at, coalesce(lag(at) over (order by index), at) as before from ledger_entries) e`)
    expect(ledger).toEqual({ isInOrder: true })
  })
})
