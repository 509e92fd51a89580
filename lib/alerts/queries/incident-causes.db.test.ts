import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acknowledgeIncident } from '#lib/incidents/commands/acknowledge-incident.ts'
import { addTask } from '#lib/incidents/commands/add-task.ts'
import { dismissIncident } from '#lib/incidents/commands/dismiss-incident.ts'
import { giveDuty } from '#lib/incidents/commands/give-duty.ts'
import { openIncident } from '#lib/incidents/commands/open-incident.ts'
import { retireSchedule } from '#lib/incidents/commands/retire-schedule.ts'
import { setRotation } from '#lib/incidents/commands/set-rotation.ts'
import { type OnCallWorld, onCallWorld } from '#lib/incidents/testing/on-call-world.ts'
import { dayMs, hourMs, minuteMs } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/ids.ts'
import { evaluateAlerts } from '../commands/evaluate-alerts/index.ts'
import type { AlertKind } from '../model.ts'
import { nearDeadlines } from './near-deadlines.ts'
import { statedCauses } from './stated-causes.ts'

let world: OnCallWorld
beforeEach(async () => {
  world = await onCallWorld()
})
afterEach(() => world[Symbol.asyncDispose]())

const stated = async (kind: AlertKind) =>
  (await statedCauses(world.worker.db, world.clock.now())).causes.filter((cause) => cause.kind === kind)
const small = { title: 'A small thing', summary: 'Seen on one host only.' }

describe('a clock of an incident', () => {
  test('is stated from four fifths of its time, again as breached, until it stops', async () => {
    const number = await world.criticalIncident()
    const start = world.clock.now().getTime()
    expect(await stated('incident_clock')).toEqual([])
    world.clock.set(new Date(start + 12 * minuteMs - 1))
    expect(await stated('incident_clock')).toEqual([])
    world.clock.set(new Date(start + 12 * minuteMs))
    const due = new Date(start + 15 * minuteMs)
    expect(await stated('incident_clock')).toMatchObject([
      {
        title: `INC-${number} must be acknowledged by Mon 23 Nov 2026, 03:15 UTC`,
        urgency: 'urgent',
        dueAt: due,
        owners: [{ role: 'lead' }, { role: 'responder' }],
      },
    ])
    world.clock.set(new Date(due.getTime() + 1))
    expect(await stated('incident_clock')).toMatchObject([
      { title: `INC-${number} was not acknowledged in time` },
    ])
    await acknowledgeIncident(world.responder(world.people.mira), { number })
    expect(await stated('incident_clock')).toEqual([])
  })

  test('is its commander’s once somebody commands', async () => {
    const number = await world.criticalIncident()
    await giveDuty(world.lead, { number, duty: 'commander', userId: world.people.oran })
    world.clock.advance(20 * minuteMs)
    expect(await stated('incident_clock')).toMatchObject([{ owners: [{ userId: world.people.oran }] }])
  })

  test('opens one alert that is raised once when it breaches, and closes when it stops', async () => {
    const number = await world.criticalIncident()
    const evaluate = () => evaluateAlerts(world.worker, { isMailOn: false, groups: ['clocks'] })
    world.clock.advance(12 * minuteMs)
    await evaluate()
    world.clock.advance(4 * minuteMs)
    await evaluate()
    await evaluate()
    const { pool } = world.database.admin
    const ofClocks = `select level, closed_at is null as "isOpen" from alerts where kind = 'incident_clock'`
    expect((await pool.query(ofClocks)).rows).toEqual([{ level: 2, isOpen: true }])
    await acknowledgeIncident(world.responder(world.people.mira), { number })
    await evaluate()
    expect((await pool.query(ofClocks)).rows).toEqual([{ level: 2, isOpen: false }])
  })

  test('of an incident that was dismissed asks for nothing', async () => {
    const number = await world.criticalIncident()
    world.clock.advance(dayMs)
    expect(await stated('incident_clock')).toHaveLength(1)
    const second = world.responder(world.people.mira)
    await dismissIncident(second, { number, reason: 'A test of the sensor.' })
    expect(await stated('incident_clock')).toEqual([])
  })

  test('of law or contract says that it is not of the policy', async () => {
    await openIncident(world.lead, small)
    const { pool } = world.database.admin
    const startedAt = world.clock.now()
    await pool.query(
      `insert into incident_clocks (id, incident_id, kind, name, started_at, at_risk_at, due_at)
       select $1, id, 'regulatory', 'GDPR, article 33', $2, $3, $4 from incidents`,
      [
        newId(world.clock),
        startedAt,
        new Date(startedAt.getTime() + 58 * hourMs),
        new Date(startedAt.getTime() + 72 * hourMs),
      ],
    )
    world.clock.advance(60 * hourMs)
    const regulatory = (await stated('incident_clock')).filter(
      ({ subject }) => subject.clock === 'regulatory',
    )
    expect(regulatory).toMatchObject([
      {
        title: 'INC-1 must meet “GDPR, article 33” by Thu 26 Nov 2026, 03:00 UTC',
        owners: [],
      },
    ])
    expect(regulatory[0]?.body).toMatch(/^A deadline of law or contract, not of the policy\./)
  })
})

test('a report that waits tells lead and designees that it does, and nothing of what it says', async () => {
  const id = newId(world.clock)
  const { pool } = world.database.admin
  await pool.query(
    `insert into reports (id, reporter_id, channel, sealed_text, received_at, acknowledge_by, status)
     values ($1, $2, 'browser', 'the text of the report', $3, $4, 'received')`,
    [id, world.people.oran, world.clock.now(), new Date(world.clock.now().getTime() + dayMs)],
  )
  const [cause, ...others] = await stated('report_waiting')
  expect(others).toEqual([])
  expect(cause).toMatchObject({
    title: 'A confidential report waits to be acknowledged',
    owners: [{ role: 'lead' }, { role: 'responder' }],
  })
  expect(JSON.stringify(cause)).not.toMatch(/text of the report/)
  expect(JSON.stringify(cause)).not.toContain(world.people.oran)
  await pool.query(`update reports set acknowledged_at = now(), status = 'acknowledged'`)
  expect(await stated('report_waiting')).toEqual([])
})

test('a task past its day is its owner’s, then the commander’s', async () => {
  const { number } = await openIncident(world.lead, small)
  await giveDuty(world.lead, { number, duty: 'commander', userId: world.people.mira })
  const dueAt = new Date(world.clock.now().getTime() + dayMs)
  await addTask(world.lead, {
    number,
    kind: 'follow_up',
    title: 'Rotate the deploy tokens',
    ownerId: world.people.oran,
    dueAt,
  })
  world.clock.set(dueAt)
  expect(await stated('incident_action_late')).toEqual([])
  world.clock.advance(1)
  expect(await stated('incident_action_late')).toMatchObject([
    {
      title: `A follow-up action of INC-${number} is late: Rotate the deploy tokens`,
      owners: [{ userId: world.people.oran }],
      escalation: [{ userId: world.people.mira }],
    },
  ])
})

test('a publication that needs a person is stated at once, one that waits for time after an hour', async () => {
  const { number } = await openIncident(world.lead, small)
  const { pool } = world.database.admin
  const [destination, publication] = [newId(world.clock), newId(world.clock)]
  await pool.query(
    `insert into publication_destinations (id, name, kind, url, branch, folder, public_url_template, sealed_credential,
       is_default, created_at, created_by_name)
     values ($1, 'Public', 'github', 'https://api.example', 'main', '', 'https://x.example/{path}', '', true, $2, 'x')`,
    [destination, world.clock.now()],
  )
  await pool.query(
    `insert into publications (id, incident_id, version, destination_id, state, branch_name, path, requested_at,
       requested_by_id, requested_by_name, blocked_code, blocked_message, blocked_next_step)
     select $1, id, 1, $2, 'queued', 'b', 'p', $3, $4, 'Oran Vale', 'rate_limited', 'GitHub asks for patience.', 'Wait.'
     from incidents where number = $5`,
    [publication, destination, world.clock.now(), world.people.oran, number],
  )
  expect(await stated('publication_blocked')).toEqual([])
  world.clock.advance(hourMs)
  expect(await stated('publication_blocked')).toHaveLength(1)
  await pool.query(
    `update publications set requested_at = $1, blocked_code = 'repository_private',
       blocked_message = 'The repository is not public.'`,
    [world.clock.now()],
  )
  expect(await stated('publication_blocked')).toMatchObject([
    {
      title: `The post-mortem of INC-${number} does not get out: The repository is not public`,
      owners: [{ userId: world.people.oran }, { role: 'lead' }],
    },
  ])
  await pool.query(`update publications set blocked_code = null`)
  expect(await stated('publication_blocked')).toEqual([])
})

describe('a schedule', () => {
  test('that the list calls is stated while its next week has a gap', async () => {
    const scheduleId = await world.schedule('Platform', [world.people.mira], { weekdays: [1, 2, 3, 4, 5] })
    expect(await stated('on_call_gap')).toEqual([])
    await world.callInTurn({ type: 'schedule', scheduleId })
    expect(await stated('on_call_gap')).toMatchObject([
      { title: 'Nobody is on call for Platform from Fri 27 Nov 2026, 23:00 UTC' },
    ])
    await setRotation(world.lead, {
      scheduleId,
      userIds: [world.people.oran],
      turnDays: 7,
      handoverHour: 9,
      weekdays: [6, 7],
      fromHour: 0,
      toHour: 0,
    })
    expect(await stated('on_call_gap')).toEqual([])
  })

  test('whose people lost their role has a gap now', async () => {
    const scheduleId = await world.schedule('Platform', [world.people.mira])
    await world.callInTurn({ type: 'schedule', scheduleId })
    await world.database.admin.pool.query('delete from user_roles where user_id = $1', [world.people.mira])
    expect(await stated('on_call_gap')).toMatchObject([{ title: 'Nobody is on call for Platform now' }])
  })

  test('that the list calls cannot be retired', async () => {
    const scheduleId = await world.schedule('Platform', [world.people.mira])
    await world.callInTurn({ type: 'schedule', scheduleId })
    await expect(retireSchedule(world.lead, { scheduleId })).rejects.toMatchObject({ code: 'conflict' })
  })
})

test('deadlines are looked for a minute back and a minute ahead', async () => {
  await world.criticalIncident()
  const start = world.clock.now().getTime()
  const near = (minutes: number) => {
    world.clock.set(new Date(start + minutes * minuteMs))
    return nearDeadlines(world.worker, {})
  }
  const atRisk = new Date(start + 12 * minuteMs)
  expect(await near(0)).toEqual({ next: null, isRecent: false })
  expect(await near(11)).toEqual({ next: atRisk, isRecent: false })
  expect(await near(12)).toEqual({ next: null, isRecent: true })
  expect(await near(13)).toEqual({ next: null, isRecent: false })
  expect(await near(14.5)).toEqual({ next: new Date(start + 15 * minuteMs), isRecent: false })
})

test('judging the clocks leaves every other alert as it is', async () => {
  const past = new Date(world.clock.now().getTime() - hourMs)
  const id = await world.revocation(past)
  await evaluateAlerts(world.worker, { isMailOn: false })
  await world.setRevocation(id, 'proven_gone')
  await evaluateAlerts(world.worker, { isMailOn: false, groups: ['clocks'] })
  const open = `select count(*)::int as n from alerts where closed_at is null`
  expect((await world.database.admin.pool.query(open)).rows).toEqual([{ n: 1 }])
  await evaluateAlerts(world.worker, { isMailOn: false, groups: ['standing'] })
  expect((await world.database.admin.pool.query(open)).rows).toEqual([{ n: 0 }])
})

const many = 2_000

test('clocks that are due at the same moment raise one alert each, with two workers at once', async () => {
  const { number } = await openIncident(world.lead, small)
  const { pool } = world.database.admin
  const dueAt = new Date(world.clock.now().getTime() + hourMs)
  await pool.query(
    `insert into incident_clocks (id, incident_id, kind, name, started_at, at_risk_at, due_at)
     select gen_random_uuid(), i.id, 'regulatory', 'Contract ' || n, $1, $2, $2
     from incidents i, generate_series(1, $3) n where i.number = $4`,
    [world.clock.now(), dueAt, many, number],
  )
  world.clock.set(dueAt)
  const evaluate = () => evaluateAlerts(world.worker, { isMailOn: true, groups: ['clocks'] })
  const [first, second] = await Promise.all([evaluate(), evaluate()])
  // One more: the clock to classify the incident has run out as well.
  expect(first.opened + second.opened).toBe(many + 1)
  const { rows } = await pool.query(
    `select count(*)::int as alerts, count(distinct cause)::int as causes from alerts where kind = 'incident_clock'`,
  )
  expect(rows).toEqual([{ alerts: many + 1, causes: many + 1 }])
})
