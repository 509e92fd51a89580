import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { decideDisposition } from '../commands/decide-disposition.ts'
import { requestDisposition } from '../commands/request-disposition.ts'
import { type FindingFilter, facetNames, findingSorts, noFilter } from '../model/finding-filter.ts'
import type { FindingRow } from '../model/finding-row.ts'
import { createScanWorld, grypeReport, type ScanWorld, vulnerabilityOf } from '../testing/scan-world.ts'
import { summariseFindings } from './finding-summary.ts'
import { listFindings } from './findings.ts'

let world: ScanWorld
let reader: Ctx
const runs: Record<string, string> = {}

const severities = ['Critical', 'High', 'Medium', 'Low', 'Negligible', 'Unknown']
const packages = (prefix: string, count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${prefix}-${index}`, severities[index % 6] ?? 'High']),
  )

// Three assets, four moments: what is new, active, reopened, fixed, accepted, overdue, due soon and in time.
beforeAll(async () => {
  world = await createScanWorld()
  reader = await world.person('auditor')
  const lead = await world.person('lead')
  const member = await world.person('member')
  runs.first = await world.send(grypeReport(packages('old', 12)), 'asset=api')
  world.clock.advance(6 * dayMs)
  runs.web = await world.send(grypeReport(packages('web', 9)), 'asset=web&branch=release%2F1')
  world.clock.advance(20 * dayMs)
  const { 'old-0': _gone, ...rest } = packages('old', 12)
  runs.second = await world.send(
    grypeReport({ ...rest, 'fresh-1': 'High', 'fresh-2': 'Critical' }),
    'asset=api',
  )
  world.clock.advance(dayMs)
  runs.third = await world.send(
    grypeReport({ ...packages('old', 12), 'fresh-1': 'High', 'fresh-2': 'Critical' }),
    'asset=api',
  )
  const { rows } = await listFindings(reader, { filter: { ...noFilter, severity: ['low'] } })
  const chosen = rows[0]
  if (!chosen) throw new Error('There is no low finding to accept.')
  const { requestId } = await requestDisposition(member, {
    assetId: chosen.assetId,
    findingId: chosen.id,
    disposition: 'accepted',
    reason: 'Not reachable from outside.',
    until: new Date(world.clock.now().getTime() + 30 * dayMs),
  })
  await decideDisposition(lead, { requestId, outcome: 'approved' })
})
afterAll(() => world.database.drop())

async function everyRow(filter: FindingFilter, limit = 1_000): Promise<FindingRow[]> {
  const rows: FindingRow[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listFindings>> = await listFindings(reader, {
      filter,
      cursor,
      limit,
    })
    rows.push(...page.rows)
    cursor = page.nextCursor
  } while (cursor !== null)
  return rows
}

const filters: [string, Partial<FindingFilter>][] = [
  ['nothing', {}],
  ['two severities', { severity: ['critical', 'unknown'] }],
  ['a state', { state: ['new'] }],
  ['reopened', { state: ['reopened'] }],
  ['active', { state: ['active'] }],
  ['accepted', { state: ['accepted'] }],
  ['what is overdue', { sla: ['overdue'] }],
  ['what is due soon or has no deadline', { sla: ['due_soon', 'no_deadline'] }],
  ['what is in time', { sla: ['in_time'] }],
  ['a branch and a severity', { branch: ['release/1'], severity: ['high', 'low'] }],
  ['a tool that is not there', { tool: ['trivy'] }],
  ['undecided', { disposition: ['none'] }],
  ['a text', { q: 'old' }],
  ['two words', { q: 'web-1 package-lock' }],
]

describe('the list of findings', () => {
  test('holds at this moment every standing that the filters below ask for', async () => {
    const { facets } = await summariseFindings(reader, { filter: noFilter })
    expect(facets.state.map(({ value }) => value)).toEqual(
      ['new', 'active', 'reopened', 'accepted'].toSorted(
        (a, b) => facets.state.findIndex((f) => f.value === a) - facets.state.findIndex((f) => f.value === b),
      ),
    )
    expect(facets.sla.map(({ value }) => value)).toEqual(['overdue', 'due_soon', 'in_time', 'no_deadline'])
    expect(facets.branch.map(({ value }) => value)).toEqual(['main', 'release/1'])
  })

  test.each(filters)('filtered by %s, it counts what it shows', async (_name, some) => {
    const filter = { ...noFilter, ...some }
    const rows = await everyRow(filter)
    const { total, overdue } = await summariseFindings(reader, { filter })
    expect(rows.length).toBe(total)
    const late = rows.filter(({ dueAt }) => dueAt !== null && new Date(dueAt) < world.clock.now())
    expect(late.length).toBe(overdue)
    if (filter.severity.length > 0) {
      for (const row of rows) expect(filter.severity).toContain(row.severity)
    }
    if (filter.state.length > 0) for (const row of rows) expect(filter.state).toContain(row.state)
  })

  test('each facet counts the rows a reader would get by ticking it', async () => {
    const filter: FindingFilter = { ...noFilter, severity: ['high', 'critical'], branch: ['main'] }
    const { facets } = await summariseFindings(reader, { filter })
    for (const name of facetNames) {
      for (const { value, count } of facets[name]) {
        const rows = await everyRow({ ...filter, [name]: [value] } as FindingFilter)
        expect([name, value, rows.length]).toEqual([name, value, count])
      }
    }
  })

  test.each(findingSorts)(
    'sorted by %s, pages join without a gap, a repetition or a step back',
    async (sort) => {
      const filter = { ...noFilter, sort }
      const whole = await everyRow(filter)
      const paged = await everyRow(filter, 4)
      expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }) => id))
      expect(new Set(paged.map(({ id }) => id)).size).toBe(23)
    },
  )

  test('begins with the gravest and oldest, or with what is due first', async () => {
    const [gravest] = await everyRow(noFilter)
    expect(gravest).toMatchObject({ severity: 'critical', packageName: 'old-6' })
    const due = (await everyRow({ ...noFilter, sort: 'due.asc' })).map(({ dueAt }) => dueAt)
    const known = due.filter((at) => at !== null)
    expect(known).toEqual(known.toSorted())
    expect(due.slice(known.length).every((at) => at === null)).toBe(true)
  })

  test('shows what a run opened and what it fixed', async () => {
    const opened = await everyRow({ ...noFilter, run: runs.second ?? null })
    expect(opened.map(({ packageName }) => packageName).sort()).toEqual(['fresh-1', 'fresh-2'])
    const { total } = await summariseFindings(reader, { filter: { ...noFilter, run: runs.second ?? null } })
    expect(total).toBe(2)
  })

  test('finds a vulnerability by its id and by the beginning of a word, and takes operators as text', async () => {
    expect((await everyRow({ ...noFilter, q: vulnerabilityOf('web-1') })).length).toBe(1)
    expect((await everyRow({ ...noFilter, q: 'fres' })).length).toBe(2)
    expect(await everyRow({ ...noFilter, q: "!old | ('fresh" })).toEqual([])
  })

  test('refuses whoever may not read scans', async () => {
    const nobody = { ...reader, roles: new Set<never>() }
    await expect(listFindings(nobody, { filter: noFilter })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(summariseFindings(nobody, { filter: noFilter })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('lists the fixed ones, last fixed first', async () => {
    world.clock.advance(dayMs)
    const { 'old-3': _three, ...rest } = packages('old', 12)
    await world.send(grypeReport({ ...rest, 'fresh-1': 'High' }), 'asset=api')
    const rows = await everyRow({ ...noFilter, status: 'fixed' }, 1)
    expect(rows.map(({ packageName, state }) => [packageName, state])).toEqual(
      expect.arrayContaining([
        ['old-3', 'fixed'],
        ['fresh-2', 'fixed'],
      ]),
    )
    const { rows: open } = await world.database.admin.db.execute(sql`select 1 from findings where is_present`)
    expect((await everyRow(noFilter)).length).toBe(open.length)
  })
})
