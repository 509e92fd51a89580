import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { delegateReviews } from '../commands/delegate-reviews.ts'
import { endDelegation } from '../commands/end-delegation.ts'
import { createReviewWorld, type ReviewWorld } from '../testing/review-world.ts'
import { delegations } from './delegations.ts'
import { myParts } from './my-parts.ts'
import { part } from './part.ts'

describe('who stands in for whom', () => {
  let world: ReviewWorld
  beforeAll(async () => {
    world = await createReviewWorld()
  })
  afterAll(() => world[Symbol.asyncDispose]())

  test('is known of everybody to the lead, and of themselves to both', async () => {
    const [ada, kay] = [await world.person('ada'), await world.person('kay')]
    await world.person('lin')
    const away = await world.user('ada')
    const [standIn, other] = [await world.user('kay'), await world.user('lin')]
    const lead = await world.user('lead', 'lead')
    const { delegationId } = await delegateReviews(away, {
      toId: kay,
      validTo: new Date('2026-10-19T00:00:00Z'),
      reason: 'On leave.',
    })
    const line = {
      id: delegationId,
      fromId: ada,
      fromName: 'ada',
      toId: kay,
      toName: 'kay',
      validFrom: '2026-10-05T08:00:00.000Z',
      validTo: '2026-10-19T00:00:00.000Z',
      reason: 'On leave.',
      isActive: true,
    }
    expect(await delegations(lead, {})).toEqual([line])
    expect((await myParts(away, {})).delegations).toEqual([line])
    expect((await myParts(standIn, {})).delegations).toEqual([line])
    expect((await myParts(other, {})).delegations).toEqual([])
    await expect(delegations(other, {})).rejects.toMatchObject({ code: 'forbidden' })

    await endDelegation(away, { delegationId })
    expect(await delegations(lead, {})).toEqual([])
  })

  test('somebody the register does not know is told so, not refused', async () => {
    const unknown = await world.user('nobody-of-the-register')
    const campaignId = '0190f7a4-1111-7111-8111-111111111111'
    await expect(part(unknown, { campaignId })).rejects.toMatchObject({ code: 'conflict' })
    await expect(part(unknown, { campaignId, reviewerId: campaignId })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})
