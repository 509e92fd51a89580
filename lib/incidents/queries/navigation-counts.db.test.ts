import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { addEvent } from '../commands/add-event.ts'
import { addTask } from '../commands/add-task.ts'
import { reopenIncident } from '../commands/reopen-incident.ts'
import { resolveIncident } from '../commands/resolve-incident.ts'
import { withdrawEvent } from '../commands/withdraw-event.ts'
import { createIncidentWorld, type IncidentWorld } from '../testing/incident-world.ts'
import { assignableUsers } from './assignable-users.ts'
import { navigationCounts } from './navigation-counts.ts'
import { stepEvidence } from './step-evidence.ts'

let world: IncidentWorld
beforeAll(async () => {
  world = await createIncidentWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

describe('what waits beside the places', () => {
  test('counts active incidents and the reader’s own actions, and says what is late', async () => {
    const number = await world.open(world.ann, 'medium')
    const dueAt = new Date(world.clock.now().getTime() + hourMs)
    await addTask(world.ann, {
      number,
      kind: 'task',
      title: 'Rotate the token',
      ownerId: world.bob.actor.id,
      dueAt,
    })
    expect(await navigationCounts(world.bob, {})).toEqual({
      incidents: { active: 1, isBreached: false },
      reports: { waiting: 0, isOverdue: false },
      tasks: { open: 1, isLate: false },
    })
    expect(await navigationCounts(world.ann, {})).toMatchObject({ tasks: { open: 0 } })
    await world.open(world.ann)
    world.clock.advance(dayMs)
    expect(await navigationCounts(world.bob, {})).toMatchObject({
      incidents: { active: 2, isBreached: true },
      tasks: { open: 1, isLate: true },
    })
  })

  test('tells nobody what they may not know', async () => {
    const member = await world.person('member', 'Mia Member')
    expect(await navigationCounts(member, {})).toEqual({
      incidents: null,
      reports: null,
      tasks: { open: 0, isLate: false },
    })
    const auditor = await world.person('auditor', 'Theo Tester')
    expect(await navigationCounts(auditor, {})).toMatchObject({ reports: null, tasks: null })
  })
})

describe('who can be named', () => {
  test('responders for a duty, everybody who may own an action for an action', async () => {
    const mia = await world.person('member', 'Mo Member')
    const { responders, owners } = await assignableUsers(world.ann, {})
    expect(responders.map(({ name }) => name)).toEqual(['Ann Archer', 'Bob Baker', 'Lena Lead'])
    expect(owners).toContainEqual({ id: mia.actor.id, name: 'Mo Member' })
    expect(owners.map(({ name }) => name)).not.toContain('Theo Tester')
  })
})

describe('entries that a claim can rest on', () => {
  test('are those that stand and prove or tell something, told since it was re-opened', async () => {
    const number = await world.open(world.ann, 'medium')
    const proof = await world.evidence(world.ann, number)
    const gone = await world.evidence(world.ann, number)
    await withdrawEvent(world.ann, { number, eventId: gone, reason: 'It was of another incident.' })
    const told = await addEvent(world.ann, {
      number,
      source: 'browser',
      kind: 'communication',
      body: 'The authority was told.',
    })
    await addEvent(world.ann, { number, source: 'browser', kind: 'action', body: 'Somebody looked.' })
    expect(
      (await stepEvidence(world.bob, { number })).map(({ eventId, isProof }) => [eventId, isProof]),
    ).toEqual([
      [told.eventId, false],
      [proof, true],
    ])

    await world.claim(world.ann, number)
    await resolveIncident(world.ann, { number })
    world.clock.advance(hourMs)
    await reopenIncident(world.ann, { number, reason: 'It came back with another token.' })
    expect(await stepEvidence(world.bob, { number })).toEqual([])
  })
})
