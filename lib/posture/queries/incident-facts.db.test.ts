import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acknowledgeReport } from '#lib/incidents/commands/acknowledge-report.ts'
import { beginRecovery } from '#lib/incidents/commands/begin-recovery.ts'
import { fileReport } from '#lib/incidents/commands/parts/file-report.ts'
import { reopenIncident } from '#lib/incidents/commands/reopen-incident.ts'
import { resolveIncident } from '#lib/incidents/commands/resolve-incident.ts'
import { createIncidentWorld } from '#lib/incidents/testing/incident-world.ts'
import { hourMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { ensureSecrets } from '#lib/platform/secrets.ts'
import type { Policy } from '#lib/policy/model.ts'
import { policyInForce } from '#lib/policy/queries/policy-in-force.ts'
import { loadPolicyFile } from '../jobs.ts'
import { incidentFactsAsOf } from './incident-facts.ts'

let folder: string
let world: Awaited<ReturnType<typeof createIncidentWorld>>
let member: Ctx
let policy: Policy
const factsOf = (ctx: Ctx, asOf = world.clock.now()) => incidentFactsAsOf(ctx, policy, asOf)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-facts-'))
  ensureSecrets(folder)
  process.env.PLUMBLINE_DATA = folder
  world = await createIncidentWorld()
  member = await world.person('member', 'Mia Member')
  await loadPolicyFile(world.worker, 'policy/infrastructure-security.yaml')
  const inForce = await policyInForce(world.lead, {})
  if (inForce === null) throw new Error('no policy is in force')
  policy = inForce.policy
})
afterAll(async () => {
  await world.database.drop()
  rmSync(folder, { recursive: true })
})

test('there is nothing to judge before the first report and the first incident', async () => {
  expect(await factsOf(member)).toEqual({})
})

test('a report is judged alike whoever asks, and is nothing but its times', async () => {
  const author = await world.person('admin', 'Ada Admin')
  const { reportId } = await fileReport(author, {
    what: 'The old gateway still answers without a token.',
    where: 'gateway',
    howKnown: 'By accident.',
  })
  const filedAt = world.clock.now()
  world.clock.advance(hourMs)
  await acknowledgeReport(world.lead, { reportId })
  const reports = [
    { acknowledgeBy: new Date(filedAt.getTime() + 24 * hourMs), acknowledgedAt: world.clock.now() },
  ]
  for (const ctx of [member, world.lead, world.worker])
    expect(await factsOf(ctx)).toEqual({ 'incidents.reported': { reports, unreported: [] } })
  const [report] = reports
  // As of the moment it was filed it still waited, and before that it was not there.
  expect(await factsOf(member, filedAt)).toEqual({
    'incidents.reported': { reports: [{ ...report, acknowledgedAt: null }], unreported: [] },
  })
  expect(await factsOf(member, new Date(filedAt.getTime() - 1))).toEqual({})
})

test('a clock that a re-opening voided counts until then, and no longer', async () => {
  const number = await world.open(world.ann, 'high')
  world.clock.advance(hourMs)
  await world.claim(world.ann, number, ['triage', 'contain', 'eradicate'])
  await beginRecovery(world.ann, { number })
  await world.claim(world.ann, number, ['recover'])
  await resolveIncident(world.ann, { number })
  const resolvedAt = world.clock.now()
  world.clock.advance(hourMs)
  await reopenIncident(world.ann, { number, reason: 'It began again in another zone.' })
  const kindsAt = async (asOf: Date) =>
    (await factsOf(member, asOf))['incidents.post-mortem']?.incidents.map(({ status, deadlines }) => ({
      status,
      kinds: deadlines.map(({ kind }) => kind).toSorted(),
    }))
  expect(await kindsAt(resolvedAt)).toEqual([{ status: 'resolved', kinds: ['classify', 'publish'] }])
  expect(await kindsAt(world.clock.now())).toEqual([{ status: 'triaging', kinds: ['classify'] }])
})

test('what is not set up is known, too', async () => {
  expect(await factsOf(member)).toMatchObject({
    'incidents.mobilised': { isEscalationSet: false },
    'incidents.post-mortem': { hasDestination: false },
  })
})
