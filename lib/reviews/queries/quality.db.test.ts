import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Ctx } from '#lib/platform/ctx.ts'
import { decideItems } from '../commands/decide-items.ts'
import { decideSeen, itemsOf, startQuarter } from '../testing/part-of.ts'
import { createReviewWorld, type ReviewWorld } from '../testing/review-world.ts'
import { quality } from './quality.ts'

let world: ReviewWorld
let lead: Ctx
let reviewer: Ctx
let campaignId: string
const justification = 'Runs the deployments of the team.'
beforeEach(async () => {
  const made = await createReviewWorld()
  world = made
  onTestFinished(() => made.database.drop())
})

/** A part of so many items that need no words, and so many privileged ones, which do. */
async function part(plain: number, privileged: number) {
  const boss = await world.person('boss')
  const system = await world.system('AWS')
  for (let index = 0; index < plain + privileged; index++) {
    const isPrivileged = index >= plain
    const person = await world.person(`p${index}`, { manager: boss })
    await world.grant(system, {
      person,
      isPrivileged,
      role: isPrivileged ? `admin ${index}` : `role ${index}`,
    })
  }
  lead = await world.user('lead', 'lead')
  reviewer = await world.user('boss')
  campaignId = await startQuarter(lead, '2026-Q4')
  const items = await itemsOf(reviewer, campaignId)
  return {
    plain: items.filter((item) => !item.isPrivileged),
    privileged: items.filter((item) => item.isPrivileged),
  }
}
const judged = async () => (await quality(lead, { campaignId }))[0]

test('approvals in a rush stay flagged though one of them had to be justified', async () => {
  const { plain, privileged } = await part(14, 1)
  for (const item of plain) await decideSeen(reviewer, item, { decision: 'approve', decisionMs: 900 })
  for (const item of privileged)
    await decideSeen(reviewer, item, { decision: 'approve', decisionMs: 30_000, justification })
  expect(await judged()).toMatchObject({
    isRubberStamp: true,
    decisions: 15,
    words: 'Approved 14 of 14 in 0.9 s each, without a comment, beside 1 that was justified',
  })
})

test('one justification for many privileged items at once is no care for any of them', async () => {
  const { privileged } = await part(0, 12)
  const items = privileged.map(({ id, version, snapshotHash }) => ({ itemId: id, version, snapshotHash }))
  await decideItems(reviewer, { campaignId, items, decision: 'approve', justification })
  expect(await judged()).toMatchObject({ isRubberStamp: true, bulkRatio: 1 })
})

test('the same words pasted in a second into each privileged item are no care either', async () => {
  const { privileged } = await part(0, 12)
  for (const item of privileged)
    await decideSeen(reviewer, item, { decision: 'approve', decisionMs: 1_000, justification })
  expect(await judged()).toMatchObject({ isRubberStamp: true })
})

test('privileged items that were each justified in their own time accuse nobody', async () => {
  const { privileged } = await part(0, 12)
  for (const item of privileged)
    await decideSeen(reviewer, item, { decision: 'approve', decisionMs: 20_000, justification })
  expect(await judged()).toMatchObject({ isRubberStamp: false, withComment: 12 })
})

test('a comment on each item that needed none is care', async () => {
  const { plain } = await part(12, 0)
  for (const item of plain)
    await decideSeen(reviewer, item, { decision: 'approve', decisionMs: 900, justification })
  expect(await judged()).toMatchObject({ isRubberStamp: false })
})
