import { join } from 'node:path'
import { type SQL, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { roles } from '#lib/platform/auth/roles.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { publishPolicy } from '#lib/policy/commands/publish-policy.ts'
import { type Clause, everyControl, type Policy } from '#lib/policy/model.ts'
import { loadPolicy } from '#lib/policy/queries/load-policy.ts'
import { policyDigest } from '#lib/policy/rules/digest.ts'
import { evaluateAsOf } from '../../queries/evaluate.ts'
import { endOfDay } from '../../rules/end-of-day.ts'
import { checkRegistry } from '../../rules/registry.ts'
import { grypeReport, type PostureWorld, postureWorld } from '../../testing/posture-world.ts'
import { evaluatePosture } from './index.ts'

const inSla = 'supply-chain.findings-in-sla'
const policyFile = join(import.meta.dirname, '../../../../policy/infrastructure-security.yaml')
let world: PostureWorld

beforeEach(async () => {
  world = await postureWorld('2026-11-01T08:00:00Z')
  await publishPolicy(world.worker, await loadPolicy(policyFile, { checks: checkRegistry, roles }))
})
afterEach(() => world.database.drop())

const evaluate = (fromDay: string | null = null) => evaluatePosture(world.worker, { fromDay })
const advanceDays = (days: number) => world.clock.advance(days * dayMs)
const scan = (packages: string[], at = world.clock.now()) =>
  world.importReport('api', grypeReport(packages, 'Critical', at), at)

const rows = async <T>(query: SQL) => (await world.database.admin.db.execute(query)).rows as T[]
const statusNow = async (id: string) =>
  (await rows<{ status: string }>(sql`select status from control_status where control_id = ${id}`))[0]?.status
const openViolations = () =>
  rows<{ key: string; count: number }>(
    sql`select key, count from violations where closed_at is null and control_id = ${inSla} order by key`,
  )
const ledgerEntries = async () =>
  (
    await rows<{ n: number }>(
      sql`select count(*)::int as n from ledger_entries where action = 'posture.evaluate'`,
    )
  )[0]?.n
const stored = (day: string) =>
  rows<{ id: string; status: string }>(
    sql`select control_id as id, status from control_status_daily where day = ${day} order by control_id`,
  )

describe('a breach', () => {
  test('opens a violation when the deadline passes, and closes it when the findings are fixed', async () => {
    await scan(['left-pad', 'right-pad'])
    await evaluate()
    expect(await statusNow(inSla)).toBe('met')
    expect(await openViolations()).toEqual([])

    advanceDays(8)
    await scan(['left-pad', 'right-pad'])
    const { changes } = await evaluate()
    expect(changes).toContainEqual({ controlId: inSla, from: 'met', to: 'breached' })
    expect(await openViolations()).toMatchObject([{ count: 2 }])

    advanceDays(1)
    await scan(['left-pad'])
    await evaluate()
    expect(await openViolations()).toMatchObject([{ count: 1 }])

    await scan([])
    await evaluate()
    expect(await statusNow(inSla)).toBe('met')
    const all = await rows<{ openedAt: string; closedAt: string | null }>(
      sql`select opened_at as "openedAt", closed_at as "closedAt" from violations where control_id = ${inSla}`,
    )
    expect(all.map(({ openedAt, closedAt }) => [new Date(openedAt), closedAt && new Date(closedAt)])).toEqual(
      [[new Date('2026-11-09T08:00:00Z'), new Date('2026-11-10T08:00:00Z')]],
    )
  })

  test('is written to the ledger once; an evaluation that changes nothing writes nothing', async () => {
    await scan(['left-pad'])
    await evaluate()
    const before = (await ledgerEntries()) ?? 0
    await evaluate()
    expect(await ledgerEntries()).toBe(before)
    advanceDays(8)
    await evaluate()
    expect(await ledgerEntries()).toBe(before + 1)
  })

  test('leaves an open violation that did not change as it is', async () => {
    await scan(['left-pad'])
    advanceDays(8)
    await evaluate()
    const version = () =>
      rows<{ xmin: string }>(sql`select xmin::text from violations where control_id = ${inSla}`)
    const before = await version()
    await evaluate()
    expect(await version()).toEqual(before)
  })
})

describe('time alone', () => {
  test('makes a control unproven when its evidence grows stale', async () => {
    await scan([])
    await evaluate()
    expect(await statusNow(inSla)).toBe('met')
    const { policy } = await loadPolicy(policyFile, { checks: checkRegistry, roles })
    const control = everyControl(policy).find((placed) => placed.control.id === inSla)?.control
    advanceDays(control?.evidence.timeToLiveDays ?? 0)
    await evaluate()
    expect(await statusNow(inSla)).toBe('met')
    world.clock.advance(1)
    const { changes } = await evaluate()
    expect(changes).toEqual([{ controlId: inSla, from: 'met', to: 'unproven' }])
  })

  test('finishes the days that passed: what is stored is what ?asOf= computes', async () => {
    await scan(['left-pad'])
    await evaluate()
    advanceDays(10)
    await evaluate()
    const policy = (await loadPolicy(policyFile, { checks: checkRegistry, roles })).policy
    for (const day of ['2026-11-01', '2026-11-07', '2026-11-08', '2026-11-10']) {
      const { controls } = await evaluateAsOf(world.worker, policy, endOfDay(day))
      const computed = controls.map(({ control, result }) => ({ id: control.id, status: result.status }))
      expect(await stored(day)).toEqual(computed.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    }
    const courses = await rows<{ status: string }>(
      sql`select status from control_status_daily where control_id = ${inSla} order by day`,
    )
    // Opened on the 1st at 08:00, due on the 8th at 08:00, near from three days before; judged at midnight.
    expect(courses.map(({ status }) => status)).toEqual([
      ...Array<string>(4).fill('met'),
      ...Array<string>(3).fill('at_risk'),
      ...Array<string>(4).fill('breached'),
    ])
  })
})

describe('late evidence', () => {
  test('rewrites the days since it looked, and none before', async () => {
    await evaluate()
    advanceDays(4)
    await evaluate()
    const status = async (day: string) => (await stored(day)).find(({ id }) => id === inSla)?.status
    expect(await status('2026-11-03')).toBe('unproven')

    await scan([], new Date('2026-11-03T12:00:00Z'))
    await evaluate('2026-11-03')
    expect(await status('2026-11-02')).toBe('unproven')
    expect(await status('2026-11-03')).toBe('met')
    expect(await status('2026-11-04')).toBe('met')
  })
})

describe('two evaluations at once', () => {
  test('open a violation once and both succeed', async () => {
    await scan(['left-pad'])
    advanceDays(8)
    await Promise.all([evaluate(), evaluate(), evaluate()])
    expect(await openViolations()).toHaveLength(1)
    expect(await rows(sql`select 1 from violations where control_id = ${inSla}`)).toHaveLength(1)
  })
})

describe('a control that leaves the policy', () => {
  test('leaves the posture, and its violations close', async () => {
    await scan(['left-pad'])
    advanceDays(8)
    await evaluate()
    expect(await openViolations()).toHaveLength(1)

    advanceDays(1)
    const { policy, text } = await loadPolicy(policyFile, { checks: checkRegistry, roles })
    const smaller = without(policy, inSla)
    await publishPolicy(world.worker, { policy: smaller, digest: policyDigest(smaller), text })
    const { changes } = await evaluate()
    expect(changes).toContainEqual({ controlId: inSla, from: 'breached', to: null })
    expect(await statusNow(inSla)).toBeUndefined()
    expect(await openViolations()).toEqual([])
    // The day before was judged by the policy that was in force then.
    expect(await stored('2026-11-09')).toContainEqual({ id: inSla, status: 'breached' })
  })
})

function without(policy: Policy, controlId: string): Policy {
  const prune = (clause: Clause): Clause => ({
    ...clause,
    controls: clause.controls.filter(({ id }) => id !== controlId),
    clauses: clause.clauses.map(prune),
  })
  return {
    ...policy,
    pillars: policy.pillars.map((pillar) => ({ ...pillar, clauses: pillar.clauses.map(prune) })),
  }
}
