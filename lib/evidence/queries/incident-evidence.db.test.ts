import { afterAll, beforeAll, expect, test } from 'vitest'
import { addEvent } from '#lib/incidents/commands/add-event.ts'
import { createTimelineWorld, type TimelineWorld } from '#lib/incidents/testing/timeline-world.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { downloadEvidence } from '../commands/download-evidence.ts'
import { openEvidence } from '../commands/open-evidence.ts'
import { evidenceFilterSchema } from '../model/filter.ts'
import { getEvidence } from './get-evidence.ts'
import { listEvidence } from './list-evidence.ts'
import { summariseEvidence } from './summarise-evidence.ts'

const filter = evidenceFilterSchema.parse({})
let world: TimelineWorld
let responder: Ctx

beforeAll(async () => {
  world = await createTimelineWorld()
  responder = await world.user('Priya Raman')
  await addEvent(responder, {
    number: 1,
    source: 'browser',
    kind: 'evidence',
    body: 'What the gateway logged.',
    files: [{ name: 'gateway.log', type: 'text/plain', bytes: Buffer.from('401 401 200') }],
  })
})
afterAll(() => world[Symbol.asyncDispose]())

const attached = async () => (await listEvidence(responder, { filter })).rows[0]?.id ?? ''

test.each(['lead', 'auditor', 'responder'] as const)('a %s reads what an incident left', async (role) => {
  const reader = await world.user(`A ${role}`, role)
  const evidenceId = await attached()
  expect((await summariseEvidence(reader, { filter })).total).toBe(1)
  expect(await getEvidence(reader, { evidenceId })).toMatchObject({ kind: 'incident' })
  expect(await downloadEvidence(reader, { evidenceId })).toMatchObject({ size: 11 })
})

test('an administrator, who may not read incidents, finds nothing of them among the evidence', async () => {
  const admin = await world.user('An administrator', 'admin')
  const evidenceId = await attached()
  const unknown = { code: 'not_found' }
  expect((await listEvidence(admin, { filter })).rows).toEqual([])
  expect(await summariseEvidence(admin, { filter })).toMatchObject({ total: 0, facets: { kind: [] } })
  await expect(getEvidence(admin, { evidenceId })).rejects.toMatchObject(unknown)
  await expect(downloadEvidence(admin, { evidenceId })).rejects.toMatchObject(unknown)
})

test('who is auditor and administrator reads it as auditor', async () => {
  const both = await world.user('Both', 'auditor')
  const ctx: Ctx = { ...both, roles: new Set(['auditor', 'admin']) }
  expect(await openEvidence(ctx, { evidenceId: await attached() })).toEqual({ isNoted: true })
})
