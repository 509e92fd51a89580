import { afterAll, beforeAll, expect, test } from 'vitest'
import { hourMs, minuteMs, secondMs } from '#lib/platform/clock.ts'
import type { IncidentSeverity } from '../model.ts'
import { board } from '../queries/board.ts'
import { incident } from '../queries/incident.ts'
import { stepEvidence } from '../queries/step-evidence.ts'
import { createIncidentWorld, type IncidentWorld, matrices } from '../testing/incident-world.ts'
import { acknowledgeIncident } from './acknowledge-incident.ts'
import { beginTriage } from './begin-triage.ts'
import { claimStep } from './claim-step.ts'
import { classifyIncident } from './classify-incident.ts'
import { closeIncident } from './close-incident.ts'
import { confirmDowngrade } from './confirm-downgrade.ts'
import { correctEvent } from './correct-event.ts'
import { dismissIncident } from './dismiss-incident.ts'
import { openIncident } from './open-incident.ts'
import { refuseDowngrade } from './refuse-downgrade.ts'
import { reopenIncident } from './reopen-incident.ts'
import { resolveIncident } from './resolve-incident.ts'

let world: IncidentWorld
beforeAll(async () => {
  world = await createIncidentWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

const reason = 'It became clear from the logs.'
const classify = (by: IncidentWorld['ann'], number: number, severity: IncidentSeverity) => {
  // Nobody classifies twice within a millisecond.
  world.clock.advance(secondMs)
  return classifyIncident(by, { number, matrix: matrices[severity], reason })
}

test('a critical incident goes from its report to its resolution, and its clocks stop with who and what', async () => {
  const { ann, bob, clock } = world
  const number = await world.open(ann)
  expect((await incident(ann, { number })).clocks).toMatchObject([{ kind: 'classify', state: 'running' }])
  clock.advance(4 * minuteMs)
  await classify(ann, number, 'critical')
  clock.advance(6 * minuteMs)
  await acknowledgeIncident(bob, { number })
  const taken = await incident(ann, { number })
  expect(taken).toMatchObject({ status: 'mobilised', severity: 'critical', owesPostMortem: true })
  expect(taken.clocks).toMatchObject([
    { kind: 'acknowledge', state: 'stopped', proof: { text: 'Acknowledged by Bob Baker.' } },
    { kind: 'classify', state: 'stopped', proof: { text: 'Classified Critical by Ann Archer.' } },
  ])
  await beginTriage(bob, { number })
  await world.claim(bob, number)
  expect((await incident(ann, { number })).status).toBe('recovering')
  await resolveIncident(bob, { number })
  const resolved = await incident(ann, { number })
  const publish = resolved.clocks.find(({ kind }) => kind === 'publish')
  expect(publish?.state).toBe('running')
  expect(new Date(publish?.dueAt ?? 0).getTime() - clock.now().getTime()).toBe(72 * hourMs)
  expect(resolved.transitions.map(({ to }) => to)).toEqual([
    'reported',
    'classified',
    'mobilised',
    'triaging',
    'contained',
    'eradicated',
    'recovering',
    'resolved',
  ])
  await expect(closeIncident(ann, { number })).rejects.toMatchObject({ code: 'conflict' })
})

test('a step cannot be claimed without evidence of its own incident that stands', async () => {
  const { ann } = world
  const number = await world.open(ann, 'high')
  const other = await world.open(ann, 'high')
  const [words] = await world.sql<{ id: string }>(
    `select e.id from incident_events e join incidents i on i.id = e.incident_id
     where i.number = $1 and e.kind = 'decision' limit 1`,
    [number],
  )
  const claim = (eventIds: string[]) =>
    claimStep(ann, { number, step: 'triage', note: 'Looked into it.', eventIds })
  await expect(claim([])).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(claim([words?.id ?? ''])).rejects.toMatchObject({
    message: 'None of these entries is evidence.',
  })
  await expect(claim([await world.evidence(ann, other)])).rejects.toMatchObject({ code: 'invalid_input' })
  await claim([await world.evidence(ann, number)])
  expect((await incident(ann, { number })).status).toBe('triaging')
})

test('a lower severity waits for a second person, and the obligation stays with the highest', async () => {
  const { ann, bob } = world
  const number = await world.open(ann, 'critical')
  const { severityId, isInEffect } = await classify(ann, number, 'low')
  expect(isInEffect).toBe(false)
  expect(await incident(bob, { number })).toMatchObject({
    severity: 'critical',
    waitingDowngrade: { id: severityId, to: 'low' },
    may: { decideDowngrade: true },
  })
  expect((await incident(ann, { number })).may.decideDowngrade).toBe(false)
  await expect(confirmDowngrade(ann, { number, severityId })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(classify(bob, number, 'medium')).rejects.toMatchObject({ code: 'conflict' })
  await confirmDowngrade(bob, { number, severityId })
  expect(await incident(ann, { number })).toMatchObject({
    severity: 'low',
    highestSeverity: 'critical',
    owesPostMortem: true,
    waitingDowngrade: null,
  })
  await expect(confirmDowngrade(bob, { number, severityId })).rejects.toMatchObject({ code: 'conflict' })
})

test('a refused downgrade leaves everything as it was, with the reason', async () => {
  const { ann, bob } = world
  const number = await world.open(ann, 'high')
  const { severityId } = await classify(ann, number, 'medium')
  await refuseDowngrade(bob, { number, severityId, reason })
  const [newest] = (await incident(ann, { number })).severities
  expect(newest).toMatchObject({ refusedReason: reason, decidedByName: 'Bob Baker', effectiveAt: null })
})

test('nobody puts it lower than the four answers do', async () => {
  const number = await world.open(world.ann)
  const attempt = classifyIncident(world.ann, {
    number,
    matrix: matrices.critical,
    severity: 'high',
    reason,
  })
  await expect(attempt).rejects.toMatchObject({ code: 'invalid_input' })
})

test('re-opening voids the clock of the post-mortem and the steps, keeps both, and asks for new evidence', async () => {
  const { ann, clock } = world
  const number = await world.open(ann, 'high')
  const old = await world.evidence(ann, number)
  await world.claim(ann, number)
  await resolveIncident(ann, { number })
  clock.advance(hourMs)
  await reopenIncident(ann, { number, reason })
  const again = await incident(ann, { number })
  expect(again).toMatchObject({ status: 'triaging', resolvedAt: null, reopenCount: 1 })
  expect(again.clocks.at(-1)).toMatchObject({ kind: 'publish', state: 'voided' })
  expect(again.steps.map(({ claim, voidedCount }) => [claim, voidedCount])).toEqual(Array(4).fill([null, 1]))
  const claim = claimStep(ann, { number, step: 'contain', note: 'As before.', eventIds: [old] })
  await expect(claim).rejects.toMatchObject({ code: 'invalid_input' })
  await world.claim(ann, number)
  await resolveIncident(ann, { number })
  const clocks = (await incident(ann, { number })).clocks.filter(({ kind }) => kind === 'publish')
  expect(clocks.map(({ state }) => state)).toEqual(['running', 'voided'])
})

test('what was told before a re-opening proves nothing after it, however it is corrected', async () => {
  const { ann, clock } = world
  const number = await world.open(ann, 'high')
  const old = await world.evidence(ann, number)
  await world.claim(ann, number)
  await resolveIncident(ann, { number })
  clock.advance(hourMs)
  await reopenIncident(ann, { number, reason })
  clock.advance(minuteMs)
  let newest = old
  for (const body of ['What was seen, in other words.', 'And once more.'])
    newest = (
      await correctEvent(ann, {
        number,
        eventId: newest,
        kind: 'evidence',
        body,
        observedAt: clock.now(),
        links: [],
        reason,
      })
    ).eventId
  expect((await stepEvidence(ann, { number })).map(({ eventId }) => eventId)).not.toContain(newest)
  const claim = claimStep(ann, { number, step: 'contain', note: 'As before.', eventIds: [newest] })
  await expect(claim).rejects.toMatchObject({ code: 'invalid_input' })
})

test('what nobody has classified counts as possibly Critical: nobody dismisses it, and its clock runs on', async () => {
  const { ann, bob } = world
  const number = await world.open(ann)
  for (const ctx of [ann, bob])
    await expect(dismissIncident(ctx, { number, reason })).rejects.toMatchObject({
      code: 'conflict',
      nextStep: expect.stringMatching(/^Classify it first/),
    })
  expect(await incident(ann, { number })).toMatchObject({
    status: 'reported',
    clocks: [{ kind: 'classify', state: 'running' }],
  })
  await classifyIncident(ann, { number, matrix: matrices.low, reason })
  expect(await dismissIncident(ann, { number, reason })).toEqual({ status: 'dismissed' })
})

test('a dismissal of what would owe a post-mortem needs a second person and wins no time', async () => {
  const { ann, bob, clock } = world
  const number = await world.open(ann, 'critical')
  const before = (await incident(ann, { number })).clocks.find(({ kind }) => kind === 'acknowledge')
  await expect(dismissIncident(ann, { number, reason })).rejects.toMatchObject({ code: 'forbidden' })
  await dismissIncident(bob, { number, reason })
  expect((await incident(ann, { number })).clocks.map(({ kind, state }) => [kind, state])).toEqual([
    ['classify', 'stopped'],
    ['acknowledge', 'voided'],
  ])
  clock.advance(hourMs)
  await reopenIncident(ann, { number, reason })
  const again = await incident(ann, { number })
  expect(again.status).toBe('reported')
  const running = again.clocks.find(({ kind, voidedAt }) => kind === 'acknowledge' && voidedAt === null)
  expect(running).toMatchObject({ startedAt: before?.startedAt, dueAt: before?.dueAt, state: 'breached' })
})

test('what is raised after its resolution owes its post-mortem from the resolution on', async () => {
  const { ann, clock } = world
  const number = await world.open(ann, 'medium')
  await world.claim(ann, number)
  await resolveIncident(ann, { number })
  const resolvedAt = clock.now()
  clock.advance(80 * hourMs)
  await classify(ann, number, 'high')
  const publish = (await incident(ann, { number })).clocks.find(({ kind }) => kind === 'publish')
  expect(publish).toMatchObject({ startedAt: resolvedAt.toISOString(), state: 'breached' })
})

test('an incident that another system knows is opened once', async () => {
  const { ann, bob } = world
  const input = {
    title: 'Paged from elsewhere',
    summary: 'The alerting service opened it.',
    reference: { source: 'pagerduty', externalId: 'Q1' },
  }
  const opened = await Promise.all([openIncident(ann, input), openIncident(bob, input)])
  expect(new Set(opened.map(({ number }) => number)).size).toBe(1)
  expect(opened.filter(({ isNew }) => isNew)).toHaveLength(1)
})

test('the board and the page show a past moment as it was', async () => {
  const { ann, clock } = world
  const number = await world.open(ann, 'medium')
  const then = clock.now()
  clock.advance(hourMs)
  await world.claim(ann, number)
  await resolveIncident(ann, { number })
  await closeIncident(ann, { number })
  expect(await incident(ann, { number })).toMatchObject({ status: 'closed', isLive: true })
  expect(await incident(ann, { number, asOf: then })).toMatchObject({
    status: 'classified',
    isLive: false,
    acknowledgedAt: null,
    resolvedAt: null,
    may: { respond: false, moves: [] },
  })
  const past = await board(ann, { asOf: then })
  expect(past.columns[0]?.lines.map((line) => line.number)).toContain(number)
  const live = await board(ann, {})
  expect(live.columns.at(-1)?.lines[0]?.number).toBe(number)
})
