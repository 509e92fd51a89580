import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/ids.ts'
import { createAdHocCampaign } from '../commands/create-ad-hoc-campaign.ts'
import { delegateReviews } from '../commands/delegate-reviews.ts'
import { endDelegation } from '../commands/end-delegation.ts'
import { signPart } from '../commands/sign-part.ts'
import { startCampaign } from '../commands/start-campaign.ts'
import { advanceReviews, followImport } from '../jobs.ts'
import { campaign } from '../queries/campaign.ts'
import { campaigns } from '../queries/campaigns.ts'
import { myParts } from '../queries/my-parts.ts'
import { preview } from '../queries/preview.ts'
import { quality } from '../queries/quality.ts'
import { reviewers } from '../queries/reviewers.ts'
import { compareCounters } from '../testing/counters.ts'
import { decideSeen, itemOf, itemsOf, refusal, startQuarter } from '../testing/part-of.ts'
import { createReviewWorld, type ReviewWorld } from '../testing/review-world.ts'

let world: ReviewWorld
beforeEach(async () => {
  const made = await createReviewWorld()
  world = made
  onTestFinished(() => made.database.drop())
})

const advance = () => advanceReviews(world.worker)
const sql = (text: string, values: unknown[] = []) => world.database.admin.pool.query(text, values)
async function agree() {
  const { stored, counted } = await compareCounters(world)
  expect(stored).toEqual(counted)
}

/** boss → head; ann and bob report to boss. */
async function organisation() {
  const head = await world.person('head')
  const boss = await world.person('boss', { manager: head })
  const ann = await world.person('ann', { manager: boss })
  const bob = await world.person('bob', { manager: boss, department: 'sales' })
  const system = await world.system('AWS', head)
  await world.grant(system, { person: ann, role: 'reader' })
  await world.grant(system, { person: bob, role: 'writer' })
  const [lead, reviewer] = [await world.user('lead', 'lead'), await world.user('boss')]
  return { head, boss, ann, bob, system, lead, reviewer }
}

test('nothing is drafted where no access is known', async () => {
  await advance()
  expect((await sql('select 1 from campaigns')).rows).toEqual([])
})

test('a quarter drafts itself, shows its preview, and starts itself at its date', async () => {
  const { lead, boss } = await organisation()
  await advance()
  await advance()
  const [draft, ...others] = await campaigns(lead, {})
  expect(others).toEqual([])
  expect(draft).toMatchObject({ quarter: '2026-Q4', status: 'draft', startsAt: '2026-10-12T00:00:00.000Z' })
  const shown = await preview(lead, { campaignId: draft?.id ?? '' })
  expect(shown.population).toEqual({ grants: 2, accounts: 2, people: 2, systems: 1, privileged: 0 })
  expect(shown.reviewers).toEqual([
    {
      reviewerId: boss,
      name: 'boss',
      items: 2,
      hasSignIn: true,
      isNobody: false,
      reasons: [{ reason: 'manager', items: 2 }],
    },
  ])
  expect(shown.completeness.map(({ words }) => words)).toEqual(['directory: unknown'])
  world.clock.set('2026-10-12T00:07:00Z')
  await advance()
  const view = await campaign(lead, { campaignId: draft?.id ?? '' })
  expect(view).toMatchObject({ status: 'running', dueAt: '2026-11-02T23:59:59.999Z', isOverdue: false })
  world.clock.set('2026-11-03T00:00:00Z')
  expect(await campaign(lead, { campaignId: draft?.id ?? '' })).toMatchObject({ isOverdue: true })
})

test('a reviewer who leaves hands over to whoever would be asked now', async () => {
  const { lead, boss, head } = await organisation()
  const campaignId = await startQuarter(lead, '2026-Q4')
  await sql("update person_versions set state = 'left' where person_id = $1", [boss])
  await advance()
  const lines = await reviewers(lead, { campaignId })
  expect(lines.map(({ reviewerId, progress }) => [reviewerId, progress.items])).toEqual([[head, 2]])
  expect(lines[0]).toMatchObject({ hasSignIn: false })
  const history = await sql('select reason, from_id, to_id from review_assignments')
  expect(history.rows).toEqual([
    { reason: 'handed_over', from_id: boss, to_id: head },
    { reason: 'handed_over', from_id: boss, to_id: head },
  ])
  await agree()
})

test('who has signed is asked to sign again for the decisions that somebody who left hands over', async () => {
  const { lead, reviewer, boss, head } = await organisation()
  const cat = await world.person('cat', { manager: head })
  await world.grant(await world.system('GitHub', head), { person: cat, role: 'member' })
  const campaignId = await startQuarter(lead, '2026-Q4')
  const receiver = await world.user('head')
  await decideSeen(receiver, await itemOf(receiver, campaignId, 'member'), { decision: 'approve' })
  await signPart(receiver, { campaignId })
  for (const item of await itemsOf(reviewer, campaignId))
    await decideSeen(reviewer, item, { decision: 'approve' })
  await sql("update person_versions set state = 'left' where person_id = $1", [boss])
  await advance()
  const signed = () =>
    sql('select signed_at is not null as is_signed from reviewer_parts where reviewer_id = $1', [head])
  expect((await signed()).rows).toEqual([{ is_signed: false }])
  await signPart(receiver, { campaignId })
  expect(await campaign(lead, { campaignId })).toMatchObject({ status: 'completed' })
  await agree()
})

test('a delegate decides for a while, never on themselves, and hands back what is left', async () => {
  const { lead, reviewer, ann, boss } = await organisation()
  const campaignId = await startQuarter(lead, '2026-Q4')
  const stand = await world.user('ann')
  const { delegationId, moved } = await delegateReviews(reviewer, {
    toId: ann,
    validTo: new Date(world.clock.now().getTime() + 7 * dayMs),
    reason: 'Holiday.',
  })
  expect(moved).toBe(1)
  expect(
    (await itemsOf(stand, campaignId)).map(({ role, reviewerReason }) => [role, reviewerReason]),
  ).toEqual([['writer', 'delegate']])
  expect((await itemsOf(reviewer, campaignId)).map(({ role }) => role)).toEqual(['reader'])
  expect((await myParts(stand, {})).delegations).toMatchObject([{ fromId: boss, toId: ann, isActive: true }])
  // One step only: a delegate hands nothing on.
  const chain = delegateReviews(stand, {
    toId: boss,
    validTo: new Date(world.clock.now().getTime() + dayMs),
    reason: 'Holiday too.',
  })
  expect(await refusal(chain)).toMatchObject({ code: 'conflict' })
  expect(await endDelegation(reviewer, { delegationId })).toEqual({ moved: 1 })
  expect(await itemsOf(reviewer, campaignId)).toHaveLength(2)
  await agree()
})

test('a delegation that runs out hands back by itself', async () => {
  const { lead, reviewer, ann } = await organisation()
  const campaignId = await startQuarter(lead, '2026-Q4')
  const validTo = new Date(world.clock.now().getTime() + 2 * dayMs)
  await delegateReviews(reviewer, { toId: ann, validTo, reason: 'Holiday.' })
  await advance()
  expect(await itemsOf(reviewer, campaignId)).toHaveLength(1)
  world.clock.advance(3 * dayMs)
  await advance()
  expect(await itemsOf(reviewer, campaignId)).toHaveLength(2)
})

test('whoever left and still holds something is asked about at once; a move is proposed', async () => {
  const { lead, ann, bob } = await organisation()
  await startQuarter(lead, '2026-Q4')
  world.clock.advance(dayMs)
  const now = world.clock.now()
  await sql("update person_versions set state = 'left', left_at = $2 where person_id = $1", [ann, now])
  await sql('update person_versions set valid_to = $2 where person_id = $1', [bob, now])
  await sql(
    `insert into person_versions (person_id, valid_from, name, email, department, manager_id, employment, state, feed_id, evidence_id)
     select person_id, $2, name, email, 'finance', manager_id, employment, state, feed_id, evidence_id
     from person_versions where person_id = $1`,
    [bob, now],
  )
  world.clock.advance(1_000)
  await advance()
  await advance()
  const adHoc = (await campaigns(lead, {})).filter(({ kind }) => kind === 'ad_hoc')
  expect(adHoc.map(({ title, status, progress }) => [title, status, progress.items])).toEqual([
    ['Leavers, 6 October 2026', 'running', 1],
    ['Movers, 6 October 2026', 'draft', 0],
  ])
})

test('a register that begins to name departments moves nobody', async () => {
  const { lead, bob } = await organisation()
  await startQuarter(lead, '2026-Q4')
  world.clock.advance(dayMs)
  const now = world.clock.now()
  await sql('update person_versions set valid_to = $2, department = null where person_id = $1', [bob, now])
  await sql(
    `insert into person_versions (person_id, valid_from, name, email, department, manager_id, employment, state, feed_id, evidence_id)
     select person_id, $2, name, email, 'finance', manager_id, employment, state, feed_id, evidence_id
     from person_versions where person_id = $1`,
    [bob, now],
  )
  world.clock.advance(1_000)
  await advance()
  expect((await campaigns(lead, {})).filter(({ kind }) => kind === 'ad_hoc')).toEqual([])
})

test('a clock that runs on while the job works stops nothing', async () => {
  const { lead, ann } = await organisation()
  await startQuarter(lead, '2026-Q4')
  world.clock.advance(dayMs)
  await sql("update person_versions set state = 'left', left_at = $2 where person_id = $1", [
    ann,
    world.clock.now(),
  ])
  const running = {
    now: () => {
      world.clock.advance(1)
      return world.clock.now()
    },
  }
  await advanceReviews({ ...world.worker, clock: running })
  const adHoc = (await campaigns(lead, {})).filter(({ kind }) => kind === 'ad_hoc')
  expect(adHoc).toMatchObject([{ title: 'Leavers, 6 October 2026', status: 'running' }])
})

test('an approval that ended after its campaign is asked about in one of its own', async () => {
  const { lead, reviewer } = await organisation()
  const campaignId = await startQuarter(lead, '2026-Q4')
  const approvedUntil = new Date(world.clock.now().getTime() + 10 * dayMs)
  await decideSeen(reviewer, await itemOf(reviewer, campaignId, 'reader'), {
    decision: 'approve_until',
    approvedUntil,
  })
  await decideSeen(reviewer, await itemOf(reviewer, campaignId, 'writer'), { decision: 'approve' })
  await signPart(reviewer, { campaignId })
  world.clock.advance(11 * dayMs)
  await advance()
  await advance()
  const [running] = (await campaigns(lead, {})).filter(({ kind }) => kind === 'ad_hoc')
  expect(running).toMatchObject({ title: 'Approvals that ended, 16 October 2026', status: 'running' })
  const [item, ...others] = await itemsOf(reviewer, running?.id ?? '')
  expect(others).toEqual([])
  expect(item).toMatchObject({ role: 'reader', rank: 'changed' })
})

test('what nobody could review goes to whoever can be asked later', async () => {
  const solo = await world.person('solo')
  const system = await world.system('AWS', solo)
  await world.grant(system, { person: solo, role: 'reader' })
  const lead = await world.user('lead', 'lead')
  const campaignId = await startQuarter(lead, '2026-Q4')
  expect(await reviewers(lead, { campaignId })).toMatchObject([{ name: 'Nobody yet', isNobody: true }])
  const leadPerson = await world.person('lead')
  await advance()
  expect(await reviewers(lead, { campaignId })).toMatchObject([{ reviewerId: leadPerson, isNobody: false }])
  await agree()
})

test('ten approvals in a rush without a word are flagged', async () => {
  const boss = await world.person('boss')
  const system = await world.system('AWS')
  for (let index = 0; index < 10; index++) {
    await world.grant(system, {
      person: await world.person(`p${index}`, { manager: boss }),
      role: `role ${index}`,
    })
  }
  const [lead, reviewer] = [await world.user('lead', 'lead'), await world.user('boss')]
  const campaignId = await startQuarter(lead, '2026-Q4')
  for (const item of await itemsOf(reviewer, campaignId))
    await decideSeen(reviewer, item, { decision: 'approve', decisionMs: 900 })
  expect(await quality(lead, { campaignId })).toMatchObject([
    { name: 'boss', isRubberStamp: true, medianSeconds: 0.9, approveRatio: 1, bulkRatio: 0 },
  ])
})

/** Campaigns that match cannot be written any more. */
const refuseCampaigns = (when: string) =>
  sql(`create function refuse() returns trigger language plpgsql as $$ begin raise 'no room'; end $$;
    create trigger refuse before insert or update on campaigns for each row when (${when}) execute function refuse()`)

test('a step that fails keeps no other from its turn, and the job tells of it', async () => {
  const { lead, ann, bob, boss, head } = await organisation()
  const campaignId = await startQuarter(lead, '2026-Q4')
  world.clock.advance(dayMs)
  await sql("update person_versions set state = 'left' where person_id = $1", [boss])
  await sql("update person_versions set state = 'left', left_at = $2 where person_id = $1", [
    ann,
    world.clock.now(),
  ])
  await sql('update person_versions set manager_id = $2 where person_id = $1', [bob, head])
  await refuseCampaigns("new.title like 'Leavers%'")
  await expect(advance()).rejects.toThrow(/^A step of reviews\.advance failed: leavers \(.*no room/s)
  // What comes after it had its turn: the part of the reviewer who left is somebody else's.
  expect((await reviewers(lead, { campaignId })).map(({ reviewerId }) => reviewerId)).toEqual([head])
})

test('a campaign that cannot be advanced holds up no other', async () => {
  const { lead, boss, head, system } = await organisation()
  const { campaignId: first } = await createAdHocCampaign(lead, {
    title: 'First',
    scope: { systemIds: [system] },
    startsOn: 'at_once',
  })
  const { campaignId: second } = await createAdHocCampaign(lead, {
    title: 'Second',
    scope: { systemIds: [system] },
    startsOn: 'at_once',
  })
  for (const campaignId of [first, second]) await startCampaign(lead, { campaignId })
  await sql("update person_versions set state = 'left' where person_id = $1", [boss])
  await sql(`create function refuse() returns trigger language plpgsql as $$ begin raise 'no room'; end $$;
    create trigger refuse before update on review_items for each row
      when (new.campaign_id = '${first}') execute function refuse()`)
  await expect(advance()).rejects.toThrow(new RegExp(`steps? of reviews\\.advance failed: .*${first}`, 's'))
  const reviewersOf = async (campaignId: string) =>
    (await reviewers(lead, { campaignId })).map(({ reviewerId }) => reviewerId)
  expect([await reviewersOf(first), await reviewersOf(second)]).toEqual([[boss], [head]])
})

test('a campaign that cannot be followed after an import holds up no other', async () => {
  const { lead, reviewer, system, ann } = await organisation()
  const { grantId } = await world.grant(system, { person: ann, role: 'auditor' })
  const campaignIds = []
  for (const title of ['First', 'Second']) {
    const scope = { systemIds: [system] }
    const { campaignId } = await createAdHocCampaign(lead, { title, scope, startsOn: 'at_once' })
    await startCampaign(lead, { campaignId })
    campaignIds.push(campaignId)
  }
  const [first = '', second = ''] = campaignIds
  await sql('update grants set valid_to = $2 where id = $1', [grantId, world.clock.now()])
  await sql(`create function refuse() returns trigger language plpgsql as $$ begin raise 'no room'; end $$;
    create trigger refuse before update on review_items for each row
      when (new.campaign_id = '${first}') execute function refuse()`)
  await expect(followImport(world.worker, { importId: newId(world.clock) })).rejects.toThrow(
    /^A step of reviews\.follow-import failed: campaign .*no room/s,
  )
  const rolesOf = async (campaignId: string) =>
    (await itemsOf(reviewer, campaignId)).map(({ role }) => role).toSorted()
  expect(await rolesOf(first)).toEqual(['auditor', 'reader', 'writer'])
  expect(await rolesOf(second)).toEqual(['reader', 'writer'])
})
