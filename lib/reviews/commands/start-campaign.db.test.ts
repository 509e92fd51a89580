import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import type { GrantFacts } from '../model/item.ts'
import { judgeItem, rankNumber } from '../rules/judge-item.ts'
import { type Colleague, chooseReviewers, subjectKey } from '../rules/reviewer.ts'
import { startQuarter } from '../testing/part-of.ts'
import { createReviewWorld, type ReviewWorld } from '../testing/review-world.ts'

const people = 6
const one = fc.nat({ max: people - 1 })
const maybe = fc.option(one, { nil: null })
const organisations = fc.record({
  people: fc.array(
    fc.record({
      manager: maybe,
      department: fc.constantFrom('engineering', 'sales'),
      state: fc.constantFrom('active' as const, 'active' as const, 'left' as const),
    }),
    { minLength: people, maxLength: people },
  ),
  owners: fc.tuple(maybe, maybe),
  grants: fc.array(
    fc.record({
      person: maybe,
      system: fc.nat({ max: 1 }),
      role: fc.constantFrom('reader', 'writer', 'admin'),
      isPrivileged: fc.boolean(),
      usedDaysAgo: fc.option(fc.integer({ min: 1, max: 200 }), { nil: null }),
      mfa: fc.constantFrom('none' as const, 'unknown' as const, 'enforced' as const),
    }),
    { minLength: 1, maxLength: 25 },
  ),
})
type Stated = typeof organisations extends fc.Arbitrary<infer T> ? T : never

/** Writes the organisation down, and says in plain code what each item should be. */
async function build(world: ReviewWorld, stated: Stated) {
  const now = world.clock.now()
  const ids: string[] = []
  for (const [index, traits] of stated.people.entries()) {
    // Managers are set afterwards: they may come later in the list, and in circles.
    ids.push(await world.person(`p${index}`, { department: traits.department, state: traits.state }))
  }
  const idOf = (index: number | null) => (index === null ? null : (ids[index] ?? null))
  const organisation = new Map<string, Colleague>()
  for (const [index, { manager, state }] of stated.people.entries()) {
    await world.database.admin.pool.query('update person_versions set manager_id = $2 where person_id = $1', [
      ids[index],
      idOf(manager),
    ])
    organisation.set(ids[index] ?? '', { managerId: idOf(manager), isActive: state === 'active' })
  }
  const systems = [
    await world.system('AWS', idOf(stated.owners[0])),
    await world.system('Git', idOf(stated.owners[1])),
  ]
  const expected = new Map<
    string,
    { facts: Pick<GrantFacts, 'systemId' | 'personId' | 'ownerId'>; judged: unknown }
  >()
  const subjects = []
  for (const [index, grant] of stated.grants.entries()) {
    const lastUsedAt = grant.usedDaysAgo === null ? null : new Date(now.getTime() - grant.usedDaysAgo * dayMs)
    const systemId = systems[grant.system] ?? ''
    const { grantId } = await world.grant(systemId, {
      ...grant,
      person: idOf(grant.person),
      username: `user ${index}`,
      lastUsedAt,
      isUseKnown: true,
    })
    const person = grant.person === null ? null : stated.people[grant.person]
    const peers = stated.people.filter(
      ({ department, state }) => department === person?.department && state !== 'left',
    )
    const holders = new Set(
      stated.grants
        .filter(
          (other) => other.system === grant.system && other.role === grant.role && other.person !== null,
        )
        .filter(({ person: who }) => who !== null && peers.some((peer) => peer === stated.people[who]))
        .map(({ person: who }) => who),
    )
    const facts: GrantFacts = {
      grantId,
      grantKey: '',
      systemId,
      systemName: grant.system === 0 ? 'AWS' : 'Git',
      environment: 'production',
      criticality: null,
      ownerId: idOf(stated.owners[grant.system] ?? null),
      accountId: '',
      username: `user ${index}`,
      displayName: null,
      accountKind: 'human',
      accountStatus: 'active',
      mfa: grant.mfa,
      personId: idOf(grant.person),
      personName: grant.person === null ? null : `p${grant.person}`,
      personDepartment: person?.department ?? null,
      personTitle: null,
      personState: person?.state ?? null,
      leftAt: null,
      resource: 'everything',
      role: grant.role,
      isPrivileged: grant.isPrivileged,
      path: [],
      grantedAt: new Date('2026-01-01T00:00:00Z'),
      seenFrom: new Date('2026-01-01T00:00:00Z'),
      lastUsedAt,
      isUseKnown: true,
      peers: person ? peers.length : 0,
      holders: person ? holders.size : 0,
      otherRoles: [],
      past: null,
    }
    const { reasons, rank, recommendation, snapshotHash } = judgeItem(facts, {
      unusedDays: 90,
      separation: [],
      hasHistory: false,
      now,
    })
    expected.set(grantId, {
      facts,
      judged: { reasons, rank: rankNumber(rank), recommendation, snapshotHash },
    })
    subjects.push(facts)
  }
  const chosen = chooseReviewers(
    [...new Map(subjects.map((subject) => [subjectKey(subject), subject])).values()],
    { people: organisation, leads: [] },
  )
  return { expected, chosen }
}

test('every current grant becomes the one item that the rules say, with the reviewer that they choose', async () => {
  await fc.assert(
    fc.asyncProperty(organisations, async (stated) => {
      await using world = await createReviewWorld()
      const { expected, chosen } = await build(world, stated)
      await startQuarter(await world.user('somebody outside the register', 'lead'), '2026-Q4')
      const { rows } = await world.database.admin.pool.query<Row>(
        `select grant_id, reviewer_id, reviewer_reason, reasons, rank, recommendation,
           encode(snapshot_hash, 'hex') as hash, coalesce(snapshot ->> 'personName', '') as person,
           snapshot ->> 'username' as username
         from review_items order by id`,
      )
      expect(new Map(rows.map((row) => [row.grant_id, itemOf(row)]))).toEqual(
        new Map(
          [...expected].map(([grantId, { facts, judged }]) => {
            const { reviewerId, reason } = chosen.get(subjectKey(facts)) ?? {}
            return [grantId, { reviewerId, reason, judged }]
          }),
        ),
      )
      // Ids stand in the order of people and their accounts, so that a queue keeps them together.
      const places = rows.map(({ person, username }) => `${person}/${username}`)
      expect(places).toEqual([...places].sort())
      const counts = await world.database.admin.pool.query(
        'select sum(item_count)::int as n from reviewer_parts',
      )
      expect(counts.rows).toEqual([{ n: stated.grants.length }])
    }),
    { numRuns: 8 },
  )
}, 120_000)

type Row = {
  grant_id: string
  reviewer_id: string
  reviewer_reason: string
  reasons: unknown
  rank: number
  recommendation: string | null
  hash: string
  person: string
  username: string
}

const itemOf = (row: Row) => ({
  reviewerId: row.reviewer_id,
  reason: row.reviewer_reason,
  judged: {
    reasons: row.reasons,
    rank: row.rank,
    recommendation: row.recommendation,
    snapshotHash: row.hash,
  },
})

test('nothing to review starts nothing', async () => {
  await using world = await createReviewWorld()
  const lead = await world.user('lead', 'lead')
  await expect(startQuarter(lead, '2026-Q4')).rejects.toThrow('There is nothing to review')
  const { rows } = await world.database.admin.pool.query('select status from campaigns')
  expect(rows).toEqual([{ status: 'draft' }])
})
