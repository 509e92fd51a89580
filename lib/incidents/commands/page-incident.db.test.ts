import { afterEach, beforeEach, expect, test } from 'vitest'
import { acknowledgeAlert } from '#lib/alerts/commands/acknowledge-alert.ts'
import { hourMs, minuteMs } from '#lib/platform/clock.ts'
import { type OnCallWorld, onCallWorld } from '../testing/on-call-world.ts'
import { acknowledgeIncident } from './acknowledge-incident.ts'
import { classifyIncident } from './classify-incident.ts'
import { openIncident } from './open-incident.ts'
import { pageIncident } from './page-incident.ts'

let world: OnCallWorld
beforeEach(async () => {
  world = await onCallWorld()
})
afterEach(() => world[Symbol.asyncDispose]())

const role = (name: 'lead' | 'responder') => ({ type: 'role' as const, role: name })
const pass = (minutes: number) => world.clock.advance(minutes * minuteMs)

test('a critical incident calls who is on call at once, the next level when the time is over, and begins again after the last', async () => {
  const scheduleId = await world.schedule('Platform', [world.people.mira])
  await world.callInTurn({ type: 'schedule', scheduleId }, { type: 'user', userId: world.people.oran })
  await world.criticalIncident()
  await world.minute()
  expect(await world.called()).toEqual(['1.1 Mira Okafor'])
  pass(4)
  await world.minute()
  expect(await world.called()).toHaveLength(1)
  pass(1)
  await world.minute()
  expect(await world.called()).toEqual(['1.1 Mira Okafor', '1.2 Oran Vale'])
  pass(5)
  await world.minute()
  expect(await world.called()).toEqual(['1.1 Mira Okafor', '1.2 Oran Vale', '2.1 Mira Okafor'])
})

test('who is called is told in the inbox, by mail and outside, and the timeline says so', async () => {
  await world.listenOutside()
  await world.callInTurn({ type: 'user', userId: world.people.mira })
  const number = await world.criticalIncident()
  await world.minute()
  expect(await world.openAlerts('incident_page')).toEqual([
    `Mira Okafor: You are called for INC-${number}: A leaked token is used in production`,
  ])
  const { pool } = world.database.admin
  const mails = await pool.query(
    `select payload from alert_deliveries d join alerts a on a.id = d.alert_id
     where d.channel = 'email' and a.kind = 'incident_page' and d.due_at <= $1 and d.recipient_id = $2`,
    [world.clock.now(), world.people.mira],
  )
  expect(mails.rows).toEqual([{ payload: { urgency: 'urgent' } }])
  const hooks = await pool.query<{ payload: { type: string; data: unknown } }>(
    `select payload from alert_deliveries where channel = 'webhook'`,
  )
  expect(hooks.rows.map(({ payload }) => payload)).toMatchObject([
    { type: 'incident.called', data: { incident: `INC-${number}`, called: [{ name: 'Mira Okafor' }] } },
  ])
  const said = await pool.query<{ body: string }>(
    `select body from incident_events where author_name = 'Plumbline'`,
  )
  expect(said.rows.map(({ body }) => body)).toEqual([
    'Called Mira Okafor (named in the escalation list). Who is next is called at 03:05 UTC unless somebody acknowledges.',
  ])
})

test('once somebody acknowledges, nobody further is called and every call is over', async () => {
  await world.callInTurn({ type: 'user', userId: world.people.mira }, role('lead'))
  const number = await world.criticalIncident()
  await world.minute()
  pass(5)
  await world.minute()
  await acknowledgeIncident(world.responder(world.people.mira), { number })
  pass(60)
  await world.minute()
  expect(await world.called()).toEqual(['1.1 Mira Okafor', '1.2 Cygnus'])
  expect(await world.openAlerts('incident_page')).toEqual([])
  const { rows } = await world.database.admin.pool.query(
    `select acknowledged_at is not null as "isAnswered", ended_at is not null as "isEnded" from incident_pages order by level`,
  )
  expect(rows).toEqual([
    { isAnswered: true, isEnded: false },
    { isAnswered: false, isEnded: true },
  ])
})

test('acknowledging the alert of a call takes on the incident', async () => {
  await world.callInTurn({ type: 'user', userId: world.people.oran })
  const number = await world.criticalIncident()
  await world.minute()
  const { pool } = world.database.admin
  const alert = await pool.query<{ id: string }>(`select id from alerts where kind = 'incident_page'`)
  pass(2)
  await acknowledgeAlert(world.responder(world.people.oran), { alertId: alert.rows[0]?.id ?? '' })
  const incident = await pool.query('select status, acknowledged_at from incidents where number = $1', [
    number,
  ])
  expect(incident.rows).toEqual([{ status: 'mobilised', acknowledged_at: world.clock.now() }])
  const clock = await pool.query(
    `select stopped_at, proof ->> 'userId' as by from incident_clocks where kind = 'acknowledge'`,
  )
  expect(clock.rows).toEqual([{ stopped_at: world.clock.now(), by: world.people.oran }])
})

test('a level where nobody is on call costs no time, and the timeline says that it was passed over', async () => {
  // Office hours only: it is three in the morning in UTC, four in Berlin.
  const scheduleId = await world.schedule('Office', [world.people.mira], { fromHour: 9, toHour: 17 })
  await world.callInTurn({ type: 'schedule', scheduleId }, role('lead'))
  await world.criticalIncident()
  await world.minute()
  expect(await world.called()).toEqual(['1.2 Cygnus'])
  const { rows } = await world.database.admin.pool.query<{ body: string }>(
    `select body from incident_events where author_name = 'Plumbline'`,
  )
  expect(rows[0]?.body).toContain('1 level before had nobody to call and was passed over.')
})

test('whoever lost the role stays in the schedule, and is not called', async () => {
  const scheduleId = await world.schedule('Platform', [world.people.mira])
  await world.callInTurn({ type: 'schedule', scheduleId }, role('lead'))
  await world.database.admin.pool.query('delete from user_roles where user_id = $1', [world.people.mira])
  await world.criticalIncident()
  await world.minute()
  expect(await world.called()).toEqual(['1.2 Cygnus'])
})

test('without a list every designee is called, then the lead', async () => {
  await world.criticalIncident()
  await world.minute()
  pass(5)
  await world.minute()
  expect(await world.called()).toEqual(['1.1 Mira Okafor', '1.1 Oran Vale', '1.2 Cygnus'])
})

test('where nobody can be called the timeline says so, once', async () => {
  await world.callInTurn({ type: 'user', userId: world.people.mira })
  const number = await world.criticalIncident()
  await world.database.admin.pool.query('delete from user_roles where user_id = $1', [world.people.mira])
  for (let n = 0; n < 3; n++) {
    await world.minute()
    pass(1)
  }
  const { rows } = await world.database.admin.pool.query<{ body: string }>(
    `select body from incident_events where author_name = 'Plumbline'`,
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.body).toContain('Nobody could be called')
  // Somebody comes: they are called the next minute.
  await world.database.admin.pool.query(
    `insert into user_roles (user_id, role, granted_at) values ($1, 'responder', now())`,
    [world.people.mira],
  )
  await world.minute()
  expect(await world.called()).toEqual(['1.1 Mira Okafor'])
  expect(number).toBe(1)
})

test('workers that call at the same moment call each person once', async () => {
  const number = await world.criticalIncident()
  await Promise.all(Array.from({ length: 4 }, () => pageIncident(world.worker, { number })))
  expect(await world.called()).toEqual(['1.1 Mira Okafor', '1.1 Oran Vale'])
})

test('an incident that is not critical calls nobody', async () => {
  const { number } = await openIncident(world.lead, {
    title: 'A small thing',
    summary: 'Seen on one host only.',
  })
  const mild = { impact: 0, spread: 0, data: 0, exploitation: 0 }
  await classifyIncident(world.lead, { number, matrix: mild, reason: 'Nothing is exposed.' })
  world.clock.advance(hourMs)
  await world.minute()
  expect(await world.called()).toEqual([])
})
