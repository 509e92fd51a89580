import { expect, test } from 'vitest'
import { queue } from '../queries/queue.ts'
import { reviewsOfPerson } from '../queries/reviews-of-person.ts'
import { createReviewWorld } from '../testing/review-world.ts'
import { decideItem } from './decide-item.ts'
import { draftCampaign } from './draft-campaign.ts'
import { signPart } from './sign-part.ts'
import { startCampaign } from './start-campaign.ts'
import { undoDecision } from './undo-decision.ts'

test('a quarter goes from draft to a signed part, and every step keeps the counters', async () => {
  await using world = await createReviewWorld()
  const boss = await world.person('boss')
  const ann = await world.person('ann', { manager: boss })
  const system = await world.system('AWS')
  await world.grant(system, { person: ann, role: 'reader' })
  await world.grant(system, { person: ann, role: 'admin', isPrivileged: true })
  await world.grant(system, { person: boss, role: 'admin', isPrivileged: true })
  const lead = await world.user('lead', 'lead')
  const reviewer = await world.user('boss')

  const { campaignId } = await draftCampaign(lead, { quarter: '2026-Q4' })
  expect(await startCampaign(lead, { campaignId })).toEqual({ items: 3, reviewers: 2 })
  const page = await queue(reviewer, { campaignId })
  expect(page.items.map(({ role, rank }) => [role, rank])).toEqual([
    ['admin', 'privileged'],
    ['reader', 'rest'],
  ])
  expect(page).toMatchObject({ total: 2, decided: 0, next: null })
  const [admin, reader] = page.items
  if (!admin || !reader) throw new Error('Two items were expected.')
  const { version } = await decideItem(reviewer, {
    campaignId,
    itemId: admin.id,
    version: admin.version,
    snapshotHash: admin.snapshotHash,
    decision: 'revoke',
  })
  await undoDecision(reviewer, { campaignId, itemId: admin.id, version })
  await decideItem(reviewer, {
    campaignId,
    itemId: admin.id,
    version: version + 1,
    snapshotHash: admin.snapshotHash,
    decision: 'approve',
    justification: 'Keeps the account running.',
  })
  await expect(signPart(reviewer, { campaignId })).rejects.toThrow('One item still waits')
  world.clock.advance(1_000)
  await decideItem(reviewer, {
    campaignId,
    itemId: reader.id,
    version: reader.version,
    snapshotHash: reader.snapshotHash,
    decision: 'approve',
  })
  expect(await signPart(reviewer, { campaignId })).toMatchObject({ items: 2 })
  expect(await reviewsOfPerson(reviewer, { personId: ann, until: world.clock.now() })).toMatchObject({
    total: 2,
    decisions: [
      { role: 'reader', decision: 'approve', decidedBy: 'boss', isSigned: true },
      { role: 'admin', justification: 'Keeps the account running.' },
    ],
  })
  const { rows } = await world.database.admin.pool.query(
    'select status, item_count, decided_count, signed_count from campaigns',
  )
  expect(rows).toEqual([{ status: 'running', item_count: 3, decided_count: 2, signed_count: 2 }])
  const revocations = await world.database.admin.pool.query('select status from revocations')
  expect(revocations.rows).toEqual([{ status: 'withdrawn' }])
})
