import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { minuteMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import type { TimelineEntry } from '../model/timeline.ts'
import { timeline } from '../queries/timeline.ts'
import { createTimelineWorld, type TimelineWorld } from '../testing/timeline-world.ts'
import { addEvent } from './add-event.ts'
import { correctEvent } from './correct-event.ts'
import { pinEvent } from './pin-event.ts'
import { unpinEvent } from './unpin-event.ts'
import { withdrawEvent } from './withdraw-event.ts'

let world: TimelineWorld
let people: Ctx[]

beforeAll(async () => {
  world = await createTimelineWorld()
  people = [await world.user('Priya Raman'), await world.user('Ola Berg')]
})
afterAll(() => world[Symbol.asyncDispose]())

type Deed = {
  deed: 'add' | 'correct' | 'withdraw' | 'pin' | 'unpin'
  who: number
  which: number
  minutes: number
}
const deeds = fc.array(
  fc.record<Deed>({
    deed: fc.constantFrom('add', 'add', 'correct', 'correct', 'withdraw', 'pin', 'unpin'),
    who: fc.nat({ max: 1 }),
    which: fc.nat({ max: 100 }),
    minutes: fc.nat({ max: 30 }),
  }),
  { minLength: 1, maxLength: 25 },
)

/** Everything that was ever told, by id: what the model must find again in the timeline. */
type Told = Map<string, string>

async function act({ deed, who, which, minutes }: Deed, told: Told, nth: number): Promise<void> {
  const ctx = people[who % people.length] as Ctx
  const ids = [...told.keys()]
  const eventId = ids[which % Math.max(1, ids.length)] ?? ''
  const observedAt = new Date(world.clock.now().getTime() - minutes * minuteMs)
  const body = `entry ${nth}`
  if (deed === 'add' || ids.length === 0) {
    const { eventId: id } = await addEvent(ctx, {
      number: 1,
      source: 'browser',
      kind: 'action',
      body,
      observedAt,
    })
    told.set(id, body)
    return
  }
  const reason = `reason ${nth}`
  if (deed === 'correct') {
    const correction = { number: 1, eventId, kind: 'decision' as const, body, observedAt, links: [], reason }
    told.set((await correctEvent(ctx, correction)).eventId, body)
  } else if (deed === 'withdraw')
    told.set((await withdrawEvent(ctx, { number: 1, eventId, reason })).eventId, '')
  else if (deed === 'pin') await pinEvent(ctx, { number: 1, eventId })
  else await unpinEvent(ctx, { number: 1, eventId })
}

async function everything(asOf: Date | null): Promise<TimelineEntry[]> {
  return (await timeline(people[0] as Ctx, { number: 1, limit: 1_000, asOf })).entries
}
const versions = (entries: readonly TimelineEntry[]) =>
  entries.flatMap((entry) => [entry, ...entry.earlier]).map(({ id, body }): [string, string] => [id, body])

test('no sequence of telling, correcting, withdrawing and pinning loses or rewrites a word that was told', async () => {
  const told: Told = new Map()
  let nth = 0
  await fc.assert(
    fc.asyncProperty(deeds, async (sequence) => {
      for (const deed of sequence) {
        const then = world.clock.now()
        const before = await everything(then)
        world.clock.advance(minuteMs)
        try {
          await act(deed, told, ++nth)
        } catch (error) {
          // Of what was corrected or withdrawn already; a refusal must change nothing, which is looked at below.
          if (!isPlumblineError(error) || error.code !== 'conflict') throw error
        }
        const strip = (entries: readonly TimelineEntry[]) => entries.map(({ isPinned: _, ...rest }) => rest)
        expect(strip(await everything(then))).toEqual(strip(before))
      }
      const now = await everything(null)
      expect(new Map(versions(now))).toEqual(told)
      const { rows } = await world.database.admin.pool.query<{ sequence: number }>(
        'select sequence from incident_events order by sequence',
      )
      expect(rows.map(({ sequence: n }) => n)).toEqual(rows.map((_, place) => place + 1))
    }),
    { numRuns: 8 },
  )
})

test('neither the web nor the worker can change or delete what was told', async () => {
  for (const connection of [world.database.app, world.database.worker])
    for (const statement of [
      `update incident_events set body = 'another'`,
      'delete from incident_events',
      'truncate incident_events',
    ])
      await expect(connection.pool.query(statement)).rejects.toThrow(/permission denied/)
})
