import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hourMs } from '#lib/platform/clock.ts'
import { type AccessWorld, createAccessWorld } from '../../testing/access-world.ts'
import { accountFact, grantFact } from '../../testing/facts.ts'
import {
  applyImport,
  type FeedName,
  nothingKnown,
  type Range,
  rangesOf,
  type SpecImport,
} from '../../testing/merge-specification.ts'

// The merge in SQL against its specification: whatever the sequence of imports, both end with the same ranges.

const start = Date.parse('2026-10-01T00:00:00Z')
let world: AccessWorld
let systemId: string
let sources = 0
beforeAll(async () => {
  world = await createAccessWorld('2026-11-01T08:00:00Z')
  systemId = await world.systemNamed('shop')
})
afterAll(() => world.drop())

type Step = {
  feed: FeedName
  hour: number
  kind: 'complete' | 'partial' | 'undeclared' | 'failed'
  isReleased: boolean
  accounts: [name: string, status: 'active' | 'disabled'][]
  grants: [holder: string, role: string, isPrivileged: boolean][]
}

const names = ['a', 'b', 'c', 'd', 'e', 'f']
const step: fc.Arbitrary<Step> = fc.record({
  feed: fc.constantFrom('whole' as const, 'part' as const),
  hour: fc.integer({ min: 0, max: 5 }),
  kind: fc.constantFrom(
    'complete' as const,
    'complete' as const,
    'partial' as const,
    'undeclared' as const,
    'failed' as const,
  ),
  isReleased: fc.boolean(),
  accounts: fc.uniqueArray(
    fc.tuple(fc.constantFrom(...names), fc.constantFrom('active' as const, 'disabled' as const)),
    {
      selector: ([name]) => name,
    },
  ),
  grants: fc.uniqueArray(
    fc.tuple(fc.constantFrom(...names), fc.constantFrom('read', 'write'), fc.boolean()),
    {
      selector: ([name, role]) => `${name}:${role}`,
    },
  ),
})

const problem = { where: 'the end', what: 'It broke off.', nextStep: 'Send it again.' }

function factsOf({ feed, accounts, grants }: Step) {
  return [
    ...(feed === 'whole' ? accounts.map(([name, status]) => accountFact(name, { status })) : []),
    ...grants.map(([name, role, isPrivileged]) => grantFact(name, role, { isPrivileged })),
  ]
}

const specified = (step: Step, id: string): SpecImport => ({
  id,
  feed: step.feed,
  at: start + step.hour * hourMs,
  isPartial: step.kind === 'partial',
  isDeclaredComplete: step.kind !== 'undeclared',
  isReleased: false,
  accounts: new Map(
    step.feed === 'whole' ? step.accounts.map(([name, status]) => [name, `human ${status}`]) : [],
  ),
  grants: new Map(step.grants.map(([name, role, isPrivileged]) => [`${name}:${role}`, isPrivileged])),
})

const saidOf = (step: Step) => ({
  part: step.feed === 'whole' ? '' : 'p',
  listsAccounts: step.feed === 'whole',
  problems: step.kind === 'partial' ? [problem] : [],
  isDeclaredComplete: step.kind !== 'undeclared',
  observedAt: new Date(start + step.hour * hourMs),
})

async function stored(sourceId: string): Promise<Range[]> {
  const { rows } = await world.database.admin.db.execute<Range>(sql`
    select * from (
      select a.external_id as key, v.kind || ' ' || v.status as value,
        (extract(epoch from v.valid_from) * 1000)::float8 as "from", (extract(epoch from v.valid_to) * 1000)::float8 as "to"
      from account_versions v join accounts a on a.id = v.account_id where a.source_id = ${sourceId}::uuid
      union all
      select case f.part when '' then 'whole' else 'part' end || '/' || a.external_id || ':' || g.role,
        case when g.is_privileged then 'privileged' else 'plain' end,
        (extract(epoch from g.valid_from) * 1000)::float8, (extract(epoch from g.valid_to) * 1000)::float8
      from grants g join accounts a on a.id = g.account_id join access_feeds f on f.id = g.feed_id where a.source_id = ${sourceId}::uuid
    ) r order by key collate "C", "from"`)
  return rows
}

function expectOrderly(ranges: readonly Range[]): void {
  for (const [index, range] of ranges.entries()) {
    const next = ranges[index + 1]
    expect(range.to === null || range.to > range.from).toBe(true)
    if (next?.key === range.key) expect(range.to !== null && range.to <= next.from).toBe(true)
  }
}

const complete = (hour: number, grants: string, isReleased = false): Step => ({
  feed: 'whole',
  hour,
  kind: 'complete',
  isReleased,
  accounts: [],
  grants: [...grants].map((name) => [name, 'read', false]),
})

/** Sequences that are easily got wrong. */
const examples: [Step[]][] = [
  // Held, sent again, released out of order.
  [[complete(0, 'abcdef'), complete(2, 'ab'), complete(1, 'abc', true), complete(2, 'ab', true)]],
  // Gone and back within one instant.
  [[complete(0, 'ab'), complete(0, 'a'), complete(0, 'ab'), complete(0, '')]],
  // A partial import of later has shown what a complete one of earlier lacks.
  [[complete(0, 'ab'), { ...complete(3, 'b'), kind: 'undeclared' }, complete(1, ''), complete(4, '')]],
]

test('whatever the imports, the merge ends where its specification ends, and ranges neither overlap nor are empty', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const sourceId = await world.sourceNamed(`source ${sources++}`, 'csv', systemId)
      let state = nothingKnown
      for (const [index, step] of steps.entries()) {
        if (step.kind === 'failed') {
          await expect(world.fail(sourceId, 'csv', factsOf(step), saidOf(step))).rejects.toThrow(
            'broken parser',
          )
          expect(await stored(sourceId)).toEqual(rangesOf(state))
          continue
        }
        const said = saidOf(step)
        const merged = await world.merge(sourceId, 'csv', factsOf(step), said)
        const one = specified(step, String(index))
        let effect = applyImport(state, one)
        expect(merged.status).toBe(effect.status)
        if (effect.status === 'held' && step.isReleased) {
          effect = applyImport(effect.state, { ...one, isReleased: true })
          const released = await world.remerge(merged.importId, 'csv', factsOf(step), {
            ...said,
            isReleased: true,
          })
          expect(released.status).toBe(effect.status)
        }
        state = effect.state
        const ranges = await stored(sourceId)
        expect(ranges).toEqual(rangesOf(state))
        expectOrderly(ranges)
        if (effect.status === 'complete') {
          const again = await world.merge(sourceId, 'csv', factsOf(step), said)
          const nothing = { opened: 0, changed: 0, closed: 0 }
          expect(again.counts).toMatchObject({ accounts: nothing, grants: nothing })
          expect(await stored(sourceId)).toEqual(ranges)
        }
      }
    }),
    { numRuns: 40, examples },
  )
}, 180_000)
