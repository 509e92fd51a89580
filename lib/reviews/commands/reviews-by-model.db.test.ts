import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ctx } from '#lib/platform/ctx.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { newId } from '#lib/platform/ids.ts'
import { followImport } from '../jobs.ts'
import type { DecisionKind } from '../model.ts'
import { compareCounters } from '../testing/counters.ts'
import { startQuarter } from '../testing/part-of.ts'
import { createReviewWorld, type ReviewWorld } from '../testing/review-world.ts'
import { decideItem } from './decide-item.ts'
import { reassignItems } from './reassign-items.ts'
import { signPart } from './sign-part.ts'
import { undoDecision } from './undo-decision.ts'

const names = ['head', 'boss', 'ann', 'bob'] as const
type Name = (typeof names)[number]
const who = fc.constantFrom(...names)
/** Mostly whoever is asked; else anybody, who is to be refused. */
const actor = fc.oneof(
  { weight: 3, arbitrary: fc.constant('the reviewer' as const) },
  { weight: 1, arbitrary: who },
)
const item = fc.nat({ max: 7 })

const action = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      who: actor,
      item,
      how: decisions(),
      isStale: rarely(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('undo' as const), who: actor, item, isStale: rarely() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reassign' as const), who: actor, item, to: who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sign' as const), who }) },
  /** Decides all that is left of somebody's part, then signs it. */
  { weight: 1, arbitrary: fc.record({ do: fc.constant('finish' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end' as const), item }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('change' as const), item, isPrivileged: fc.boolean() }),
  },
)
type Drawn = typeof action extends fc.Arbitrary<infer T> ? T : never
/** With everybody named. */
type Action =
  | Exclude<Drawn, { do: 'finish' } | { who: unknown }>
  | NamedActor<Exclude<Drawn, { do: 'finish' }>>
type NamedActor<T> = T extends { who: unknown } ? Omit<T, 'who'> & { who: Name } : never

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
  isPrivileged: boolean
  decision: DecisionKind | null
  isSigned: boolean
  isGone: boolean
  isSuperseded: boolean
}

let runs = 0

/** Four people, their access and a campaign of its own; what earlier runs left is over. */
async function setUp(world: ReviewWorld) {
  const run = ++runs
  await world.database.admin.pool.query(`
    update campaigns set status = 'cancelled';
    update grants set valid_to = '2026-10-05' where valid_to is null`)
  const head = await world.person(`head${run}`)
  const boss = await world.person(`boss${run}`, { manager: head })
  const ann = await world.person(`ann${run}`, { manager: boss })
  const bob = await world.person(`bob${run}`, { manager: boss })
  const ids: Record<Name, string> = { head, boss, ann, bob }
  const users: Record<Name, Ctx> = {
    // The head leads: they may hand on anybody's, and still decide only their own.
    head: await world.user(`head${run}`, 'lead'),
    boss: await world.user(`boss${run}`),
    ann: await world.user(`ann${run}`),
    bob: await world.user(`bob${run}`),
  }
  const system = await world.system(`AWS ${run}`, head)
  for (const name of names) {
    for (const role of ['reader', 'writer']) await world.grant(system, { person: ids[name], role })
  }
  const campaignId = await startQuarter(users.head, '2026-Q4')
  return { ids, users, campaignId }
}
type Setting = Awaited<ReturnType<typeof setUp>>

async function readItems(
  world: ReviewWorld,
  { campaignId }: Pick<Setting, 'campaignId'>,
): Promise<Modelled[]> {
  const { rows } = await world.database.admin.pool.query<Modelled>(
    `select id, version, encode(snapshot_hash, 'hex') as hash, account_id as "accountId", grant_id as "grantId",
      person_id as subject, reviewer_id as reviewer, decision,
      (snapshot ->> 'isPrivileged')::boolean as "isPrivileged", signed_at is not null as "isSigned",
      gone_at is not null as "isGone", superseded_at is not null as "isSuperseded"
    from review_items where campaign_id = $1 order by id`,
    [campaignId],
  )
  return rows
}

/** A drawn action as the items stand: names whoever is asked, and spells out what it takes to finish a part. */
function spellOut(items: readonly Modelled[], drawn: Drawn, { ids }: Setting): Action[] {
  if (drawn.do === 'finish') {
    const { who } = drawn
    const left = items.filter(
      (one) => one.reviewer === ids[who] && one.decision === null && !one.isGone && !one.isSuperseded,
    )
    const decide = left.map(
      (one): Action => ({ do: 'decide', who, item: items.indexOf(one), how: 'approve', isStale: false }),
    )
    return [...decide, { do: 'sign', who }]
  }
  if (!('who' in drawn)) return [drawn]
  if (drawn.do === 'sign') return [drawn]
  const asked = names.find((name) => ids[name] === targetOf(items, drawn.item).reviewer)
  return [{ ...drawn, who: drawn.who === 'the reviewer' ? (asked ?? 'head') : drawn.who }]
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
      if (isRemoval(decision) && target.isPrivileged && isLastAdministrator(items, target)) return refused
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

const isRemoval = (decision: DecisionKind | null) => decision === 'revoke' || decision === 'reduce'

/** Of those whom nothing has asked to remove. */
function isLastAdministrator(items: readonly Modelled[], target: Modelled): boolean {
  const left = items.filter(
    (one) => one.isPrivileged && !one.isGone && !one.isSuperseded && !isRemoval(one.decision),
  )
  return left.length > 0 && left.every(({ id }) => id === target.id)
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
async function changeFact(
  world: ReviewWorld,
  items: readonly Modelled[],
  act: Action,
  setting: Setting,
): Promise<void> {
  if (act.do !== 'end' && act.do !== 'change') return
  const { grantId } = targetOf(items, act.item)
  const { pool } = world.database.admin
  if (act.do === 'end')
    await pool.query('update grants set valid_to = $2 where id = $1 and valid_to is null', [
      grantId,
      world.clock.now(),
    ])
  else await pool.query('update grants set is_privileged = $2 where id = $1', [grantId, act.isPrivileged])
  await followImport(world.worker, { importId: newId(world.clock) })
  const after = new Map((await readItems(world, setting)).map((one) => [one.id, one]))
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

async function holdInvariants(world: ReviewWorld, { campaignId }: Setting, accepted: number): Promise<void> {
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
    select 1 from review_items a join review_items b on a.campaign_id = b.campaign_id
      and a.reviewer_id = b.person_id and b.reviewer_id = a.person_id
    where a.superseded_at is null and b.superseded_at is null`)
  expect(closedPairs.rows).toEqual([])
  // Every accepted decision is in the history, none twice; and what stands is the last of it.
  const history = await pool.query<{ n: number }>(
    'select count(*)::int as n from review_decisions where decision is not null and campaign_id = $1',
    [campaignId],
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
      select 1 from revocations r where r.item_id = i.id and r.status = 'open')
    union all
    select r.item_id from revocations r join review_items i on i.id = r.item_id
    where r.status = 'open' and coalesce(i.decision, 'approve') not in ('revoke', 'reduce')`)
  expect(owed.rows).toEqual([])
}

async function isRunning(world: ReviewWorld, { campaignId }: Setting): Promise<boolean> {
  const { rows } = await world.database.admin.pool.query<{ status: string }>(
    'select status from campaigns where id = $1',
    [campaignId],
  )
  return rows[0]?.status === 'running'
}

let world: ReviewWorld
beforeAll(async () => {
  world = await createReviewWorld()
})
afterAll(() => world.database.drop())

test('no sequence of actions reviews oneself, decides on what was not seen, changes what is signed, or loses a decision', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 30, size: 'max' }), async (actions) => {
      const setting = await setUp(world)
      let accepted = 0
      for (const drawn of actions) {
        for (const act of spellOut(await readItems(world, setting), drawn, setting)) {
          world.clock.advance(1_000)
          if (!(await isRunning(world, setting))) break
          const items = await readItems(world, setting)
          if (act.do === 'end' || act.do === 'change') {
            await changeFact(world, items, act, setting)
            continue
          }
          const should = expected(items, act, setting)
          const did = await outcome(perform(items, act, setting))
          expect(did).toBe(should.succeeds)
          expect(await readItems(world, setting)).toEqual(should.after)
          if (did && act.do === 'decide') accepted++
        }
      }
      await holdInvariants(world, setting, accepted)
    }),
    { numRuns: 20 },
  )
}, 300_000)

test('of any number of decisions on what was seen, made at once, exactly one counts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(decisions(), { minLength: 2, maxLength: 6 }), async (attempts) => {
      const setting = await setUp(world)
      const items = await readItems(world, setting)
      const index = items.findIndex(({ reviewer }) => reviewer === setting.ids.boss)
      const outcomes = await Promise.all(
        attempts.map((how) =>
          outcome(perform(items, { do: 'decide', who: 'boss', item: index, how, isStale: false }, setting)),
        ),
      )
      expect(outcomes.filter(Boolean)).toHaveLength(1)
      await holdInvariants(world, setting, 1)
    }),
    { numRuns: 8 },
  )
}, 120_000)
