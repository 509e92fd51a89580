import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { endSourceFacts } from '#lib/access/commands/end-source-facts.ts'
import { retireSource } from '#lib/access/commands/retire-source.ts'
import { personFact } from '#lib/access/testing/facts.ts'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { createAdHocCampaign } from '#lib/reviews/commands/create-ad-hoc-campaign.ts'
import { reopenRevocation } from '#lib/reviews/commands/reopen-revocation.ts'
import { signPart } from '#lib/reviews/commands/sign-part.ts'
import { startCampaign } from '#lib/reviews/commands/start-campaign.ts'
import { revocationFacts } from '#lib/reviews/queries/facts.ts'
import { decideSeen, itemsOf } from '#lib/reviews/testing/part-of.ts'
import { createRevocationWorld, type RevocationWorld } from '#lib/reviews/testing/revocation-world.ts'
import { regrants } from './causes/regrants.ts'

const others = ['writer', 'admin']
let world: RevocationWorld
let revocationId: string
beforeEach(async () => {
  const made = await createRevocationWorld()
  world = made
  onTestFinished(() => made.drop())
  // The lead is a person of the register too, and is asked about access that is nobody else's.
  await world.merge(await world.sourceNamed('HR', 'people'), 'people', [personFact('lead@example.org')])
  await arrive(['reader', ...others])
  revocationId = await world.revoke(world.lead, 'reader')
  await arrive(others)
  await arrive(['reader', ...others])
})

async function arrive(roles: readonly string[]) {
  world.clock.advance(dayMs)
  const { importId } = await world.send(roles)
  await world.follow(importId)
  world.clock.advance(hourMs)
}

/** What the alerts and what the posture page say is given again, as of one moment. */
async function said(asOf = world.clock.now()) {
  const causes = await regrants(world.worker.db, asOf)
  const facts = await revocationFacts(world.worker, { asOf })
  return {
    alerts: causes.map(({ subject }) => subject),
    posture: facts
      .filter(({ isRegranted }) => isRegranted)
      .map((fact) => ({ revocationId: fact.revocationId })),
  }
}
const open = () => ({ alerts: [{ revocationId }], posture: [{ revocationId }] })
const over = { alerts: [], posture: [] }

test('a re-grant that an approval answers is open until the approval is signed', async () => {
  expect(await said()).toEqual(open())
  const { campaignId } = await createAdHocCampaign(world.lead, {
    title: 'What came back',
    scope: { systemIds: [world.systemId] },
  })
  await startCampaign(world.lead, { campaignId })
  for (const item of await itemsOf(world.lead, campaignId))
    await decideSeen(world.lead, item, { decision: 'approve', justification: 'Needed for the audit.' })
  expect(await said()).toEqual(open())
  const unsigned = world.clock.now()
  world.clock.advance(hourMs)
  await signPart(world.lead, { campaignId })
  expect(await said()).toEqual(over)
  expect(await said(unsigned)).toEqual(open())
})

test('a re-grant that is asked to go once more is that revocation’s, no longer open', async () => {
  const before = world.clock.now()
  world.clock.advance(hourMs)
  await reopenRevocation(world.lead, { revocationId, reason: 'It must stay gone.' })
  expect(await said()).toEqual(over)
  expect(await said(before)).toEqual(open())
})

test('a re-grant that an import shows gone is over, and was open while it was held', async () => {
  const held = world.clock.now()
  await arrive(others)
  expect(await said()).toEqual(over)
  expect(await said(held)).toEqual(open())
})

test('a re-grant whose source is retired stays open: no import showed it gone', async () => {
  const keeper = await world.person('admin')
  await retireSource(keeper, { sourceId: world.sourceId })
  await endSourceFacts(world.worker, { sourceId: world.sourceId })
  world.clock.advance(hourMs)
  expect(await said()).toEqual(open())
})
