import { afterEach, beforeEach, expect, test } from 'vitest'
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
