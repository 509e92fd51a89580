import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { endSourceFacts } from '../commands/end-source-facts.ts'
import { retireSource } from '../commands/retire-source.ts'
import { type AccessWorld, createAccessWorld } from '../testing/access-world.ts'
import { accountFact, grantFact, personFact } from '../testing/facts.ts'
import { accountFacts, privilegeFacts, systemFacts } from './facts.ts'

let world: AccessWorld
let systemId: string
let sourceId: string
let hrId: string
/** Before anything was known, after the first imports, and after the second ones. */
let [before, first, second] = [new Date(0), new Date(0), new Date(0)]
const register = { format: 'people-csv', listsAccounts: false, listsGrants: false } as const
const assertsMfa = { assertsMfa: true }

beforeAll(async () => {
  world = await createAccessWorld()
  before = new Date(world.clock.now().getTime() - hourMs)
  systemId = await world.systemNamed('shop', 'production')
  sourceId = await world.sourceNamed('shop', 'csv', systemId, ['admin'])
  hrId = await world.sourceNamed('HR', 'people')
  const staff = [personFact('ann@corp.example'), personFact('ben@corp.example')]
  await world.merge(hrId, 'people', staff, register)
  const used = { lastUsedAt: new Date(world.clock.now().getTime() - 100 * dayMs), isUseKnown: true }
  const accounts = [
    accountFact('ann', { email: 'ann@corp.example', mfa: 'enforced' }),
    accountFact('ben', { email: 'ben@corp.example', mfa: 'none' }),
    accountFact('job', { accountKind: 'service' }),
    accountFact('old', { status: 'disabled', mfa: 'none' }),
  ]
  await world.merge(
    sourceId,
    'csv',
    [...accounts, grantFact('ann', 'admin', used), grantFact('ben', 'reader', used)],
    assertsMfa,
  )
  first = world.clock.now()
  world.clock.advance(dayMs)
  await world.merge(hrId, 'people', staff.slice(0, 1), register)
  await world.merge(sourceId, 'csv', [grantFact('cy', 'admin')], { ...assertsMfa, isDeclaredComplete: false })
  second = world.clock.now()
})
afterAll(() => world.drop())

describe('the facts of access as of a moment', () => {
  test('know nothing before anything was known', async () => {
    expect(await systemFacts(world.worker, { asOf: before })).toEqual([])
    expect(await accountFacts(world.worker, { asOf: before })).toEqual([])
    expect(await privilegeFacts(world.worker, { asOf: before })).toEqual([])
  })

  test('count active accounts by their factor, and those that nobody answers for', async () => {
    expect(await accountFacts(world.worker, { asOf: first })).toMatchObject([
      {
        systemId,
        activeCount: 3,
        mfa: { enforced: 1, none: 1, unknown: 0 },
        uncoveredSince: first,
        unmatched: { count: 1, since: first },
        leavers: [],
      },
    ])
  })

  test('know who left since, and what a partial import opened', async () => {
    expect(await accountFacts(world.worker, { asOf: second })).toMatchObject([
      {
        activeCount: 4,
        mfa: { unknown: 1 },
        unmatched: { count: 2 },
        leavers: [{ leftAt: second, count: 1 }],
      },
    ])
  })

  test('take a feed for as fresh as its last complete import', async () => {
    for (const asOf of [first, second]) {
      expect(await systemFacts(world.worker, { asOf })).toMatchObject([
        { name: 'shop', environment: 'production', feeds: [{ lastCompleteAt: first, assertsMfa: true }] },
      ])
    }
  })

  test('tell of privileges only where use is reported', async () => {
    const [one, ...others] = await privilegeFacts(world.worker, { asOf: second })
    expect([one?.count, others]).toEqual([1, []])
    expect(one?.lastUsedAt.getTime()).toBeLessThan(first.getTime() - 99 * dayMs)
  })

  test('leave out what a retired source said, from then on', async () => {
    const lead = await world.person('lead')
    world.clock.advance(hourMs)
    await retireSource(lead, { sourceId })
    await endSourceFacts(world.worker, { sourceId })
    const now = world.clock.now()
    expect(await accountFacts(world.worker, { asOf: now })).toEqual([])
    expect(await systemFacts(world.worker, { asOf: now })).toMatchObject([{ feeds: [] }])
    expect(await accountFacts(world.worker, { asOf: second })).toMatchObject([{ activeCount: 4 }])
  })
})
