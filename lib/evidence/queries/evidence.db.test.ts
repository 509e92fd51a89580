import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { artifactStore } from '#lib/platform/artifacts/store.ts'
import { dayMs, minuteMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { getRun } from '#lib/scans/queries/run.ts'
import { createScanWorld, grypeReport, type ScanWorld } from '#lib/scans/testing/scan-world.ts'
import { downloadEvidence } from '../commands/download-evidence.ts'
import { evidenceFilterSchema } from '../model/filter.ts'
import { evidenceFacets } from '../model.ts'
import { getEvidence } from './get-evidence.ts'
import { listEvidence } from './list-evidence.ts'
import { summariseEvidence } from './summarise-evidence.ts'

const none = evidenceFilterSchema.parse({})
const report = grypeReport({ alpha: 'High' })
let world: ScanWorld
let auditor: Ctx
let lead: Ctx
let evidenceId: string

beforeAll(async () => {
  world = await createScanWorld()
  auditor = await world.person('auditor', 'Vesna')
  lead = await world.person('lead', 'Cygnus')
  await world.send(report, 'asset=old')
  world.clock.advance(10 * dayMs)
  const runId = await world.send(report, 'asset=api')
  world.clock.advance(minuteMs)
  await world.send(grypeReport({ alpha: 'High', beta: 'Low' }), 'asset=web&branch=next')
  evidenceId = (await getRun(lead, { runId })).evidenceId ?? ''
})
afterAll(() => world.database.drop())

async function actionsOn(id: string): Promise<string[]> {
  const { rows } = await world.database.admin.db.execute<{ action: string }>(
    sql`select action from ledger_entries where object_type = 'evidence' and object_id = ${id} order by index`,
  )
  return rows.map(({ action }) => action)
}

describe('the list of evidence', () => {
  test('pages without a gap, newest received first', async () => {
    const first = await listEvidence(auditor, { filter: none, limit: 2 })
    const second = await listEvidence(auditor, { filter: none, limit: 2, cursor: first.nextCursor })
    expect([...first.rows, ...second.rows].map(({ subject }) => subject)).toEqual([
      'web on next',
      'api on main',
      'old on main',
    ])
    expect(second.nextCursor).toBeNull()
  })

  test.each([
    ['what is fresh', { freshness: ['fresh' as const] }, 2],
    ['what is stale', { freshness: ['stale' as const] }, 1],
    ['a kind', { kind: ['dependency-scan' as const] }, 3],
    ['another kind', { kind: ['secret-scan' as const] }, 0],
    ['a source', { source: ['Grype'] }, 3],
    ['what is incomplete', { completeness: ['incomplete' as const] }, 0],
    ['a period', { from: '2026-11-11', to: '2026-11-11' }, 2],
    ['the day before', { from: '2026-11-02', to: '2026-11-10' }, 0],
    ['a clause nothing serves', { clause: ['XCIX'] }, 0],
  ])('filtered by %s, it holds what the summary counts', async (_name, some, count) => {
    const filter = { ...none, ...some }
    const { rows } = await listEvidence(auditor, { filter })
    const { total } = await summariseEvidence(auditor, { filter })
    expect([rows.length, total]).toEqual([count, count])
  })

  test('each facet counts the rows a reader would get by ticking it', async () => {
    const { facets } = await summariseEvidence(auditor, { filter: none })
    for (const name of evidenceFacets) {
      for (const { value, count } of facets[name]) {
        const { rows } = await listEvidence(auditor, { filter: { ...none, [name]: [value] } })
        expect([name, value, rows.length]).toEqual([name, value, count])
      }
    }
  })
})

describe('a record', () => {
  test('says what it is, how complete, and whose hands it went through', async () => {
    const record = await getEvidence(lead, { evidenceId })
    const sha256 = createHash('sha256').update(JSON.stringify(report)).digest('hex')
    expect(record).toMatchObject({
      sha256,
      size: JSON.stringify(report).length,
      subject: 'api on main',
      receipt: { isComplete: true, receivedCount: 1, problems: [] },
      run: { counts: { findings: 1, opened: 1 } },
    })
    expect(record.custody.map(({ what, who }) => [what, who])).toEqual([
      ['Received', 'test sender'],
      ['Stored', 'Plumbline'],
      ['Processed into facts', 'test worker'],
    ])
  })

  test('notes an auditor who opens it, once an hour, and nobody else', async () => {
    await getEvidence(lead, { evidenceId })
    expect(await actionsOn(evidenceId)).toEqual([])
    await getEvidence(auditor, { evidenceId })
    await getEvidence(auditor, { evidenceId })
    expect(await actionsOn(evidenceId)).toEqual(['evidence.open'])
    world.clock.advance(61 * minuteMs)
    const { custody } = await getEvidence(auditor, { evidenceId })
    expect(custody.filter(({ what }) => what === 'Opened').map(({ who }) => who)).toEqual(['Vesna', 'Vesna'])
  })

  test('hands out the very bytes that were sent, and notes who took them', async () => {
    const { sha256, size, fileName } = await downloadEvidence(auditor, { evidenceId })
    const chunks: Buffer[] = []
    for await (const chunk of artifactStore().read(auditor.db, sha256)) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString()).toBe(JSON.stringify(report))
    expect(size).toBe(Buffer.concat(chunks).length)
    expect(fileName).toMatch(/^grype-[0-9a-f]{16}\.json$/)
    expect(await actionsOn(evidenceId)).toContain('evidence.download')
  })

  test('hands out no bytes without a fresh second factor', async () => {
    const tired = { ...auditor, mfaAt: new Date(world.clock.now().getTime() - 6 * minuteMs) }
    await expect(downloadEvidence(tired, { evidenceId })).rejects.toMatchObject({ code: 'step_up_required' })
    expect(await getEvidence(tired, { evidenceId })).toMatchObject({ id: evidenceId })
  })

  test.each(['member', 'manager'] as const)('is closed to a %s', async (role) => {
    const other = await world.person(role)
    await expect(listEvidence(other, { filter: none })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(getEvidence(other, { evidenceId })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(downloadEvidence(other, { evidenceId })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('that does not exist is not found', async () => {
    const missing = { evidenceId: '018f4e5a-0000-7000-8000-000000000001' }
    await expect(getEvidence(auditor, missing)).rejects.toMatchObject({ code: 'not_found' })
    await expect(downloadEvidence(auditor, missing)).rejects.toMatchObject({ code: 'not_found' })
  })
})
