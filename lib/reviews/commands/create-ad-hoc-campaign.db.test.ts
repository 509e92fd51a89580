import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Ctx } from '#lib/platform/ctx.ts'
import { daysBeginIn } from '#lib/policy/testing/days-begin-in.ts'
import { createReviewWorld, type ReviewWorld } from '../testing/review-world.ts'
import { createAdHocCampaign } from './create-ad-hoc-campaign.ts'

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

const create = (startsOn?: string) =>
  createAdHocCampaign(lead, {
    title: 'Move of Platform',
    scope: { departments: ['engineering'] },
    ...(startsOn && { startsOn }),
  })
async function startOf(startsOn?: string): Promise<string> {
  const { campaignId } = await create(startsOn)
  const { rows } = await world.database.admin.pool.query<{ at: Date }>(
    'select starts_at as at from campaigns where id = $1',
    [campaignId],
  )
  return rows[0]?.at.toISOString() ?? ''
}

test('the day it starts begins where the policy’s days begin', async () => {
  expect(await startOf('2026-10-12')).toBe('2026-10-12T04:00:00.000Z')
  // Winter time.
  expect(await startOf('2026-11-02')).toBe('2026-11-02T05:00:00.000Z')
})

test('today is in time, whatever day it is in Greenwich; yesterday is not', async () => {
  expect(await startOf('2026-10-04')).toBe('2026-10-04T04:00:00.000Z')
  await expect(create('2026-10-03')).rejects.toMatchObject({
    code: 'invalid_input',
    details: [{ path: 'startsOn' }],
  })
})

test('without a day it starts after the policy’s time for a draft, or at once when asked to', async () => {
  expect(await startOf()).toBe('2026-10-11T04:00:00.000Z')
  expect(await startOf('at_once')).toBe('2026-10-05T02:00:00.000Z')
})
