import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { dayMs, hourMs, secondMs } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/ids.ts'
import { followImport, storeSignedPart } from '../jobs.ts'
import { queue } from '../queries/queue.ts'
import { queueItem } from '../queries/queue-item.ts'
import { compareCounters } from '../testing/counters.ts'
import { decideSeen, itemOf, itemsOf, startQuarter } from '../testing/part-of.ts'
import { createReviewWorld, type ReviewWorld } from '../testing/review-world.ts'
import { createAdHocCampaign } from './create-ad-hoc-campaign.ts'
import { signPart } from './sign-part.ts'
import { startCampaign } from './start-campaign.ts'

let world: ReviewWorld
beforeEach(async () => {
  const made = await createReviewWorld()
  world = made
  onTestFinished(() => made.database.drop())
})

/** Ann's access, decided by her manager. */
async function annsReview(roles: string[]) {
  const boss = await world.person('boss')
  const ann = await world.person('ann', { manager: boss })
  const system = await world.system('AWS', boss)
  const held = new Map<string, Awaited<ReturnType<ReviewWorld['grant']>>>()
  for (const role of roles) held.set(role, await world.grant(system, { person: ann, role }))
  const [lead, reviewer] = [await world.user('lead', 'lead'), await world.user('boss')]
  const campaignId = await startQuarter(lead, '2026-Q4')
  world.clock.advance(hourMs)
  const grantOf = (role: string) => {
    const grant = held.get(role)
    if (!grant) throw new Error(`Nothing has the role ${role}.`)
    return grant
  }
  return { boss, ann, system, reviewer, lead, campaignId, grantOf }
}

const follow = () => {
  // An import comes after what it follows: at one instant the order of two events would be chance.
  world.clock.advance(secondMs)
  return followImport(world.worker, { importId: newId(world.clock) })
}
const sql = (text: string, values: unknown[]) => world.database.admin.pool.query(text, values)
const end = (grantId: string) =>
  sql('update grants set valid_to = $2 where id = $1', [grantId, world.clock.now()])
const weaken = (accountId: string) =>
  sql("update account_versions set mfa = 'none' where account_id = $1", [accountId])
async function agree() {
  const { stored, counted } = await compareCounters(world)
  expect(stored).toEqual(counted)
}

test('access that ended before anybody decided leaves the queue, and comes back with the grant', async () => {
  const { reviewer, campaignId, grantOf } = await annsReview(['reader', 'writer'])
  await end(grantOf('reader').grantId)
  await follow()
  expect((await itemsOf(reviewer, campaignId)).map(({ role }) => role)).toEqual(['writer'])
  expect(await queue(reviewer, { campaignId })).toMatchObject({ total: 1, decided: 0 })
  await agree()
  await sql('update grants set valid_to = null where id = $1', [grantOf('reader').grantId])
  await follow()
  expect(await queue(reviewer, { campaignId })).toMatchObject({ total: 2 })
  await agree()
})

test('an approval that is not signed waits again when the factor behind it is lost, and says so', async () => {
  const { reviewer, campaignId, grantOf } = await annsReview(['reader'])
  const before = await itemOf(reviewer, campaignId, 'reader')
  await decideSeen(reviewer, before, { decision: 'approve' })
  await weaken(grantOf('reader').accountId)
  await follow()
  const after = await itemOf(reviewer, campaignId, 'reader')
  expect(after).toMatchObject({ id: before.id, decision: null, rank: 'changed' })
  expect(after.reopenedAt).not.toBeNull()
  expect(after.reasonTexts[0]).toBe('Changed since it was approved: second factor enforced → none')
  expect(after.snapshotHash).not.toBe(before.snapshotHash)
  const { events } = await queueItem(reviewer, { campaignId, itemId: after.id })
  expect(events.map((event) => event.kind === 'decided' && event.decision)).toEqual([null, 'approve'])
  await agree()
})

test('what was signed stays as it was signed: another item takes its place and opens the part again', async () => {
  const { reviewer, campaignId, grantOf } = await annsReview(['reader', 'writer'])
  for (const item of await itemsOf(reviewer, campaignId))
    await decideSeen(reviewer, item, { decision: 'approve' })
  // Another reviewer keeps the campaign open.
  const system = await world.system('GitHub')
  await world.grant(system, { role: 'late' })
  await sql('update campaigns set item_count = item_count + 1 where id = $1', [campaignId])
  const old = await itemOf(reviewer, campaignId, 'reader')
  await signPart(reviewer, { campaignId })
  await sql('update campaigns set item_count = item_count - 1 where id = $1', [campaignId])
  await weaken(grantOf('reader').accountId)
  await follow()
  const items = await itemsOf(reviewer, campaignId)
  expect(items.map(({ role, isSigned, rank }) => [role, isSigned, rank])).toEqual([
    ['reader', false, 'changed'],
    ['writer', true, 'rest'],
  ])
  expect(items[0]?.id).not.toBe(old.id)
  const { rows } = await sql(
    'select decision, signed_at is not null as signed from review_items where id = $1',
    [old.id],
  )
  expect(rows).toEqual([{ decision: 'approve', signed: true }])
  const parts = await sql('select signed_at from reviewer_parts where campaign_id = $1', [campaignId])
  expect(parts.rows).toEqual([{ signed_at: null }])
  await agree()
})

test('another role in place of the one that was asked about is asked about instead', async () => {
  const { reviewer, campaignId, grantOf, system } = await annsReview(['reader'])
  await decideSeen(reviewer, await itemOf(reviewer, campaignId, 'reader'), { decision: 'approve' })
  await end(grantOf('reader').grantId)
  const now = await world.grantOf(system, grantOf('reader').accountId, { role: 'admin', isPrivileged: true })
  await sql('update grants set valid_from = $2 where id = $1', [now.grantId, world.clock.now()])
  await follow()
  const item = await itemOf(reviewer, campaignId, 'admin')
  expect(item.rank).toBe('changed')
  expect(item.reasonTexts[0]).toBe('Changed since it was approved: role reader → admin, privileged no → yes')
  await agree()
})

test('another role that was observed before the start, and became known after it, is asked about as well', async () => {
  const { reviewer, campaignId, grantOf, system } = await annsReview(['reader'])
  await end(grantOf('reader').grantId)
  // Held for months, says the document that has just arrived.
  await world.grantOf(system, grantOf('reader').accountId, { role: 'admin', isPrivileged: true })
  await follow()
  expect((await itemsOf(reviewer, campaignId)).map(({ role }) => role)).toEqual(['admin'])
  await agree()
})

describe('a campaign about some grants alone', () => {
  /** Only the reader's role is asked about: that of a writer, held all along by the same account, is not. */
  async function aboutReader() {
    const { lead, reviewer, system, grantOf } = await annsReview(['reader'])
    const { accountId, grantId, key } = grantOf('reader')
    await world.grantOf(system, accountId, { role: 'writer' })
    world.clock.advance(hourMs)
    const { campaignId } = await createAdHocCampaign(lead, {
      title: 'Approvals that ended',
      scope: { grantKeys: [key] },
    })
    await startCampaign(lead, { campaignId })
    world.clock.advance(hourMs)
    await end(grantId)
    const roles = async () => (await itemsOf(reviewer, campaignId)).map(({ role }) => role)
    return { system, accountId, roles }
  }

  test('does not take for a replacement what was held all along', async () => {
    const { roles } = await aboutReader()
    await follow()
    expect(await roles()).toEqual([])
  })

  test('asks about a role that was observed before its start and became known after it', async () => {
    const { system, accountId, roles } = await aboutReader()
    const { grantId } = await world.grantOf(system, accountId, { role: 'admin' })
    const evidenceId = newId(world.clock)
    await sql(
      `insert into evidence select (e.copy).* from (
         select jsonb_populate_record(evidence, jsonb_build_object('id', $1::text)) as copy from evidence where id = $2) e`,
      [evidenceId, world.evidenceId],
    )
    await sql(
      `insert into access_imports (id, source_id, feed_id, evidence_id, status, file_name, is_declared_complete,
         sent_sha256, sent_size, collector, submitted_by_type, submitted_by_id, submitted_by_name, observed_at,
         received_at, finished_at, idempotency_key)
       values ($1, $2, $3, $1, 'complete', 'late.csv', true, '', 0, 'test', 'system', 'x', 'x', '2026-01-01', $4, $4, '')`,
      [evidenceId, world.sourceId, world.feedId, world.clock.now()],
    )
    await sql('update grants set evidence_id = $2 where id = $1', [grantId, evidenceId])
    await follow()
    expect(await roles()).toEqual(['admin'])
  })
})

test('a decision to revoke is not asked about again, whatever else changes', async () => {
  const { reviewer, campaignId, grantOf } = await annsReview(['reader'])
  await decideSeen(reviewer, await itemOf(reviewer, campaignId, 'reader'), { decision: 'revoke' })
  await weaken(grantOf('reader').accountId)
  await follow()
  expect(await itemOf(reviewer, campaignId, 'reader')).toMatchObject({ decision: 'revoke', reopenedAt: null })
})

test('an account that becomes the reviewer’s own is asked of somebody else', async () => {
  const { boss, reviewer, campaignId, grantOf } = await annsReview(['reader', 'writer'])
  await sql('update account_versions set person_id = $2 where account_id = $1', [
    grantOf('reader').accountId,
    boss,
  ])
  await follow()
  expect((await itemsOf(reviewer, campaignId)).map(({ role }) => role)).toEqual(['writer'])
  const { rows } = await sql('select count(*)::int as n from review_items where reviewer_id = person_id', [])
  expect(rows).toEqual([{ n: 0 }])
  await agree()
})

test('following twice changes nothing the second time', async () => {
  const { reviewer, campaignId, grantOf } = await annsReview(['reader', 'writer'])
  await decideSeen(reviewer, await itemOf(reviewer, campaignId, 'reader'), { decision: 'approve' })
  await weaken(grantOf('reader').accountId)
  await end(grantOf('writer').grantId)
  await follow()
  const once = await sql('select * from review_items order by id', [])
  await follow()
  expect((await sql('select * from review_items order by id', [])).rows).toEqual(once.rows)
})

test('a signed part becomes evidence once, and its bytes say what was signed', async () => {
  const { boss, reviewer, campaignId } = await annsReview(['reader'])
  await decideSeen(reviewer, await itemOf(reviewer, campaignId, 'reader'), { decision: 'approve' })
  const { digest } = await signPart(reviewer, { campaignId })
  expect((await sql('select status from campaigns', [])).rows).toEqual([{ status: 'completed' }])
  const first = await storeSignedPart(world.worker, { campaignId, reviewerId: boss })
  const again = await storeSignedPart(world.worker, { campaignId, reviewerId: boss })
  expect(again).toEqual(first)
  const { rows } = await sql('select kind, scope, submitted_by_name from evidence where id = $1', [
    first.evidenceId,
  ])
  expect(rows).toMatchObject([
    { kind: 'review-decision', scope: { reviewer: 'boss' }, submitted_by_name: 'boss' },
  ])
  const ledger = await sql(
    "select convert_from(p.payload, 'UTF8')::jsonb ->> 'digest' as digest from ledger_entries e join ledger_payloads p using (index) where e.action like 'review-part.%' order by e.index",
    [],
  )
  expect(ledger.rows).toEqual([{ digest }, { digest }])
})

test('an approval given until a day waits again when the day has passed', async () => {
  const { reviewer, campaignId } = await annsReview(['reader'])
  const until = new Date(world.clock.now().getTime() + 3 * dayMs)
  await decideSeen(reviewer, await itemOf(reviewer, campaignId, 'reader'), {
    decision: 'approve_until',
    approvedUntil: until,
  })
  world.clock.advance(4 * dayMs)
  await follow()
  const item = await itemOf(reviewer, campaignId, 'reader')
  expect(item.decision).toBeNull()
  expect(item.reasonTexts[0]).toBe('Changed since it was approved: approval until 2026-10-08 → ended')
  await agree()
})
