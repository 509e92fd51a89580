import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts'
import { dayMs, fixedClock } from '#lib/platform/clock.ts'
import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { readPolicy } from '../queries/load-policy.ts'
import { policyAsOf, policyInForce, policyVersion, policyVersionList } from '../queries/policy-in-force.ts'
import { smallPolicy, vocabulary } from '../testing/small-policy.ts'
import { publishPolicy } from './publish-policy.ts'

const clock = fixedClock('2026-11-01T08:00:00Z')
let database: TestDatabase
let worker: Ctx

beforeEach(async () => {
  clock.set('2026-11-01T08:00:00Z')
  database = await createTestDatabase()
  worker = systemCtx('test worker', database.worker.db, clock)
})
afterEach(() => database.drop())

const read = (text: string) => readPolicy(text, { file: 'small.yaml', vocabulary })
const first = read(smallPolicy)
const second = read(smallPolicy.replace('within_days: 7', 'within_days: 3'))

describe('publishing a policy', () => {
  test('puts the first version in force, with nothing to compare it with', async () => {
    expect(await publishPolicy(worker, first)).toEqual({ version: 1, isNew: true })
    expect(await policyInForce(worker, {})).toMatchObject({
      version: 1,
      digest: first.digest,
      changes: null,
      policy: first.policy,
    })
  })

  test('says which controls a new version touches, keeps the text, and asks for an evaluation', async () => {
    await publishPolicy(worker, first)
    await publishPolicy(worker, second)
    const [newest] = await policyVersionList(worker, {})
    expect(newest?.changes?.controls.changed).toMatchObject([
      { id: 'doors.locked', differences: [{ path: 'parameters.within_days', before: 7, after: 3 }] },
    ])
    const { rows } = await database.admin.db.execute<{ source: string; jobs: number; entries: number }>(sql`
      select (select source from policy_versions where version = 2) as source,
        (select count(*)::int from graphile_worker.jobs where task_identifier = 'posture.evaluate') as jobs,
        (select count(*)::int from ledger_entries where action = 'policy.publish') as entries`)
    expect(rows).toEqual([{ source: second.text, jobs: 1, entries: 2 }])
  })

  test('of the same content changes nothing, whatever its layout', async () => {
    await publishPolicy(worker, first)
    const same = read(`# a comment\n${smallPolicy}`)
    expect(await publishPolicy(worker, same)).toEqual({ version: 1, isNew: false })
    expect(await policyVersionList(worker, {})).toHaveLength(1)
  })

  test('from two workers at once makes one version', async () => {
    const published = await Promise.all([publishPolicy(worker, first), publishPolicy(worker, first)])
    expect(published.map(({ version }) => version)).toEqual([1, 1])
    expect(published.filter(({ isNew }) => isNew)).toHaveLength(1)
  })

  test('is not for people', async () => {
    const lead: Ctx = {
      ...worker,
      actor: { type: 'user', id: 'u', name: 'u' },
      roles: new Set(['lead', 'admin']),
      assurance: 'aal2',
    }
    await expect(publishPolicy(lead, first)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the policy as of a moment', () => {
  test('is the newest one that was in force, and before the first the first', async () => {
    await publishPolicy(worker, first)
    clock.advance(2 * dayMs)
    await publishPolicy(worker, second)
    const versionAt = async (at: string) => (await policyAsOf(worker, { asOf: new Date(at) }))?.version
    expect(await versionAt('2026-10-01T00:00:00Z')).toBe(1)
    expect(await versionAt('2026-11-03T07:59:59Z')).toBe(1)
    expect(await versionAt('2026-11-03T08:00:00Z')).toBe(2)
    expect(await versionAt('2027-01-01T00:00:00Z')).toBe(2)
  })

  test('a number without a version is none', async () => {
    await publishPolicy(worker, first)
    expect(await policyVersion(worker, { version: 2 })).toBeNull()
  })
})
