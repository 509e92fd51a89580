import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { onCall } from '../queries/on-call.ts'
import { onCallCalendar } from '../queries/on-call-calendar.ts'
import { whoNow } from '../queries/who-now.ts'
import { type OnCallWorld, onCallWorld } from '../testing/on-call-world.ts'
import { addOverride } from './add-override.ts'
import { changeSchedule } from './change-schedule.ts'
import { createSchedule } from './create-schedule.ts'
import { endOverride } from './end-override.ts'
import { endRotation } from './end-rotation.ts'
import { retireSchedule } from './retire-schedule.ts'
import { setEscalationLevels } from './set-escalation-levels.ts'
import { setRotation } from './set-rotation.ts'

let world: OnCallWorld
beforeEach(async () => {
  // Four in the morning in Berlin.
  world = await onCallWorld('2026-11-23T03:00:00Z')
})
afterEach(() => world[Symbol.asyncDispose]())

const names = async () =>
  (await whoNow(world.lead, {})).map(({ name, people }) => [name, ...people.map((one) => one.name)])
const allHours = { turnDays: 1, handoverHour: 9, weekdays: [1, 2, 3, 4, 5, 6, 7], fromHour: 0, toHour: 0 }
const leadLevel = { target: { type: 'role' as const, role: 'lead' as const }, timeoutMinutes: 5 }

describe('a schedule', () => {
  test('hands over from one to the next at its local hour', async () => {
    await world.schedule('Platform', [world.people.mira, world.people.oran], { turnDays: 1 })
    expect(await names()).toEqual([['Platform', 'Mira Okafor']])
    world.clock.set('2026-11-24T07:59:59Z')
    expect(await names()).toEqual([['Platform', 'Mira Okafor']])
    world.clock.set('2026-11-24T08:00:00Z')
    expect(await names()).toEqual([['Platform', 'Oran Vale']])
  })

  test('cannot have the name of another, nor take it later', async () => {
    await createSchedule(world.lead, { name: 'Platform', timeZone: 'UTC' })
    await expect(createSchedule(world.lead, { name: 'Platform', timeZone: 'UTC' })).rejects.toMatchObject({
      code: 'conflict',
    })
    const { scheduleId } = await createSchedule(world.lead, { name: 'Network', timeZone: 'UTC' })
    await expect(
      changeSchedule(world.lead, { scheduleId, name: 'Platform', timeZone: 'UTC' }),
    ).rejects.toMatchObject({ code: 'conflict' })
    await changeSchedule(world.lead, { scheduleId, name: 'Networks', timeZone: 'Asia/Kathmandu' })
    expect((await onCall(world.lead, {})).schedules).toMatchObject([
      { name: 'Networks', timeZone: 'Asia/Kathmandu' },
      { name: 'Platform', timeZone: 'UTC' },
    ])
  })

  test('that is retired is on no list, and its name is free', async () => {
    const { scheduleId } = await createSchedule(world.lead, { name: 'Platform', timeZone: 'UTC' })
    await retireSchedule(world.lead, { scheduleId })
    expect(await names()).toEqual([])
    await createSchedule(world.lead, { name: 'Platform', timeZone: 'UTC' })
    await expect(
      setRotation(world.lead, { scheduleId, userIds: [world.people.mira], ...allHours }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is the lead’s to change, and the designees’ to read', async () => {
    const responder = world.responder(world.people.mira)
    await expect(createSchedule(responder, { name: 'Platform', timeZone: 'UTC' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect((await onCall(responder, {})).mayManage).toBe(false)
    await expect(onCall(world.ctxOf(world.people.mira, 'member'), {})).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('a rotation', () => {
  test('names only people who may respond', async () => {
    const { scheduleId } = await createSchedule(world.lead, { name: 'Platform', timeZone: 'UTC' })
    const member = await world.user('Ines Roth', ['member'])
    await expect(
      setRotation(world.lead, { scheduleId, userIds: [member], ...allHours }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })

  test('takes the place of another from its beginning on, and not before', async () => {
    const scheduleId = await world.schedule('Platform', [world.people.mira])
    const [schedule] = (await onCall(world.lead, {})).schedules
    await setRotation(world.lead, {
      scheduleId,
      replacesId: schedule?.rotations[0]?.id ?? null,
      from: '2026-11-24T12:00',
      userIds: [world.people.oran],
      ...allHours,
    })
    world.clock.set('2026-11-24T10:59:59Z')
    expect(await names()).toEqual([['Platform', 'Mira Okafor']])
    world.clock.set('2026-11-24T11:00:00Z')
    expect(await names()).toEqual([['Platform', 'Oran Vale']])
  })

  test('does not begin in the past; the last ten minutes are now, for whoever took a while over the form', async () => {
    const scheduleId = await world.schedule('Platform', [])
    const begins = (from: string) =>
      setRotation(world.lead, { scheduleId, from, userIds: [world.people.oran], ...allHours })
    await expect(begins('2026-11-23T03:49')).rejects.toMatchObject({ code: 'invalid_input' })
    await begins('2026-11-23T03:50')
    const [rotation] = (await onCall(world.lead, {})).schedules[0]?.rotations ?? []
    // Who was on call in these minutes stays as it was: nobody.
    expect(rotation?.validFrom).toEqual(world.clock.now())
  })

  test('that ends leaves a gap, and one of the past cannot end again', async () => {
    await world.schedule('Platform', [world.people.mira])
    const rotationId = (await onCall(world.lead, {})).schedules[0]?.rotations[0]?.id ?? ''
    await endRotation(world.lead, { rotationId })
    expect(await names()).toEqual([['Platform']])
    await expect(endRotation(world.lead, { rotationId })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a stand-in', () => {
  test('is on call alone from its beginning to its end, and ends at once when told to', async () => {
    const scheduleId = await world.schedule('Platform', [world.people.mira])
    const times = { from: '2026-11-23T06:00', to: '2026-11-23T18:00', reason: 'A funeral.' }
    const { overrideId } = await addOverride(world.lead, { scheduleId, userId: world.people.oran, ...times })
    expect(await names()).toEqual([['Platform', 'Mira Okafor']])
    world.clock.set('2026-11-23T05:00:00Z')
    expect(await names()).toEqual([['Platform', 'Oran Vale']])
    world.clock.advance(hourMs)
    await endOverride(world.lead, { overrideId })
    expect(await names()).toEqual([['Platform', 'Mira Okafor']])
    await expect(endOverride(world.lead, { overrideId })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('does not end before it begins, nor in the past', async () => {
    const scheduleId = await world.schedule('Platform', [world.people.mira])
    const add = (from: string, to: string) =>
      addOverride(world.lead, { scheduleId, userId: world.people.oran, from, to, reason: 'A funeral.' })
    await expect(add('2026-11-24T10:00', '2026-11-24T10:00')).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(add('2026-11-22T10:00', '2026-11-22T12:00')).rejects.toMatchObject({ code: 'invalid_input' })
  })
})

describe('the escalation list', () => {
  test('says whom each level would call at this moment', async () => {
    const scheduleId = await world.schedule('Platform', [world.people.mira])
    await world.callInTurn({ type: 'schedule', scheduleId }, { type: 'user', userId: world.people.oran })
    const { levels, isDefaultList } = await onCall(world.lead, {})
    expect(isDefaultList).toBe(false)
    expect(levels.map(({ label, people }) => [label, ...people.map(({ name }) => name)])).toEqual([
      ['Whoever is on call for Platform', 'Mira Okafor'],
      ['Oran Vale', 'Oran Vale'],
    ])
  })

  test('is not overwritten by somebody who saw an earlier one', async () => {
    await setEscalationLevels(world.lead, { levels: [leadLevel], seenIds: [] })
    await expect(setEscalationLevels(world.lead, { levels: [leadLevel], seenIds: [] })).rejects.toMatchObject(
      { code: 'conflict' },
    )
    const seenIds = (await onCall(world.lead, {})).levels.flatMap(({ id }) => id ?? [])
    await setEscalationLevels(world.lead, { levels: [leadLevel, leadLevel], seenIds })
    expect((await onCall(world.lead, {})).levels).toHaveLength(2)
  })

  test('of two who save at the same moment one is told', async () => {
    const both = await Promise.allSettled([
      setEscalationLevels(world.lead, { levels: [leadLevel], seenIds: [] }),
      setEscalationLevels(world.lead, { levels: [leadLevel], seenIds: [] }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})

test('the calendar holds what was, what is and what comes, from the making of the schedule on', async () => {
  const scheduleId = await world.schedule('Platform', [world.people.mira], { weekdays: [1, 2, 3, 4, 5] })
  await addOverride(world.lead, {
    scheduleId,
    userId: world.people.oran,
    from: '2026-11-25T00:00',
    to: '2026-11-26T00:00',
    reason: 'A day off.',
  })
  world.clock.advance(dayMs)
  const { firstDay, days, rows } = await onCallCalendar(world.lead, { weeks: 1 })
  expect([firstDay, days]).toEqual(['2026-11-23', 7])
  expect(
    rows[0]?.shifts.map(({ from, people, isGap, isOverride }) => [
      from.toISOString(),
      people[0]?.name ?? null,
      isGap ? 'gap' : isOverride ? 'stands in' : 'turn',
    ]),
  ).toEqual([
    ['2026-11-23T03:00:00.000Z', 'Mira Okafor', 'turn'],
    ['2026-11-24T23:00:00.000Z', 'Oran Vale', 'stands in'],
    ['2026-11-25T23:00:00.000Z', 'Mira Okafor', 'turn'],
    ['2026-11-27T23:00:00.000Z', null, 'gap'],
  ])
})
