import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayMs, hourMs, minuteMs } from '#lib/platform/clock.ts'
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts'
import { classifyIncident } from '../commands/classify-incident.ts'
import { closeIncident } from '../commands/close-incident.ts'
import { describeIncident } from '../commands/describe-incident.ts'
import { dismissIncident } from '../commands/dismiss-incident.ts'
import { giveDuty } from '../commands/give-duty.ts'
import { reopenIncident } from '../commands/reopen-incident.ts'
import { resolveIncident } from '../commands/resolve-incident.ts'
import { createIncidentWorld, type IncidentWorld, matrices } from '../testing/incident-world.ts'
import { proveForTest } from '../testing/prove-published.ts'
import { analysis } from './analysis.ts'
import { board } from './board.ts'
import { incidentFacts } from './facts.ts'
import { incident } from './incident.ts'
import { incidentBeginning } from './incident-beginning.ts'

let world: IncidentWorld
beforeAll(async () => {
  world = await createIncidentWorld('2026-09-01T08:00:00Z')
})
afterAll(() => world[Symbol.asyncDispose]())

const reason = 'The facts changed in the meantime.'
const facts = async (asOf: Date, since = new Date('2026-01-01T00:00:00Z')) =>
  incidentFacts(world.worker, { since, asOf })
const factOf = async (number: number, asOf: Date) =>
  (await facts(asOf)).incidents.find((one) => one.number === number)

test('before the first report there is nothing, and nobody says there was', async () => {
  expect(await facts(world.clock.now())).toEqual({ hasAny: false, incidents: [] })
  expect(await board(world.ann, {})).toMatchObject({ isEmpty: true, nextOver: null })
})

test('an incident is known to begin later on a day before it, and one that never was is not', async () => {
  const number = await world.open(world.ann)
  const at = world.clock.now()
  await expect(incident(world.ann, { number, asOf: new Date(at.getTime() - dayMs) })).rejects.toMatchObject({
    code: 'not_found',
  })
  expect(await incidentBeginning(world.ann, { number })).toEqual(at)
  expect(await incidentBeginning(world.ann, { number: 999 })).toBeNull()
})

test('facts of a moment know nothing of what came later, and what came later does not change them', async () => {
  const { ann, bob, clock } = world
  const number = await world.open(ann)
  const reported = clock.now()
  clock.advance(10 * minuteMs)
  await classifyIncident(ann, { number, matrix: matrices.critical, reason })
  const classified = clock.now()
  clock.advance(5 * minuteMs)
  await acknowledgeIncident(bob, { number })
  await world.claim(bob, number)
  await resolveIncident(bob, { number })
  const resolved = clock.now()
  clock.advance(hourMs)
  await proveForTest(world, number)
  const published = clock.now()
  const then = await Promise.all(
    [reported, classified, resolved, published].map((asOf) => factOf(number, asOf)),
  )
  expect(then[0]).toMatchObject({ status: 'reported', highestSeverity: null, classifiedAt: null, steps: [] })
  expect(then[1]).toMatchObject({
    status: 'classified',
    highestSeverity: 'critical',
    criticalSince: classified,
    acknowledgedAt: null,
    resolvedAt: null,
  })
  expect(then[2]).toMatchObject({ status: 'resolved', resolvedAt: resolved, publication: null })
  expect(then[2]?.steps).toHaveLength(4)
  expect(then[3]).toMatchObject({
    status: 'published',
    publication: { provenAt: published, publicUrl: 'https://example.org/post-mortem.md' },
  })
  clock.advance(hourMs)
  await reopenIncident(ann, { number, reason })
  clock.advance(minuteMs)
  const again = await Promise.all(
    [reported, classified, resolved, published].map((asOf) => factOf(number, asOf)),
  )
  expect(again).toEqual(then)
  expect(await factOf(number, clock.now())).toMatchObject({
    status: 'triaging',
    resolvedAt: null,
    publication: null,
    steps: [],
  })
})

test('a clock that came back after a dismissal counts once at every moment', async () => {
  await using own = await createIncidentWorld('2026-09-01T08:00:00Z')
  const { ann, bob, clock } = own
  const number = await own.open(ann, 'critical')
  clock.advance(minuteMs)
  const before = clock.now()
  clock.advance(minuteMs)
  await dismissIncident(bob, { number, reason })
  clock.advance(minuteMs)
  const dismissed = clock.now()
  clock.advance(minuteMs)
  await reopenIncident(bob, { number, reason })
  const counted = async (asOf: Date) => {
    const { incidents } = await incidentFacts(own.worker, { since: new Date('2026-01-01T00:00:00Z'), asOf })
    return incidents
      .flatMap(({ clocks }) => clocks)
      .filter(({ kind, voidedAt }) => kind === 'acknowledge' && voidedAt === null).length
  }
  expect(await counted(before)).toBe(1)
  expect(await counted(dismissed)).toBe(0)
  expect(await counted(clock.now())).toBe(1)
  const { clocks } = await incident(ann, { number, asOf: before })
  expect(clocks.filter(({ kind }) => kind === 'acknowledge')).toMatchObject([{ state: 'running' }])
})

test('facts leave out what was over before they begin', async () => {
  const { ann, clock } = world
  const number = await world.open(ann, 'low')
  await world.claim(ann, number)
  await resolveIncident(ann, { number })
  await closeIncident(ann, { number })
  clock.advance(dayMs)
  const since = clock.now()
  const { incidents } = await facts(clock.now(), since)
  expect(incidents.map((one) => one.number)).not.toContain(number)
  expect((await facts(clock.now(), new Date(since.getTime() - 2 * dayMs))).incidents.length).toBeGreaterThan(
    incidents.length,
  )
})

test('the board puts the worst first, filters, counts, and pages through what is over', async () => {
  const { ann, bob, clock } = world
  clock.advance(30 * dayMs)
  const [low, critical] = [await world.open(ann, 'low'), await world.open(ann, 'critical')]
  await giveDuty(ann, { number: low, duty: 'commander', userId: bob.actor.id })
  const arriving = async (filter: Parameters<typeof board>[1]) =>
    (await board(bob, filter)).columns[0]?.lines.map(({ number }) => number)
  expect(await arriving({ text: 'ci-deploy', severities: ['low', 'critical'] })).toEqual([critical, low])
  expect(await arriving({ isMine: true })).toEqual([low])
  expect(await arriving({ text: `INC-${critical}` })).toEqual([critical])
  expect(await arriving({ text: '100%' })).toEqual([])
  clock.advance(14 * minuteMs)
  expect(await arriving({ isPressing: true })).toContain(critical)
  expect((await board(bob, { severities: ['low'] })).columns[0]?.lines[0]).toMatchObject({
    number: low,
    commanderNames: ['Bob Baker'],
  })
  const numbers: number[] = []
  let below: number | null = null
  do {
    const page: Awaited<ReturnType<typeof board>> = await board(ann, {
      overLimit: 1,
      ...(below !== null && { overBelow: below }),
    })
    numbers.push(...(page.columns.at(-1)?.lines.map(({ number }) => number) ?? []))
    below = page.nextOver
  } while (below !== null)
  const everyOver = (await board(ann, { overLimit: 100 })).columns.at(-1)
  expect(numbers).toEqual(everyOver?.lines.map(({ number }) => number))
  expect(everyOver?.total).toBe(numbers.length)
})

test('the analysis counts, measures and finds what comes again, as of its moment', async () => {
  const { ann, clock } = world
  const start = clock.now()
  clock.advance(dayMs)
  for (const causeCategory of ['Leaked token', 'leaked token']) {
    const number = await world.open(ann, 'high')
    const { version } = await incident(ann, { number })
    await describeIncident(ann, { number, version, causeCategory })
    clock.advance(hourMs)
    await world.claim(ann, number)
    await resolveIncident(ann, { number })
    clock.advance(73 * hourMs)
    await proveForTest(world, number)
  }
  const now = await analysis(ann, { fromMonth: start.toISOString().slice(0, 7) })
  expect(now.repeatCauses).toMatchObject([{ incidents: [{ severity: 'high' }, { severity: 'high' }] }])
  expect(now.postMortems.counts).toMatchObject({ late: 2 })
  expect(now.durations.find(({ key }) => key === 'publish')).toMatchObject({
    bySeverity: { high: { count: 2, medianMinutes: 73 * 60 } },
  })
  const before = await analysis(ann, { asOf: start, fromMonth: '2026-09' })
  expect(before).toMatchObject({ isLive: false, toMonth: start.toISOString().slice(0, 7), repeatCauses: [] })
})
