import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { minuteMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { transitionBetween } from '../model/states.ts'
import {
  type ClockKind,
  type IncidentSeverity,
  type IncidentStatus,
  incidentSeverities,
  responseSteps,
} from '../model.ts'
import { type Act, apply, type Model, newModel, type Who } from '../testing/incident-model.ts'
import { createIncidentWorld, type IncidentWorld, matrices } from '../testing/incident-world.ts'
import { proveForTest } from '../testing/prove-published.ts'
import { acknowledgeIncident } from './acknowledge-incident.ts'
import { beginRecovery } from './begin-recovery.ts'
import { beginTriage } from './begin-triage.ts'
import { claimStep } from './claim-step.ts'
import { classifyIncident } from './classify-incident.ts'
import { closeIncident } from './close-incident.ts'
import { confirmDowngrade } from './confirm-downgrade.ts'
import { dismissIncident } from './dismiss-incident.ts'
import { refuseDowngrade } from './refuse-downgrade.ts'
import { reopenIncident } from './reopen-incident.ts'
import { resolveIncident } from './resolve-incident.ts'

const who = fc.constantFrom<Who[]>('ann', 'bob', 'lead')
const simple = fc.constantFrom(
  ...(['confirm', 'refuse', 'acknowledge', 'triage', 'tell', 'recover', 'resolve'] as const),
  ...(['reopen', 'dismiss', 'close', 'publish'] as const),
)
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('classify' as const),
      who,
      severity: fc.constantFrom(...incidentSeverities),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('claim' as const),
      who,
      step: fc.constantFrom(...responseSteps),
      proof: fc.oneof(
        { weight: 5, arbitrary: fc.constant('fresh' as const) },
        { weight: 1, arbitrary: fc.constantFrom('stale' as const, 'words' as const) },
      ),
    }),
  },
  { weight: 8, arbitrary: fc.record({ do: simple, who }) },
)
/** All that leads from anywhere to a resolution, so that what comes after it is drawn often enough. */
const rush: fc.Arbitrary<Act[]> = fc
  .record({ who, severity: fc.constantFrom(...incidentSeverities) })
  .map(({ who: by, severity }): Act[] => [
    { do: 'classify', who: by, severity },
    ...responseSteps.map((step): Act => ({ do: 'claim', who: by, step, proof: 'fresh' })),
    { do: 'resolve', who: by },
  ])
const acts = fc
  .array(fc.oneof({ weight: 9, arbitrary: act.map((one) => [one]) }, { weight: 1, arbitrary: rush }), {
    minLength: 8,
    maxLength: 24,
    size: 'max',
  })
  .map((parts) => parts.flat())

let world: IncidentWorld
let users: Record<Who, Ctx>
beforeAll(async () => {
  world = await createIncidentWorld()
  users = { ann: world.ann, bob: world.bob, lead: world.lead }
})
afterAll(() => world[Symbol.asyncDispose]())

const reason = 'Because the facts say so.'

/** Does what an act says, through the commands. */
async function perform(number: number, drawn: Act): Promise<void> {
  const ctx = users[drawn.who]
  switch (drawn.do) {
    case 'classify':
      await classifyIncident(ctx, { number, matrix: matrices[drawn.severity], reason })
      return
    case 'confirm':
      await confirmDowngrade(ctx, { number, severityId: await waitingId(number) })
      return
    case 'refuse':
      await refuseDowngrade(ctx, { number, severityId: await waitingId(number), reason })
      return
    case 'acknowledge':
      await acknowledgeIncident(ctx, { number })
      return
    case 'triage':
      await beginTriage(ctx, { number })
      return
    case 'tell':
      await world.evidence(ctx, number)
      return
    case 'claim':
      await claimStep(ctx, {
        number,
        step: drawn.step,
        note: 'Done as planned.',
        eventIds: [
          drawn.proof === 'fresh' ? await world.evidence(ctx, number) : await unfit(number, drawn.proof),
        ],
      })
      return
    case 'recover':
      await beginRecovery(ctx, { number })
      return
    case 'resolve':
      await resolveIncident(ctx, { number })
      return
    case 'publish':
      await proveForTest(world, number)
      return
    case 'close':
      await closeIncident(ctx, { number })
      return
    case 'dismiss':
      await dismissIncident(ctx, { number, reason })
      return
    case 'reopen':
      await reopenIncident(ctx, { number, reason })
      return
  }
}

/** The proposal that waits, or an id that nothing has. */
async function waitingId(number: number): Promise<string> {
  const [row] = await world.sql<{ id: string }>(
    `select v.id from incident_severities v join incidents i on i.id = v.incident_id
     where i.number = $1 and v.effective_at is null and v.refused_at is null`,
    [number],
  )
  return row?.id ?? '00000000-0000-7000-8000-000000000000'
}

/** An entry that proves nothing: mere words, or evidence from before the last re-opening where there is any. */
async function unfit(number: number, proof: 'stale' | 'words'): Promise<string> {
  const [row] = await world.sql<{ id: string }>(
    `select e.id from incident_events e join incidents i on i.id = e.incident_id
     where i.number = $1 and (e.sequence = 1 or ($2 and e.kind = 'evidence' and e.recorded_at < (
       select max(at) from incident_transitions t where t.incident_id = i.id and t.to_status in ('triaging', 'reported')
         and t.from_status in ('resolved', 'published', 'closed', 'dismissed'))))
     order by e.sequence desc limit 1`,
    [number, proof === 'stale'],
  )
  if (row === undefined) throw new Error('An incident has a first entry.')
  return row.id
}

async function outcome(attempt: Promise<unknown>): Promise<boolean> {
  try {
    await attempt
    return true
  } catch (error) {
    if (isPlumblineError(error)) return false
    throw error
  }
}

type ClockRow = {
  id: string
  kind: ClockKind
  startedAt: Date
  dueAt: Date
  stoppedAt: Date | null
  voidedAt: Date | null
  proof: { type: string } | null
}

async function readStored(number: number) {
  const [row] = await world.sql<{
    id: string
    status: IncidentStatus
    severity: IncidentSeverity | null
    highest: IncidentSeverity | null
    isAcknowledged: boolean
    resolvedAt: Date | null
  }>(
    `select id, status, severity, highest_severity as highest, acknowledged_at is not null as "isAcknowledged",
       resolved_at as "resolvedAt" from incidents where number = $1`,
    [number],
  )
  if (row === undefined) throw new Error(`INC-${number} is lost.`)
  const clocks = await world.sql<ClockRow>(
    `select id, kind, started_at as "startedAt", due_at as "dueAt", stopped_at as "stoppedAt", voided_at as "voidedAt", proof
     from incident_clocks where incident_id = $1 order by id`,
    [row.id],
  )
  const events = await world.sql<{ sequence: number; text: string }>(
    `select sequence, row_to_json(e)::text as text from incident_events e where incident_id = $1 order by sequence`,
    [row.id],
  )
  const moves = await world.sql<{ from: IncidentStatus | null; to: IncidentStatus }>(
    `select from_status as "from", to_status as "to" from incident_transitions where incident_id = $1 order by at, to_status`,
    [row.id],
  )
  const steps = await world.sql<{ step: string }>(
    'select step from incident_steps where incident_id = $1 and voided_at is null',
    [row.id],
  )
  return { row, clocks, events, moves, steps }
}
type Stored = Awaited<ReturnType<typeof readStored>>

const proofOf: Partial<Record<ClockKind, string>> = {
  classify: 'classified',
  acknowledge: 'acknowledged',
  publish: 'published',
}
const hours = { classify: 1, acknowledge: 0.25, publish: 72 } as const

/** What must hold of an incident whatever was tried, and what may not differ from the moment before. */
function holdInvariants(stored: Stored, before: Stored | null, model: Model): void {
  const { row, clocks, events, moves, steps } = stored
  expect(row).toMatchObject({
    status: model.status,
    severity: model.severity,
    highest: model.highest,
    isAcknowledged: model.isAcknowledged,
  })
  expect(row.resolvedAt?.getTime() ?? null).toBe(model.resolvedAt)
  expect(new Set(steps.map(({ step }) => step))).toEqual(model.claimed)
  const shown = ({ kind, startedAt, state }: Model['clocks'][number]) => `${kind} ${startedAt} ${state}`
  expect(
    clocks
      .map(({ kind, startedAt, stoppedAt, voidedAt }) =>
        shown({
          kind,
          startedAt: startedAt.getTime(),
          state: voidedAt !== null ? 'voided' : stoppedAt !== null ? 'stopped' : 'running',
        }),
      )
      .sort(),
  ).toEqual(model.clocks.map(shown).sort())
  for (const { kind, startedAt, dueAt, stoppedAt, proof } of clocks) {
    // No clock stops without the proof of its kind, and none is given more time than the policy says.
    expect(proof?.type ?? null).toBe(stoppedAt === null ? null : proofOf[kind])
    if (kind !== 'regulatory') expect(dueAt.getTime() - startedAt.getTime()).toBe(hours[kind] * 60 * minuteMs)
  }
  // Nothing of the timeline is lost or changed; numbers have no gap.
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1))
  const digest = (of: Stored['events']) =>
    createHash('sha256')
      .update(of.map(({ text }) => text).join('\n'))
      .digest('hex')
  if (before) expect(digest(events.slice(0, before.events.length))).toBe(digest(before.events))
  // Every move is one the states allow, and each begins where the last one ended unless it went back in between.
  expect(moves[0]).toEqual({ from: null, to: 'reported' })
  for (const { from, to } of moves.slice(1))
    expect(from === null ? undefined : transitionBetween(from, to)).toBeDefined()
  // The obligation never falls.
  if (before?.row.highest)
    expect(incidentSeverities.indexOf(row.highest ?? 'low')).toBeLessThanOrEqual(
      incidentSeverities.indexOf(before.row.highest),
    )
  for (const old of before?.clocks ?? []) {
    const now = clocks.find(({ id }) => id === old.id)
    expect(now).toMatchObject({ startedAt: old.startedAt, dueAt: old.dueAt })
    if (old.stoppedAt) expect(now?.stoppedAt).toEqual(old.stoppedAt)
  }
}

test('no sequence of actions loses an event, stops a clock without proof, or lowers an obligation', async () => {
  let accepted = 0
  let tried = 0
  await fc.assert(
    fc.asyncProperty(acts, async (drawn) => {
      world.clock.advance(minuteMs)
      const number = await world.open(world.ann)
      const model = newModel(world.clock.now().getTime())
      let before: Stored | null = null
      for (const one of drawn) {
        world.clock.advance(minuteMs)
        const should = apply(model, one, world.clock.now().getTime())
        expect(await outcome(perform(number, one)), JSON.stringify(one)).toBe(should)
        const stored = await readStored(number)
        holdInvariants(stored, before, model)
        before = stored
        tried++
        if (should) accepted++
      }
    }),
    { numRuns: 40 },
  )
  // A model that refuses everything would prove nothing.
  expect(accepted / tried).toBeGreaterThan(0.3)
}, 300_000)

test('of two who act at once each finds the incident as the other left it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 5 }), async (atOnce) => {
      world.clock.advance(minuteMs)
      const number = await world.open(world.ann, 'high')
      world.clock.advance(minuteMs)
      await Promise.all(atOnce.map((one) => outcome(perform(number, one))))
      const { events, clocks, row } = await readStored(number)
      expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1))
      expect(row.highest === 'critical' || row.highest === 'high').toBe(true)
      for (const { stoppedAt, proof } of clocks) expect(proof === null).toBe(stoppedAt === null)
      const kinds = clocks.filter(({ voidedAt }) => voidedAt === null).map(({ kind }) => kind)
      expect(new Set(kinds).size).toBe(kinds.length)
    }),
    { numRuns: 25 },
  )
}, 120_000)
