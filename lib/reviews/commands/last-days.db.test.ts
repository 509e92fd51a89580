import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Ctx } from '#lib/platform/ctx.ts'
import { daysBeginIn } from '#lib/policy/testing/days-begin-in.ts'
import { decideSeen, itemOf, startQuarter } from '../testing/part-of.ts'
import { createReviewWorld, type ReviewWorld } from '../testing/review-world.ts'
import { acceptRisk } from './accept-risk.ts'
import { delegateReviews } from './delegate-reviews.ts'
import { revokeGrant } from './revoke-grant.ts'

let world: ReviewWorld
let lead: Ctx
beforeEach(async () => {
  const made = await createReviewWorld('2026-10-05T02:00:00Z')
  world = made
  onTestFinished(() => made.database.drop())
  lead = await world.user('lead', 'lead')
  // Still the 4th there.
  await daysBeginIn(world.worker, 'America/New_York')
})

const momentIn = async (column: string, table: string): Promise<string | undefined> => {
  const { rows } = await world.database.admin.pool.query<{ at: Date }>(`select ${column} as at from ${table}`)
  return rows[0]?.at.toISOString()
}

test('the last day of an approval ends where the policy’s days end, and so it is told back', async () => {
  const manager = await world.person('mia')
  const ann = await world.person('ann', { manager })
  await world.grant(await world.system('API'), { role: 'reader', person: ann })
  const campaignId = await startQuarter(lead, '2026-Q4')
  const mia = await world.user('mia')
  const item = await itemOf(mia, campaignId, 'reader')
  const decide = (approvedUntil: string) =>
    decideSeen(mia, item, { decision: 'approve_until', approvedUntil })
  await expect(decide('2026-10-03')).rejects.toMatchObject({ details: [{ path: 'approvedUntil' }] })
  await expect(decide('soon')).rejects.toMatchObject({ code: 'invalid_input' })
  // Today, where the policy is.
  const { approvedUntil } = await decide('2026-10-04')
  expect(approvedUntil).toBe('2026-10-05T03:59:59.999Z')
  expect(await momentIn('approved_until', 'review_items')).toBe(approvedUntil)
})

test('the last day of an accepted risk ends where the policy’s days end', async () => {
  await world.person('lead')
  await world.person('other')
  const other = await world.user('other', 'lead')
  const { grantId } = await world.grant(await world.system('API'), { role: 'reader' })
  const { revocationId } = await revokeGrant(other, { grantId, reason: 'No longer needed.' })
  const accept = (until: string) =>
    acceptRisk(lead, {
      revocationId,
      until,
      reason: 'Needed until the move.',
      compensatingControl: 'Watched closely.',
    })
  await expect(accept('2026-10-03')).rejects.toMatchObject({ details: [{ path: 'until' }] })
  await accept('2026-11-02')
  // Winter time.
  expect(await momentIn('risk_accepted_until', 'revocations')).toBe('2026-11-03T04:59:59.999Z')
})

test('the last day of a delegation ends where the policy’s days end', async () => {
  await world.person('ada')
  const toId = await world.person('kay')
  const ada = await world.user('ada')
  const delegate = (validTo: string) => delegateReviews(ada, { toId, validTo, reason: 'On leave.' })
  await expect(delegate('2026-10-03')).rejects.toMatchObject({ details: [{ path: 'validTo' }] })
  await delegate('2026-10-12')
  expect(await momentIn('valid_to', 'review_delegations')).toBe('2026-10-13T03:59:59.999Z')
})
