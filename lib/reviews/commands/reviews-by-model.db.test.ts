import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Ctx } from '#lib/platform/ctx.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { newId } from '#lib/platform/ids.ts'
import type { DecisionKind } from '../model.ts'
import { compareCounters } from '../testing/counters.ts'
import { startQuarter } from '../testing/part-of.ts'
import { createReviewWorld, type ReviewWorld } from '../testing/review-world.ts'
import { decideItem } from './decide-item.ts'
import { followChanges } from './follow-changes.ts'
import { reassignItems } from './reassign-items.ts'
import { signPart } from './sign-part.ts'
import { undoDecision } from './undo-decision.ts'

const names = ['head', 'boss', 'ann', 'bob'] as const
type Name = (typeof names)[number]
const who = fc.constantFrom(...names)
const item = fc.nat({ max: 7 })

const action = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      who,
      item,
      how: decisions(),
      isStale: rarely(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), who, item, isStale: rarely() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reassign' as const), who, item, to: who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sign' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end' as const), item }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('change' as const), item, isPrivileged: fc.boolean() }),
  },
)
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never

function decisions() {
  return fc.constantFrom('approve' as const, 'revoke' as const, 'reduce' as const)
}
function rarely() {
  return fc.integer({ min: 0, max: 5 }).map((n) => n === 0)
}

/** An item as the specification knows it. */
type Modelled = {
  id: string
  version: number
  hash: string
  accountId: string
  grantId: string
  subject: string
  reviewer: string
  decision: DecisionKind | null
  isSigned: boolean
  isGone: boolean
  isSuperseded: boolean
}

async function setUp(world: ReviewWorld) {
  const head = await world.person('head')
  const boss = await world.person('boss', { manager: head })
  const ann = await world.person('ann', { manager: boss })
  const bob = await world.person('bob', { manager: boss })
  const ids: Record<Name, string> = { head, boss, ann, bob }
  const users: Record<Name, Ctx> = {
    // The head leads: they may hand on anybody's, and still decide only their own.
    head: await world.user('head', 'lead'),
    boss: await world.user('boss'),
    ann: await world.user('ann'),
    bob: await world.user('bob'),
  }
  const system = await world.system('AWS', head)
  for (const name of names) {
    for (const role of ['reader', 'writer']) await world.grant(system, { person: ids[name], role })
  }
  const campaignId = await startQuarter(users.head, '2026-Q4')
  return { ids, users, campaignId }
}
type Setting = Awaited<ReturnType<typeof setUp>>

async function readItems(world: ReviewWorld): Promise<Modelled[]> {
  const { rows } = await world.database.admin.pool.query<Modelled>(`
    select id, version, encode(snapshot_hash, 'hex') as hash, account_id as "accountId", grant_id as "grantId",
      person_id as subject, reviewer_id as reviewer, decision, signed_at is not null as "isSigned",
      gone_at is not null as "isGone", superseded_at is not null as "isSuperseded"
    from review_items order by id`)
  return rows
}

/** What the specification expects: does the action succeed, and how do the items stand afterwards? */
function expected(
  items: readonly Modelled[],
  act: Action,
  { ids }: Setting,
): { succeeds: boolean; after: Modelled[] } {
  const refused = { succeeds: false, after: [...items] }
  const change = (pick: (one: Modelled) => boolean, to: (one: Modelled) => Partial<Modelled>) => ({
    succeeds: true,
    after: items.map((one) => (pick(one) ? { ...one, ...to(one) } : one)),
  })
  if (act.do === 'sign') {
    const own = items.filter((one) => one.reviewer === ids[act.who] && !one.isSuperseded && !one.isSigned)
    const open = own.filter((one) => !one.isGone || one.decision !== null)
    if (open.length === 0 || open.some(({ decision }) => decision === null)) return refused
    return change(
      (one) => open.includes(one),
      (one) => ({ isSigned: true, version: one.version + 1 }),
    )
  }
  const target = targetOf(items, act.item)
  const isOpen = !target.isSigned && !target.isGone && !target.isSuperseded
  const only = (one: Modelled) => one.id === target.id
  switch (act.do) {
    case 'decide':
    case 'undo': {
      const mine = target.reviewer === ids[act.who] && target.subject !== ids[act.who]
      if (!isOpen || !mine || act.isStale || (act.do === 'undo' && target.decision === null)) return refused
      const decision = act.do === 'undo' ? null : act.how
      return change(only, ({ version }) => ({ decision, version: version + 1 }))
    }
    case 'reassign': {
      const to = ids[act.to]
      const mayMove = act.who === 'head' || target.reviewer === ids[act.who]
      const isPair = items.some(
        (one) => one.reviewer === target.subject && one.subject === to && !one.isSuperseded,
      )
      if (!isOpen || !mayMove || target.decision !== null) return refused
      if (to === target.subject || to === target.reviewer || isPair) return refused
      return change(only, ({ version }) => ({ reviewer: to, version: version + 1 }))
    }
    default:
      throw new Error('Facts are not predicted: their effect is.')
  }
}

function targetOf(items: readonly Modelled[], index: number): Modelled {
  const target = items[index % items.length]
  if (!target) throw new Error('There is no item.')
  return target
}

async function perform(
  items: readonly Modelled[],
  act: Action,
  { ids, users, campaignId }: Setting,
): Promise<void> {
  if (act.do === 'sign') {
    await signPart(users[act.who], { campaignId })
    return
  }
  if (act.do === 'end' || act.do === 'change') throw new Error('Facts change outside of commands.')
  const { id: itemId, version, hash: snapshotHash } = targetOf(items, act.item)
  const user = users[act.who]
  if (act.do === 'reassign') {
    const to = { kind: 'person' as const, personId: ids[act.to] }
    await reassignItems(user, { campaignId, items: [{ itemId, version }], to, note: 'Not mine.' })
  } else if (act.do === 'undo') {
    await undoDecision(user, { campaignId, itemId, version: act.isStale ? version + 1 : version })
  } else {
    const terms = {
      decision: act.how,
      justification: 'Needed for the nightly run.',
      ...(act.how === 'reduce' && { reduceToRole: 'nothing' }),
    }
    const seen = act.isStale ? version + 1 : version
    await decideItem(user, { campaignId, itemId, version: seen, snapshotHash, ...terms })
  }
}

async function outcome(attempt: Promise<void>): Promise<boolean> {
  try {
    await attempt
    return true
  } catch (error) {
    if (isPlumblineError(error)) return false
    throw error
  }
}

/** Changes a fact as an import would, follows it, and checks what that may and may not touch. */
async function changeFact(world: ReviewWorld, items: readonly Modelled[], act: Action): Promise<void> {
  if (act.do !== 'end' && act.do !== 'change') return
  const { grantId } = targetOf(items, act.item)
  const { pool } = world.database.admin
  if (act.do === 'end')
    await pool.query('update grants set valid_to = $2 where id = $1 and valid_to is null', [
      grantId,
      world.clock.now(),
    ])
  else await pool.query('update grants set is_privileged = $2 where id = $1', [grantId, act.isPrivileged])
  await followChanges(world.worker, { importId: newId(world.clock) })
  const after = new Map((await readItems(world)).map((one) => [one.id, one]))
  for (const before of items) {
    const now = after.get(before.id)
    if (before.isSigned)
      expect(now).toMatchObject({ decision: before.decision, hash: before.hash, isSigned: true })
    // A decision is only ever withdrawn where an approval was, and something material differs.
    else if (before.decision !== null && now?.decision === null) {
      expect(before.decision).toBe('approve')
      expect(now.hash).not.toBe(before.hash)
    }
  }
}

async function holdInvariants(world: ReviewWorld, accepted: number): Promise<void> {
  const { pool } = world.database.admin
  const { stored, counted } = await compareCounters(world)
  expect(stored).toEqual(counted)
  const selfReviews = await pool.query(`
    select i.id from review_items i where i.reviewer_id = i.person_id
    union all
    select d.item_id from review_decisions d join review_items i on i.id = d.item_id
      join users u on u.id::text = d.by_id
      join person_versions pv on pv.email = u.email and pv.person_id = i.person_id`)
  expect(selfReviews.rows).toEqual([])
  const closedPairs = await pool.query(`
    select 1 from review_items a join review_items b on a.reviewer_id = b.person_id and b.reviewer_id = a.person_id
    where a.superseded_at is null and b.superseded_at is null`)
  expect(closedPairs.rows).toEqual([])
  // Every accepted decision is in the history, none twice; and what stands is the last of it.
  const history = await pool.query<{ n: number }>(
    'select count(*)::int as n from review_decisions where decision is not null',
  )
  expect(history.rows).toEqual([{ n: accepted }])
  const lost = await pool.query(`
    select i.id from review_items i
    left join lateral (select decision from review_decisions d where d.item_id = i.id order by d.at desc, d.id desc limit 1) d on true
    where i.decision is distinct from d.decision`)
  expect(lost.rows).toEqual([])
  // One open revocation for each unsigned or signed removal that stands, none for what was undone.
  const owed = await pool.query(`
    select i.id from review_items i where i.decision in ('revoke', 'reduce') and not exists (
      select 1 from revocations r where r.grant_key = i.grant_key and r.status = 'open')
    union all
    select r.item_id from revocations r join review_items i on i.id = r.item_id
    where r.status = 'open' and coalesce(i.decision, 'approve') not in ('revoke', 'reduce')`)
  expect(owed.rows).toEqual([])
}

test('no sequence of actions reviews oneself, decides on what was not seen, changes what is signed, or loses a decision', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 40 }), async (actions) => {
      await using world = await createReviewWorld()
      const setting = await setUp(world)
      let accepted = 0
      for (const act of actions) {
        world.clock.advance(1_000)
        const items = await readItems(world)
        const { rows } = await world.database.admin.pool.query<{ status: string }>(
          'select status from campaigns',
        )
        if (rows[0]?.status !== 'running') break
        if (act.do === 'end' || act.do === 'change') {
          await changeFact(world, items, act)
          continue
        }
        const should = expected(items, act, setting)
        const did = await outcome(perform(items, act, setting))
        expect(did).toBe(should.succeeds)
        expect(await readItems(world)).toEqual(should.after)
        if (did && act.do === 'decide') accepted++
      }
      await holdInvariants(world, accepted)
    }),
    { numRuns: 25 },
  )
}, 300_000)

test('of any number of decisions on what was seen, made at once, exactly one counts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(decisions(), { minLength: 2, maxLength: 6 }), async (attempts) => {
      await using world = await createReviewWorld()
      const setting = await setUp(world)
      const items = await readItems(world)
      const index = items.findIndex(({ reviewer }) => reviewer === setting.ids.boss)
      const outcomes = await Promise.all(
        attempts.map((how) =>
          outcome(perform(items, { do: 'decide', who: 'boss', item: index, how, isStale: false }, setting)),
        ),
      )
      expect(outcomes.filter(Boolean)).toHaveLength(1)
      await holdInvariants(world, 1)
    }),
    { numRuns: 8 },
  )
}, 120_000)
