import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Ctx } from '#lib/platform/ctx.ts'
import { decideSeen, itemOf, startQuarter } from '../testing/part-of.ts'
import { createReviewWorld, type ReviewWorld } from '../testing/review-world.ts'
import { claimRevocation } from './claim-revocation.ts'
import { undoDecision } from './undo-decision.ts'

let world: ReviewWorld
let reviewer: Ctx
let lead: Ctx
let campaignId: string
beforeEach(async () => {
  const made = await createReviewWorld()
  world = made
  onTestFinished(() => made.database.drop())
  const boss = await world.person('boss')
  const ann = await world.person('ann', { manager: boss })
  await world.grant(await world.system('AWS', boss), { person: ann, role: 'reader' })
  lead = await world.user('lead', 'lead')
  reviewer = await world.user('boss')
  campaignId = await startQuarter(lead, '2026-Q4')
})

const sql = async (text: string) => (await world.database.admin.pool.query(text)).rows
async function revoke(): Promise<{ itemId: string; version: number }> {
  const item = await itemOf(reviewer, campaignId, 'reader')
  const { version } = await decideSeen(reviewer, item, { decision: 'revoke' })
  return { itemId: item.id, version }
}

test('a decision asks for the revocation of its quarter, and takes it back while nothing happened to it', async () => {
  const { itemId, version } = await revoke()
  expect(await sql('select status, quarter, item_id from revocations')).toEqual([
    { status: 'open', quarter: '2026-Q4', item_id: itemId },
  ])
  await undoDecision(reviewer, { campaignId, itemId, version })
  expect(await sql('select status from revocations')).toEqual([{ status: 'withdrawn' }])
})

test('decided again after that, it is asked for again', async () => {
  const { itemId, version } = await revoke()
  await undoDecision(reviewer, { campaignId, itemId, version })
  await revoke()
  expect(await sql('select status from revocations order by status::text desc')).toEqual([
    { status: 'withdrawn' },
    { status: 'open' },
  ])
})

test('once somebody has claimed it, the decision stands', async () => {
  const { itemId, version } = await revoke()
  const [row] = await sql('select id from revocations')
  await claimRevocation(lead, { revocationId: row.id })
  await expect(undoDecision(reviewer, { campaignId, itemId, version })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('open again after a false claim is not untouched: the decision stands', async () => {
  const { itemId, version } = await revoke()
  const [row] = await sql('select id from revocations')
  await claimRevocation(lead, { revocationId: row.id })
  // As an import leaves it that still shows the access.
  await sql(`insert into revocation_events (id, revocation_id, from_status, to_status, at, by_id, by_name)
    select gen_random_uuid(), id, 'still_present', 'open', now(), 'job', 'Plumbline' from revocations`)
  await sql("update revocations set status = 'open'")
  await expect(undoDecision(reviewer, { campaignId, itemId, version })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await sql('select status from revocations')).toEqual([{ status: 'open' }])
})
