import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { myAlerts } from '#lib/alerts/queries/my-alerts.ts'
import { navigationCounts } from '#lib/incidents/queries/navigation-counts.ts'
import { sessionCtx } from '#lib/platform/auth/session-ctx.ts'
import { resumeSession } from '#lib/platform/auth/session-lookup.ts'
import { openSession } from '#lib/platform/auth/session-record.ts'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import { evaluatePosture } from '../commands/evaluate/index.ts'
import { loadPolicyFile } from '../jobs.ts'
import type { PostureView } from '../model/posture-view.ts'
import { grypeReport, type PostureWorld, postureWorld } from '../testing/posture-world.ts'
import { getControl } from './control.ts'
import { getPosture } from './posture.ts'

const inSla = 'supply-chain.findings-in-sla'
const mostStatements = 6
let world: PostureWorld
let reference: string

beforeAll(async () => {
  world = await postureWorld('2026-11-01T08:00:00Z')
  const { admin } = world.database
  const userId = newId(world.clock)
  await admin.db.execute(sql`
    insert into users (id, email, name, status, created_at, mfa_enrolled_at)
    values (${userId}, 'lead@covenant.example', 'Cygnus', 'active', now(), now())`)
  await admin.db.execute(
    sql`insert into user_roles (user_id, role, granted_at) values (${userId}, 'lead', now())`,
  )
  await loadPolicyFile(world.worker, 'policy/infrastructure-security.yaml')
  await evaluatePosture(world.worker, { fromDay: null })
  // Eight days later the Critical finding is past its week; the scan of the second day keeps its proof fresh enough.
  await world.importReport('api', grypeReport(['left-pad'], 'Critical', world.clock.now()))
  for (let hour = 0; hour < 8 * 24; hour += 24) {
    world.clock.advance(24 * hourMs)
    await world.importReport('api', grypeReport(['left-pad'], 'Critical', world.clock.now()))
    await evaluatePosture(world.worker, { fromDay: null })
  }
  const now = world.clock.now()
  const origin = { ip: null, userAgent: null }
  const session = await admin.db.transaction((tx) =>
    openSession(tx, { userId, assurance: 'aal2', origin, now }),
  )
  reference = session.reference
  // Somebody who reads a page did something a while ago: noting that must not be a statement more.
  world.clock.advance(5 * 60_000)
})
afterAll(() => world.database.drop())

/** What a request does: session, the counts of its frame, the alerts that its bell and its top share, the page. */
async function open(day: string | null = null): Promise<PostureView> {
  const { db } = world.database.app
  const now = world.clock.now()
  const session = await resumeSession(db, reference, now)
  if (session === null) throw new Error('the session is not live')
  const ctx = sessionCtx(session, { requestId: newId(world.clock), clock: world.clock, db })
  await navigationCounts(ctx, {})
  await myAlerts(ctx, {})
  const view = await getPosture(ctx, { day })
  if (view === null) throw new Error('no policy is in force')
  return view
}

const line = (view: PostureView, id: string) =>
  view.groups.flatMap(({ controls }) => controls).find((control) => control.id === id)

describe('the live posture page', () => {
  test('says what the evaluation stored', async () => {
    const view = await open()
    expect(view.headline).toBe('Two controls are out of true, 24 are unproven')
    expect(view.lede).toMatch(
      /^Since Saturday “Findings inside their SLA” went from at risk to breached: 1 Critical finding/,
    )
    expect(line(view, inSla)).toMatchObject({
      status: 'breached',
      measured: '0',
      target: '1',
      violationCount: 1,
    })
    // Nobody told the lead of it within a day, and nobody mended it within a week.
    expect(view.owed).toMatchObject([
      { controlId: 'incidents.reported', dueAt: new Date('2026-11-02T08:00:00Z') },
      { controlId: inSla, dueAt: new Date('2026-11-08T08:00:00Z') },
    ])
    expect(view.ages).toEqual([{ severity: 'critical', ageClass: 'overdue', count: 1 }])
    expect(view.findingDays.map(({ counts }) => counts.critical ?? 0)).toEqual([...Array<number>(9).fill(1)])
    expect(view.statusDays).toHaveLength(9)
    expect(view.hasEvidence).toBe(true)
  })

  test(`asks at most ${mostStatements} statements, the session's included`, async () => {
    const { pool } = world.database.app
    const single = vi.spyOn(pool, 'query')
    // A single statement takes a connection for itself; one more of these would be a transaction, uncounted.
    const held = vi.spyOn(pool, 'connect')
    await open()
    expect(single.mock.calls.length).toBeLessThanOrEqual(mostStatements)
    expect(held.mock.calls.length).toBe(single.mock.calls.length)
    single.mockRestore()
    held.mockRestore()
  })

  test('reads none of the history: every statement goes by an index that stops', async () => {
    const { admin, app } = world.database
    await admin.db.execute(sql`
      insert into violations (id, control_id, key, subject_type, subject_id, subject_label, count, summary, drill, since, opened_at, closed_at)
      select gen_random_uuid(), ${inSla}, 'old ' || n, 'asset', n::text, 'old', 1, 'old', '{}', now(), now(), now()
      from generate_series(1, 20000) n`)
    await admin.db.execute(sql`
      insert into control_status_daily (control_id, day, status, violation_count)
      select s.control_id, date '2026-07-01' - n, 'met', 0 from control_status s, generate_series(1, 1500) n`)
    await admin.db.execute(sql`
      insert into findings_daily (day, severity, age_class, count)
      select date '2026-07-01' - n, s, a, 1 from generate_series(1, 1500) n, unnest(enum_range(null::severity)) s,
        unnest(enum_range(null::age_class)) a`)
    await admin.db.execute(sql`analyze`)

    const spy = vi.spyOn(app.pool, 'query')
    await open()
    const asked = spy.mock.calls as unknown as [{ text: string }, unknown[]][]
    spy.mockRestore()
    expect(asked.length).toBeGreaterThan(0)
    for (const [{ text }, values] of asked) {
      const { rows } = await admin.pool.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      expect(plan).not.toMatch(/Seq Scan on (violations|control_status_daily|findings_daily)/)
    }
  })
})

describe('?asOf=', () => {
  test('shows each day as it was stored that day', async () => {
    const { rows } = await world.database.admin.db.execute<{ day: string; id: string; status: string }>(sql`
      select day::text, control_id as id, status from control_status_daily
      where day between '2026-11-01' and '2026-11-08' order by day, control_id`)
    expect(rows).toHaveLength(8 * 26)
    for (const [day, stored] of Map.groupBy(rows, (row) => row.day)) {
      const controls = (await open(day)).groups.flatMap((group) => group.controls)
      const shown = controls.map(({ id, status }) => ({ day, id, status }))
      expect(shown.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(stored)
    }
  })

  test('a day before any evidence is unproven, and says what was not connected', async () => {
    const view = await open('2026-10-15')
    expect(view.headline).toBe('Nothing is proven yet: all 26 controls wait for evidence')
    expect(view).toMatchObject({ day: '2026-10-15', owed: [], hasEvidence: false })
    expect(line(view, inSla)?.reason).toMatch(/^No evidence source connected: push a scan/)
  })

  test('ends its trend on that day', async () => {
    const trend = line(await open('2026-11-04'), inSla)?.trend ?? []
    expect(trend).toHaveLength(90)
    expect(trend.at(-1)).toMatchObject({ day: '2026-11-04', status: 'met', isRecorded: true })
    expect(trend.at(-5)).toMatchObject({ day: '2026-10-31', status: 'unproven', isRecorded: false })
  })
})

describe('a control page', () => {
  const reader = () => ({ ...world.web, db: world.database.app.db })

  test('holds its violations, its evidence and its clause', async () => {
    const view = await getControl(reader(), { controlId: inSla, day: null })
    expect(view).toMatchObject({
      clause: { number: 'III.B.1' },
      result: { status: 'breached' },
      open: [{ subject: 'api', count: 1, dueAt: new Date('2026-11-08T08:00:00Z') }],
      openBeyond: 0,
      hasRule: true,
    })
    expect(view?.evidence?.[0]).toMatchObject({ kind: 'dependency-scan', isComplete: true })
    expect(view?.evidence).toHaveLength(9)
  })

  test('as of a day has the violations and the evidence of that day', async () => {
    const day = new Date(world.clock.now().getTime() - 5 * dayMs).toISOString().slice(0, 10)
    const view = await getControl(reader(), { controlId: inSla, day })
    expect(view).toMatchObject({ day, result: { status: 'met' }, open: [], since: null })
    expect(view?.evidence).toHaveLength(4)
  })

  test('keeps evidence from a role that may not read it', async () => {
    const member: Ctx = {
      ...reader(),
      actor: { type: 'user', id: 'm', name: 'm' },
      roles: new Set(['member']),
      assurance: 'aal2',
    }
    expect((await getControl(member, { controlId: inSla, day: null }))?.evidence).toBeNull()
  })

  test('of a control that the policy does not have is none', async () => {
    expect(await getControl(reader(), { controlId: 'no.such', day: null })).toBeNull()
  })
})
