import { afterAll, beforeAll, expect, test } from 'vitest'
import { bulkPreview } from '../queries/bulk-preview.ts'
import { compareCounters } from '../testing/counters.ts'
import { decideSeen, itemOf, itemsOf, refusal, startQuarter } from '../testing/part-of.ts'
import { createReviewWorld, type ReviewWorld } from '../testing/review-world.ts'
import { decideItems } from './decide-items.ts'
import { reassignItems } from './reassign-items.ts'

let world: ReviewWorld
beforeAll(async () => {
  world = await createReviewWorld()
})
afterAll(() => world.database.drop())

/** A fresh campaign with one reviewer who is asked about `grants` of two people. */
let next = 0
async function campaignOf(traits: { role: string; isPrivileged?: boolean; accountKind?: 'break_glass' }[]) {
  await world.database.admin.pool.query(
    "update campaigns set status = 'cancelled'; update grants set valid_to = now()",
  )
  const n = ++next
  const boss = await world.person(`boss${n}`)
  const [ann, bob] = [
    await world.person(`ann${n}`, { manager: boss }),
    await world.person(`bob${n}`, { manager: boss }),
  ]
  const system = await world.system(`System ${n}`)
  for (const [index, one] of traits.entries())
    await world.grant(system, { person: index % 2 === 0 ? ann : bob, username: one.role, ...one })
  const [reviewer, lead] = [await world.user(`boss${n}`), await world.user(`lead${n}`, 'lead')]
  const campaignId = await startQuarter(lead, '2026-Q4')
  return { campaignId, reviewer, lead, system, boss, ann, bob, name: `boss${n}` }
}

const reason = { justification: 'Needed for the nightly run.' }

test('of two decisions on what two people saw, the second is told what changed', async () => {
  const { campaignId, reviewer } = await campaignOf([{ role: 'reader' }])
  const seen = await itemOf(reviewer, campaignId, 'reader')
  const outcomes = await Promise.allSettled([
    decideSeen(reviewer, seen, { decision: 'approve' }),
    decideSeen(reviewer, seen, { decision: 'revoke' }),
  ])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  expect(failed?.reason).toMatchObject({ code: 'conflict' })
  expect(failed?.reason.details[0].message).toMatch(/^It was decided: (approved|to be revoked)\.$/)
  const { stored, counted } = await compareCounters(world)
  expect(stored).toEqual(counted)
})

test('approving privileged access needs a reason in words', async () => {
  const { campaignId, reviewer } = await campaignOf([
    { role: 'root', isPrivileged: true },
    { role: 'reader' },
  ])
  const item = await itemOf(reviewer, campaignId, 'root')
  expect(item.mustJustify).toBe(true)
  expect(await refusal(decideSeen(reviewer, item, { decision: 'approve' }))).toMatchObject({
    code: 'invalid_input',
  })
  expect(
    await refusal(decideSeen(reviewer, item, { decision: 'approve', justification: 'ok' })),
  ).toMatchObject({
    code: 'invalid_input',
  })
  await decideSeen(reviewer, item, { decision: 'approve', ...reason })
})

test('an approval that ends does so within a year, and a reduction names another role', async () => {
  const { campaignId, reviewer } = await campaignOf([{ role: 'reader' }])
  const item = await itemOf(reviewer, campaignId, 'reader')
  for (const terms of [
    { decision: 'approve_until' as const },
    { decision: 'approve_until' as const, approvedUntil: new Date('2026-10-01') },
    { decision: 'approve_until' as const, approvedUntil: new Date('2028-10-01') },
    { decision: 'reduce' as const },
    { decision: 'reduce' as const, reduceToRole: 'reader' },
  ])
    expect(await refusal(decideSeen(reviewer, item, terms))).toMatchObject({ code: 'invalid_input' })
  await decideSeen(reviewer, item, { decision: 'approve_until', approvedUntil: new Date('2027-01-01') })
})

test('neither the last administrators together nor a break-glass account can be taken in a review', async () => {
  const { campaignId, reviewer } = await campaignOf([
    { role: 'root', isPrivileged: true },
    { role: 'owner', isPrivileged: true },
    { role: 'emergency', isPrivileged: true, accountKind: 'break_glass' },
  ])
  const items = await itemsOf(reviewer, campaignId)
  const of = (role: string) => items.filter((item) => item.role === role)
  const bulk = (chosen: typeof items) =>
    decideItems(reviewer, {
      campaignId,
      items: chosen.map(({ id, version, snapshotHash }) => ({ itemId: id, version, snapshotHash })),
      decision: 'revoke',
    })
  const both = [...of('root'), ...of('owner')]
  const stated = await bulkPreview(reviewer, {
    campaignId,
    itemIds: both.map(({ id }) => id),
    decision: 'revoke',
  })
  expect(stated).toMatchObject({ items: 2, people: 2, accounts: 2, privileged: 2 })
  expect(stated.refusals.map(({ code }) => code)).toEqual(['last_administrator', 'last_administrator'])
  expect((await refusal(bulk(both))).details).toHaveLength(2)
  expect((await refusal(bulk(of('emergency')))).code).toBe('forbidden')
  await bulk(of('root'))
  // The first is asked to go: the second is the last one now.
  expect((await refusal(bulk(of('owner')))).code).toBe('forbidden')
  const open = await world.database.admin.pool.query(
    'select target ->> $1 as role from revocations where campaign_id = $2',
    ['role', campaignId],
  )
  expect(open.rows).toEqual([{ role: 'root' }])
})

test('two reviewers at once do not each take one of the last two administrators', async () => {
  const { campaignId, reviewer, lead } = await campaignOf([
    { role: 'root', isPrivileged: true },
    { role: 'owner', isPrivileged: true },
  ])
  await world.person(`other${next}`)
  const other = await world.user(`other${next}`)
  const toOther = await itemOf(reviewer, campaignId, 'owner')
  const { rows } = await world.database.admin.pool.query<{ person_id: string }>(
    'select person_id from person_versions where name = $1',
    [`other${next}`],
  )
  await reassignItems(lead, {
    campaignId,
    items: [{ itemId: toOther.id, version: toOther.version }],
    to: { kind: 'person', personId: rows[0]?.person_id ?? '' },
    note: 'Knows the system.',
  })
  const [root, owner] = [await itemOf(reviewer, campaignId, 'root'), await itemOf(other, campaignId, 'owner')]
  const outcomes = await Promise.allSettled([
    decideSeen(reviewer, root, { decision: 'revoke' }),
    decideSeen(other, owner, { decision: 'revoke' }),
  ])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('an account that turns out to be the reviewer’s own is not theirs to decide', async () => {
  const { campaignId, reviewer, boss } = await campaignOf([{ role: 'reader' }])
  const item = await itemOf(reviewer, campaignId, 'reader')
  await world.database.admin.pool.query('update account_versions set person_id = $1 where account_id = $2', [
    boss,
    item.accountId,
  ])
  expect(await refusal(decideSeen(reviewer, item, { decision: 'approve' }))).toMatchObject({
    code: 'forbidden',
  })
})

test('in bulk all is decided, or nothing with each obstacle named', async () => {
  const { campaignId, reviewer } = await campaignOf([
    { role: 'reader' },
    { role: 'root', isPrivileged: true },
    { role: 'owner', isPrivileged: true },
  ])
  const items = await itemsOf(reviewer, campaignId)
  const attempt = (more: { justification?: string }) =>
    decideItems(reviewer, {
      campaignId,
      items: items.map(({ id, version, snapshotHash }) => ({ itemId: id, version, snapshotHash })),
      decision: 'approve',
      ...more,
    })
  expect((await refusal(attempt({}))).details).toHaveLength(2)
  expect((await itemsOf(reviewer, campaignId)).every(({ decision }) => decision === null)).toBe(true)
  await attempt(reason)
  const { stored, counted } = await compareCounters(world)
  expect(stored).toEqual(counted)
})

test('handed on to themselves, or to somebody they review, nothing moves', async () => {
  const { campaignId, reviewer, lead, ann, bob } = await campaignOf([{ role: 'reader' }, { role: 'writer' }])
  const item = await itemOf(reviewer, campaignId, 'reader')
  const to = (personId: string) =>
    reassignItems(lead, {
      campaignId,
      items: [{ itemId: item.id, version: item.version }],
      to: { kind: 'person', personId },
      note: 'Not mine.',
    })
  expect(await refusal(to(ann))).toMatchObject({ code: 'conflict' })
  await to(bob)
  // Bob reviews Ann now: Ann does not review Bob.
  const writer = await itemOf(reviewer, campaignId, 'writer')
  const back = reassignItems(lead, {
    campaignId,
    items: [{ itemId: writer.id, version: writer.version }],
    to: { kind: 'person', personId: ann },
    note: 'Not mine.',
  })
  expect(await refusal(back)).toMatchObject({ code: 'conflict' })
})
