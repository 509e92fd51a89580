import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { decideDisposition } from '../commands/decide-disposition.ts'
import { endAcceptances } from '../commands/end-acceptances.ts'
import { requestDisposition } from '../commands/request-disposition.ts'
import { noFilter } from '../model/finding-filter.ts'
import { createScanWorld, grypeReport, type ScanWorld } from '../testing/scan-world.ts'
import { listFindings } from './findings.ts'
import { askGate } from './gate.ts'

const digest = `sha256:${'a'.repeat(64)}`
let world: ScanWorld
let token: Ctx

beforeEach(async () => {
  world = await createScanWorld()
  token = {
    ...(await world.person('member')),
    roles: new Set(),
    actor: { type: 'token', id: 't', name: 'ci', scopes: ['gate'] },
  }
})
afterEach(() => world.database.drop())

const verdict = async (query: { asset?: string; digest?: string; branch?: string }) =>
  (await askGate(token, query)).verdict

describe('asking the gate about an asset', () => {
  test('passes a clean scan and names its evidence', async () => {
    const runId = await world.send(grypeReport({ alpha: 'Low' }), 'asset=api')
    const answer = await askGate(token, { asset: 'api' })
    expect(answer).toMatchObject({ verdict: 'pass', exitCode: 0, subject: 'api on main' })
    expect(answer.evidence).toMatchObject([{ runId, tool: 'Grype', observedAt: '2026-11-01T08:00:00.000Z' }])
    expect(answer.evidence[0]?.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('fails on a high finding, and passes once it is fixed', async () => {
    await world.send(grypeReport({ alpha: 'High', beta: 'Low', gamma: 'Low' }), 'asset=api')
    expect(await askGate(token, { asset: 'api' })).toMatchObject({ verdict: 'fail', exitCode: 1 })
    world.clock.advance(dayMs)
    await world.send(grypeReport({ beta: 'Low', gamma: 'Low' }), 'asset=api')
    expect(await verdict({ asset: 'api' })).toBe('pass')
  })

  test('is incomplete about an asset, a branch or a digest nobody has scanned', async () => {
    await world.send(grypeReport({ alpha: 'Low' }), 'asset=api')
    expect(await verdict({ asset: 'nobody' })).toBe('incomplete')
    expect(await verdict({ asset: 'api', branch: 'next' })).toBe('incomplete')
    expect(await verdict({ digest })).toBe('incomplete')
  })

  test('is incomplete when the scan is older than the policy allows', async () => {
    await world.send(grypeReport({ alpha: 'Low' }), 'asset=api')
    world.clock.advance(8 * dayMs)
    expect(await verdict({ asset: 'api' })).toBe('incomplete')
  })

  test('is incomplete after a report that could not be read, until one of the asset can', async () => {
    await world.send(grypeReport({ alpha: 'Low' }), 'asset=api')
    world.clock.advance(dayMs)
    await world.send('{"matches": nonsense', 'asset=api')
    expect(await verdict({ asset: 'api' })).toBe('incomplete')
    world.clock.advance(dayMs)
    await world.send(grypeReport({ alpha: 'Low' }), 'asset=api&commit=abcdef1')
    expect(await verdict({ asset: 'api' })).toBe('pass')
  })

  test('is incomplete while a run waits for a lead', async () => {
    await world.send(grypeReport({ alpha: 'Low', beta: 'Low', gamma: 'Low' }), 'asset=api')
    world.clock.advance(dayMs)
    await world.send(grypeReport({ alpha: 'Low' }), 'asset=api')
    const { verdict: held, reasons } = await askGate(token, { asset: 'api' })
    expect(held).toBe('incomplete')
    expect(reasons[0]).toContain('waits for a lead to release it')
  })

  test('still is when an old report is sent after it', async () => {
    const scannedAt = (time: string) => `asset=api&observedAt=${encodeURIComponent(time)}`
    await world.send(grypeReport({ alpha: 'Low', beta: 'Low', gamma: 'Low' }), 'asset=api')
    world.clock.advance(dayMs)
    await world.send(grypeReport({ alpha: 'Low' }), 'asset=api')
    world.clock.advance(dayMs)
    await world.send(grypeReport({ alpha: 'Low', beta: 'Low' }), scannedAt('2026-10-20T08:00:00Z'))
    expect(await verdict({ asset: 'api' })).toBe('incomplete')
  })

  test('lets an accepted finding through until the acceptance ends', async () => {
    const [lead, member] = [await world.person('lead'), await world.person('member')]
    await world.send(grypeReport({ alpha: 'Critical' }), 'asset=api')
    const { rows } = await listFindings(lead, { filter: noFilter })
    const { requestId } = await requestDisposition(member, {
      assetId: rows[0]?.assetId ?? '',
      findingId: rows[0]?.id ?? '',
      disposition: 'accepted',
      reason: 'Behind the proxy until Friday.',
      until: new Date(world.clock.now().getTime() + 3 * dayMs),
    })
    expect(await verdict({ asset: 'api' })).toBe('fail')
    await decideDisposition(lead, { requestId, outcome: 'approved' })
    expect(await verdict({ asset: 'api' })).toBe('pass')
    world.clock.advance(4 * dayMs)
    expect(await verdict({ asset: 'api' })).toBe('fail')
  })
})

describe('asking the gate about a digest', () => {
  test('judges what was open when that digest was scanned, not what is open now', async () => {
    const clean = `sha256:${'c'.repeat(64)}`
    await world.send(
      grypeReport({ alpha: 'Critical', beta: 'Low', gamma: 'Low' }),
      `asset=api&digest=${digest}`,
    )
    world.clock.advance(dayMs)
    await world.send(grypeReport({ beta: 'Low', gamma: 'Low' }), `asset=api&digest=${clean}`)
    expect(await verdict({ digest })).toBe('fail')
    expect(await verdict({ digest: clean })).toBe('pass')
  })

  test('lets what was accepted when it was scanned through only while the acceptance lasts', async () => {
    const [lead, member] = [await world.person('lead'), await world.person('member')]
    const report = grypeReport({ alpha: 'Critical' })
    await world.send(report, 'asset=api')
    const { rows } = await listFindings(lead, { filter: noFilter })
    const { requestId } = await requestDisposition(member, {
      assetId: rows[0]?.assetId ?? '',
      findingId: rows[0]?.id ?? '',
      disposition: 'accepted',
      reason: 'Behind the proxy until Friday.',
      until: new Date(world.clock.now().getTime() + 3 * dayMs),
    })
    await decideDisposition(lead, { requestId, outcome: 'approved' })
    world.clock.advance(dayMs)
    await world.send(report, `asset=api&digest=${digest}`)
    world.clock.advance(dayMs)
    await world.send(report, `asset=api&digest=sha256:${'c'.repeat(64)}`)
    expect(await verdict({ digest })).toBe('pass')
    world.clock.advance(2 * dayMs)
    expect(await verdict({ digest })).toBe('fail')
    await endAcceptances(world.system, {})
    expect(await verdict({ digest })).toBe('fail')
  })
})

describe('who may ask', () => {
  test.each(['auditor', 'lead', 'member', 'admin', 'responder'] as const)('a %s', async (role) => {
    expect((await askGate(await world.person(role), { asset: 'x' })).verdict).toBe('incomplete')
  })

  test('no token without the scope', async () => {
    const reading: Ctx = {
      ...token,
      actor: { type: 'token', id: 't', name: 'ci', scopes: ['read', 'ingest'] },
    }
    await expect(askGate(reading, { asset: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test.each([
    {},
    { asset: 'a', digest },
    { digest, branch: 'main' },
    { digest: 'latest' },
    { asset: 'a', brnach: 'main' },
  ])('nobody asks %o', async (query) => {
    await expect(askGate(token, query)).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
