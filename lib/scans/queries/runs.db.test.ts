import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { deleteFilter } from '../commands/delete-filter.ts'
import { rejectRun } from '../commands/reject-run.ts'
import { releaseRun } from '../commands/release-run.ts'
import { saveFilter } from '../commands/save-filter.ts'
import { noFilter } from '../model/finding-filter.ts'
import { createScanWorld, grypeReport, type ScanWorld } from '../testing/scan-world.ts'
import { getFinding } from './finding.ts'
import { listFindings } from './findings.ts'
import { getRawElement } from './raw-element.ts'
import { getRun } from './run.ts'
import { summariseRuns } from './run-summary.ts'
import { listRuns } from './runs.ts'
import { listSavedFilters } from './saved-filters.ts'

const everything = { status: [], asset: [], tool: [] }
let world: ScanWorld
let lead: Ctx
let ingest: Ctx

beforeAll(async () => {
  world = await createScanWorld()
  lead = await world.person('lead', 'Cygnus')
  ingest = { ...lead, roles: new Set(), actor: { type: 'token', id: 't', name: 'ci', scopes: ['ingest'] } }
})
afterAll(() => world.database.drop())

const nextDay = () => world.clock.advance(dayMs)
const held = async (asset: string) => {
  await world.send(grypeReport({ alpha: 'High', beta: 'High', gamma: 'High' }), `asset=${asset}`)
  nextDay()
  return world.send(grypeReport({ alpha: 'High' }), `asset=${asset}`)
}

describe('a run that would close more than half', () => {
  test('is held with its figures, released by a lead, and then closes', async () => {
    const runId = await held('released')
    expect(await getRun(lead, { runId })).toMatchObject({ status: 'held', held: { closing: 2, open: 3 } })
    await releaseRun(lead, { runId })
    await expect(rejectRun(lead, { runId, reason: 'Too late.' })).rejects.toThrow('released already')
    await world.settle(runId, true)
    expect(await getRun(lead, { runId })).toMatchObject({
      status: 'complete',
      held: null,
      releasedBy: 'Cygnus',
      counts: { fixed: 2 },
    })
  })

  test('is rejected by a lead with a reason, and closes nothing', async () => {
    const runId = await held('rejected')
    await rejectRun(lead, { runId, reason: 'The wrong folder was scanned.' })
    const run = await getRun(lead, { runId })
    expect(run.status).toBe('partial')
    expect(run.error?.message).toContain('The wrong folder was scanned.')
    await world.settle(runId, true)
    expect((await getRun(lead, { runId })).status).toBe('partial')
  })

  test.each(['auditor', 'admin', 'member', 'responder', 'manager'] as const)(
    'is not the business of a %s',
    async (role) => {
      const other = await world.person(role)
      const runId = '018f4e5a-0000-7000-8000-000000000001'
      await expect(releaseRun(other, { runId })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(rejectRun(other, { runId, reason: 'no' })).rejects.toMatchObject({ code: 'forbidden' })
    },
  )
})

describe('the receipt of a run', () => {
  test('says what could not be read and what to do, to whoever sent it', async () => {
    const runId = await world.send('not json at all', 'asset=broken', ingest)
    const run = await getRun(ingest, { runId })
    expect(run).toMatchObject({ status: 'failed', counts: null, evidenceId: null, submittedBy: 'ci' })
    expect(run.error?.message).not.toBe('')
    expect(run.error?.nextStep).not.toBe('')
  })

  test('is not for a token that may only ask the gate', async () => {
    const gate: Ctx = { ...ingest, actor: { type: 'token', id: 'g', name: 'gate', scopes: ['gate'] } }
    await expect(listRuns(gate, { filter: everything })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the list of runs', () => {
  test('pages newest first and filters by status', async () => {
    const all = await listRuns(lead, { filter: everything })
    const first = await listRuns(lead, { filter: everything, limit: 2 })
    const second = await listRuns(lead, { filter: everything, limit: 200, cursor: first.nextCursor })
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(all.rows.map(({ id }) => id))
    const { statuses, total } = await summariseRuns(lead, {})
    expect(total).toBe(all.rows.length)
    for (const { value, count } of statuses) {
      const { rows } = await listRuns(lead, { filter: { ...everything, status: [value] } as never })
      expect(rows.length).toBe(count)
    }
  })
})

describe('a finding', () => {
  test('comes with its history, its evidence and exactly the element it was read from', async () => {
    await world.send(grypeReport({ delta: 'Critical', epsilon: 'Low' }), 'asset=detail')
    nextDay()
    await world.send(grypeReport({ delta: 'High', epsilon: 'Low' }), 'asset=detail')
    const { rows } = await listFindings(lead, { filter: { ...noFilter, q: 'delta' } })
    const place = { assetId: rows[0]?.assetId ?? '', findingId: rows[0]?.id ?? '' }
    const finding = await getFinding(lead, place)
    expect(finding.history.map(({ kind }) => kind)).toEqual(['first_seen', 'severity_changed'])
    expect(finding.description).toBe('About delta')
    const element = await getRawElement(lead, place)
    expect(JSON.parse(element.text)).toEqual(grypeReport({ delta: 'High' }).matches[0])
    expect(element.artifactSha256).toBe(finding.provenance.sha256)
  })

  test('is shown by the beginning of its element when that is too long to be read for a page', async () => {
    const report = grypeReport({ huge: 'High' })
    const [match] = report.matches
    const padding = Array.from({ length: 4 }, () => 'x'.repeat(900_000))
    Object.assign(match ?? {}, { padding })
    await world.send(report, 'asset=long')
    const { rows } = await listFindings(lead, { filter: { ...noFilter, q: 'huge' } })
    const place = { assetId: rows[0]?.assetId ?? '', findingId: rows[0]?.id ?? '' }
    const element = await getRawElement(lead, place)
    expect(element).toMatchObject({ isWhole: false, sha256: null })
    expect(element.length).toBe(JSON.stringify(match).length)
    expect(element.text).toBe(JSON.stringify(match).slice(0, 256 * 1024))
  })

  test('is shown beside the same issue on another branch', async () => {
    await world.send(grypeReport({ delta: 'High' }), 'asset=detail&branch=next')
    const { rows } = await listFindings(lead, { filter: { ...noFilter, branch: ['next'] } })
    const { siblings } = await getFinding(lead, {
      assetId: rows[0]?.assetId ?? '',
      findingId: rows[0]?.id ?? '',
    })
    expect(siblings.map(({ branch, tool }) => [branch, tool])).toEqual([['main', 'Grype']])
  })
})

describe('saved filters', () => {
  test('are a person’s own, replaced by name, and hold only what the page understands', async () => {
    const other = await world.person('member')
    const { id } = await saveFilter(lead, { name: 'Late', query: 'sla=overdue&evil=%3Cscript%3E' })
    await saveFilter(lead, { name: 'Late', query: 'sla=overdue&severity=high' })
    expect(await listSavedFilters(lead, {})).toEqual([
      { id, name: 'Late', query: 'severity=high&sla=overdue' },
    ])
    expect(await listSavedFilters(other, {})).toEqual([])
    await expect(deleteFilter(other, { id })).rejects.toMatchObject({ code: 'not_found' })
    await deleteFilter(lead, { id })
    expect(await listSavedFilters(lead, {})).toEqual([])
  })

  test('are not kept by an auditor, who writes nothing', async () => {
    const auditor = await world.person('auditor')
    await expect(saveFilter(auditor, { name: 'x', query: '' })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
