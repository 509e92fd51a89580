import { afterEach, beforeEach, expect, test } from 'vitest'
import { addTask } from '#lib/incidents/commands/add-task.ts'
import { type OnCallWorld, onCallWorld } from '#lib/incidents/testing/on-call-world.ts'
import { minuteMs, secondMs } from '#lib/platform/clock.ts'
import { ringClocks } from './ring-clocks.ts'

let world: OnCallWorld
beforeEach(async () => {
  world = await onCallWorld()
})
afterEach(() => world[Symbol.asyncDispose]())

/** Seconds from now at which the queue rings next; none when it does not. */
async function nextRings(): Promise<number[]> {
  const { rows } = await world.database.admin.pool.query<{ seconds: number }>(
    `select round(extract(epoch from run_at - created_at))::int as seconds from graphile_worker.jobs
     where key = 'incidents.ring-clocks:next'`,
  )
  return rows.map(({ seconds }) => seconds)
}

test('far from every deadline nothing but the minute rings', async () => {
  await world.criticalIncident()
  await ringClocks(world.worker)
  expect(await nextRings()).toEqual([])
})

test('a deadline that comes is rung for when it comes, and told of then', async () => {
  await world.criticalIncident()
  world.clock.advance(12 * minuteMs - 20 * secondMs)
  await ringClocks(world.worker)
  expect(await nextRings()).toEqual([20])
  expect(await world.openAlerts('incident_clock')).toEqual([])
  world.clock.advance(20 * secondMs)
  await ringClocks(world.worker)
  expect(await world.openAlerts('incident_clock')).toHaveLength(3)
})

test('just after a deadline it rings again within seconds, whatever becomes of this ring', async () => {
  await world.criticalIncident()
  world.clock.advance(12 * minuteMs + secondMs)
  await ringClocks(world.worker)
  expect(await nextRings()).toEqual([3])
})

test('clocks that cannot be read hide nothing else of an incident, and keep the alerts they have', async () => {
  const number = await world.criticalIncident()
  world.clock.advance(12 * minuteMs)
  await ringClocks(world.worker)
  const before = await world.openAlerts('incident_clock')
  expect(before).toHaveLength(3)
  await addTask(world.lead, {
    number,
    kind: 'task',
    title: 'Turn the token off',
    detail: '',
    ownerId: world.people.mira,
    dueAt: new Date(world.clock.now().getTime() + minuteMs),
  })
  await world.database.admin.pool.query('alter table incident_clocks rename to incident_clocks_elsewhere')
  world.clock.advance(2 * minuteMs)
  await expect(ringClocks(world.worker)).rejects.toThrow(
    /^2 steps of incidents\.ring-clocks failed: the next ring .*; alerts .*incident_clock \(/s,
  )
  expect(await world.openAlerts('incident_action_late')).toHaveLength(1)
  expect(await world.openAlerts('incident_clock')).toEqual(before)
})
