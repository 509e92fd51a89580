import { expect, test } from 'vitest'
import { startQuarter } from '../testing/part-of.ts'
import { createReviewWorld } from '../testing/review-world.ts'
import { part } from './part.ts'
import { queue } from './queue.ts'

test('a part is read by its reviewer, by their manager, and by whoever reads every campaign', async () => {
  await using world = await createReviewWorld()
  const chief = await world.person('chief')
  const boss = await world.person('boss', { manager: chief })
  const ann = await world.person('ann', { manager: boss })
  await world.grant(await world.system('AWS'), { person: ann })
  const lead = await world.user('lead', 'lead')
  const campaignId = await startQuarter(lead, '2026-Q4')
  const asked = { campaignId, reviewerId: boss }

  expect(await queue(await world.user('boss'), { campaignId })).toMatchObject({ total: 1 })
  for (const reader of [
    await world.user('chief'),
    await world.user('somebody from outside', 'auditor'),
    lead,
  ]) {
    expect(await part(reader, asked)).toMatchObject({ itemCount: 1, isOwn: false })
    expect(await queue(reader, asked)).toMatchObject({ total: 1 })
  }
  await expect(queue(await world.user('ann'), asked)).rejects.toThrow('somebody else’s part')
})
