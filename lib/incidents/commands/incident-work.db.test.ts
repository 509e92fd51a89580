import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { artifactStore } from '#lib/platform/artifacts/store.ts'
import { dayMs, hourMs, minuteMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { storeRecord } from '../jobs/store-record.ts'
import { incident } from '../queries/incident.ts'
import { regulatoryClocks } from '../queries/regulatory-clocks.ts'
import { incidentTasks, myTasks } from '../queries/tasks.ts'
import { createIncidentWorld, type IncidentWorld } from '../testing/incident-world.ts'
import { addClock } from './add-clock.ts'
import { addTask } from './add-task.ts'
import { cancelTask } from './cancel-task.ts'
import { changeTask } from './change-task.ts'
import { closeIncident } from './close-incident.ts'
import { completeTask } from './complete-task.ts'
import { createRegulatoryClock } from './create-regulatory-clock.ts'
import { describeIncident } from './describe-incident.ts'
import { endDuty } from './end-duty.ts'
import { giveDuty } from './give-duty.ts'
import { resolveIncident } from './resolve-incident.ts'
import { retireRegulatoryClock } from './retire-regulatory-clock.ts'
import { stopRegulatoryClock } from './stop-regulatory-clock.ts'

let world: IncidentWorld
let mia: Ctx
beforeAll(async () => {
  world = await createIncidentWorld()
  mia = await world.person('member', 'Mia Member')
})
afterAll(() => world[Symbol.asyncDispose]())

const reason = 'The facts changed in the meantime.'
const in3Days = () => new Date(world.clock.now().getTime() + 3 * dayMs)
const task = async (number: number, ownerId: string) =>
  addTask(world.ann, { number, kind: 'follow_up', title: 'Rotate every token', ownerId, dueAt: in3Days() })

test('a follow-up action outlives its incident, runs late, and is done with what shows it', async () => {
  const { ann, clock } = world
  const number = await world.open(ann, 'low')
  const { taskId } = await task(number, mia.actor.id)
  await world.claim(ann, number)
  await resolveIncident(ann, { number })
  await closeIncident(ann, { number })
  clock.advance(4 * dayMs)
  const mine = await myTasks(mia, { segment: 'late' })
  expect(mine.lines).toMatchObject([
    { id: taskId, state: 'late', incidentTitle: null, may: { complete: true, change: false } },
  ])
  const closure = 'All tokens are new since the rotation of today.'
  const done = { taskId, version: 1, closure }
  await expect(completeTask(mia, { ...done, closureUrl: 'http://insecure.example' })).rejects.toMatchObject({
    code: 'invalid_input',
  })
  await completeTask(mia, { ...done, closureUrl: 'https://example.org/rotation' })
  await expect(completeTask(mia, done)).rejects.toMatchObject({ code: 'conflict' })
  expect((await incidentTasks(ann, { segment: 'done' })).lines).toMatchObject([
    { state: 'done_late', doneByName: 'Mia Member', closure },
  ])
})

test('nobody but its owner or a responder completes a task, and only a responder moves it', async () => {
  const { ann, bob } = world
  const other = await world.person('member', 'Otto Other')
  const number = await world.open(ann, 'low')
  const { taskId } = await task(number, mia.actor.id)
  const done = { taskId, version: 1, closure: 'It is done.' }
  await expect(completeTask(other, done)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(changeTask(mia, { taskId, version: 1, title: 'Less' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const dueAt = new Date(world.clock.now().getTime() + 9 * dayMs)
  await expect(changeTask(bob, { taskId, version: 1, dueAt })).rejects.toMatchObject({
    code: 'invalid_input',
  })
  await changeTask(bob, { taskId, version: 1, dueAt, reason })
  await expect(completeTask(mia, done)).rejects.toMatchObject({ code: 'conflict' })
  await cancelTask(bob, { taskId, version: 2, reason })
  const [cancelled] = (await incident(ann, { number })).tasks
  expect(cancelled).toMatchObject({ state: 'cancelled', cancelledReason: reason })
})

test('tasks come in pages, nearest date first, none twice', async () => {
  const { ann } = world
  const number = await world.open(ann, 'low')
  const owner = await world.person('member', 'Pat Pages')
  for (let n = 0; n < 5; n++) await task(number, owner.actor.id)
  const seen: string[] = []
  let page = await myTasks(owner, { limit: 2 })
  for (;;) {
    seen.push(...page.lines.map(({ id }) => id))
    if (page.nextCursor === null) break
    page = await myTasks(owner, { limit: 2, after: page.nextCursor })
  }
  expect(new Set(seen).size).toBe(5)
  expect(seen).toHaveLength(5)
  expect(page.counts.open).toBe(5)
})

test('one commands at a time, and whoever may not respond has no duty', async () => {
  const { ann, bob } = world
  const number = await world.open(ann, 'high')
  await giveDuty(ann, { number, duty: 'commander', userId: ann.actor.id })
  await giveDuty(ann, { number, duty: 'commander', userId: bob.actor.id })
  const { dutyId } = await giveDuty(ann, { number, duty: 'scribe', userId: ann.actor.id })
  await expect(giveDuty(ann, { number, duty: 'scribe', userId: mia.actor.id })).rejects.toMatchObject({
    code: 'invalid_input',
  })
  const duties = async () =>
    (await incident(ann, { number })).duties.map(({ duty, userName }) => [duty, userName])
  expect(await duties()).toEqual([
    ['commander', 'Bob Baker'],
    ['scribe', 'Ann Archer'],
  ])
  await endDuty(bob, { number, dutyId })
  expect(await duties()).toEqual([['commander', 'Bob Baker']])
})

test('a clock of law starts by itself from its severity, and stops with the entry that tells of it', async () => {
  const { ann, lead, clock } = world
  const gdpr = {
    name: 'Notify the authority',
    source: 'Regulation (EU) 2016/679, Article 33',
    withinHours: 72,
    startsAt: 'awareness' as const,
  }
  const { regulatoryClockId } = await createRegulatoryClock(lead, { ...gdpr, fromSeverity: 'high' })
  await expect(createRegulatoryClock(lead, gdpr)).rejects.toMatchObject({ code: 'conflict' })
  const low = await world.open(ann, 'low')
  expect((await incident(ann, { number: low })).clocks.map(({ kind }) => kind)).toEqual(['classify'])
  await addClock(ann, { number: low, regulatoryClockId })
  const number = await world.open(ann, 'high')
  clock.advance(hourMs)
  const [running] = (await incident(ann, { number })).clocks.filter(({ kind }) => kind === 'regulatory')
  expect(running).toMatchObject({ name: gdpr.name, source: gdpr.source, state: 'running' })
  expect(await regulatoryClocks(ann, {})).toMatchObject([{ name: gdpr.name, runningCount: 2 }])
  const clockId = running?.id ?? ''
  const elsewhere = await world.evidence(ann, low)
  await expect(
    stopRegulatoryClock(ann, { number, clockId, eventId: elsewhere, reference: 'File 17' }),
  ).rejects.toMatchObject({ code: 'invalid_input' })
  const eventId = await world.evidence(ann, number)
  await stopRegulatoryClock(ann, { number, clockId, eventId, reference: 'File 17' })
  const [stopped] = (await incident(ann, { number })).clocks.filter(({ kind }) => kind === 'regulatory')
  expect(stopped).toMatchObject({ state: 'stopped', proof: { type: 'statement', text: 'Done: File 17.' } })
  await retireRegulatoryClock(lead, { regulatoryClockId })
  expect(await regulatoryClocks(ann, {})).toEqual([])
})

test('a clock of the policy is not stopped by a statement', async () => {
  const { ann } = world
  const number = await world.open(ann)
  const [classify] = (await incident(ann, { number })).clocks
  const eventId = await world.evidence(ann, number)
  await expect(
    stopRegulatoryClock(ann, { number, clockId: classify?.id ?? '', eventId, reference: 'File 18' }),
  ).rejects.toMatchObject({ code: 'conflict' })
})

test('what an incident was called before stays on its timeline, and a stale page overwrites nothing', async () => {
  const { ann, bob } = world
  const number = await world.open(ann)
  const { version, title } = await incident(ann, { number })
  await describeIncident(ann, { number, version, title: 'A better title', causeCategory: 'leaked token' })
  await expect(describeIncident(bob, { number, version, title: 'Mine' })).rejects.toMatchObject({
    code: 'invalid_input',
  })
  await expect(describeIncident(bob, { number, version, title: 'Mine instead' })).rejects.toMatchObject({
    code: 'conflict',
  })
  const [entry] = await world.sql<{ body: string }>(
    `select e.body from incident_events e join incidents i on i.id = e.incident_id
     where i.number = $1 order by e.sequence desc limit 1`,
    [number],
  )
  expect(entry?.body).toContain(`before “${title}”`)
})

test('a closed incident becomes evidence once, with its whole timeline and nothing of a report', async () => {
  const { ann, worker, clock } = world
  const number = await world.open(ann, 'low')
  const { id: incidentId } = await incident(ann, { number })
  const reportId = '01990000-0000-7000-8000-000000000001'
  await world.sql('update incidents set report_id = $2 where id = $1', [incidentId, reportId])
  await world.claim(ann, number)
  await resolveIncident(ann, { number })
  await closeIncident(ann, { number })
  clock.advance(minuteMs)
  const [first, again] = [
    await storeRecord(worker, { incidentId }),
    await storeRecord(worker, { incidentId }),
  ]
  expect(first.evidenceId).not.toBeNull()
  expect(again.evidenceId).toBe(first.evidenceId)
  const [stored] = await world.sql<{ sha256: Buffer; received: number }>(
    `select sha256, (receipt ->> 'receivedCount')::int as received from evidence where id = $1 and kind = 'incident'`,
    [first.evidenceId],
  )
  if (stored === undefined) throw new Error('The evidence is lost.')
  const blocks: Buffer[] = []
  for await (const block of artifactStore().read(worker.db, stored.sha256)) blocks.push(block)
  const bytes = Buffer.concat(blocks)
  expect(createHash('sha256').update(bytes).digest()).toEqual(stored.sha256)
  const text = bytes.toString('utf8')
  const document = JSON.parse(text) as { status: string; timeline: unknown[] }
  expect(document.status).toBe('closed')
  expect(document.timeline).toHaveLength(stored.received)
  expect(text).not.toContain(reportId)
})

test('who may not read reports does not learn that an incident came from one', async () => {
  const { ann } = world
  const manager = await world.person('manager', 'Max Manager')
  const number = await world.open(ann)
  const reportId = '01990000-0000-7000-8000-000000000002'
  await world.sql('update incidents set report_id = $2 where number = $1', [number, reportId])
  expect((await incident(ann, { number })).reportId).toBe(reportId)
  expect(JSON.stringify(await incident(manager, { number }))).not.toContain(reportId)
})

test('the database itself refuses to lower an obligation, to stop a clock unproven and to lose an entry', async () => {
  const { ann, database } = world
  const number = await world.open(ann, 'critical')
  const { pool } = database.app
  const of = '(select id from incidents where number = $1)'
  await expect(
    pool.query(`update incidents set highest_severity = 'low', severity = 'low' where number = $1`, [number]),
  ).rejects.toThrow(/never falls/)
  await expect(
    pool.query(
      `update incident_clocks set stopped_at = now() where incident_id = ${of} and kind = 'acknowledge'`,
      [number],
    ),
  ).rejects.toThrow(/incident_clocks_proof_check/)
  await expect(
    pool.query(`update incident_clocks set due_at = due_at + interval '1 day' where incident_id = ${of}`, [
      number,
    ]),
  ).rejects.toThrow(/keeps its times/)
  await expect(pool.query(`delete from incident_events where incident_id = ${of}`, [number])).rejects.toThrow(
    /permission denied/,
  )
  await expect(
    pool.query(`update incident_events set body = '' where incident_id = ${of}`, [number]),
  ).rejects.toThrow(/permission denied/)
})
