import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { people, personVersions, webhooks } from '#db/schema/index.ts'
import { dayMs, hourMs, minuteMs } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/ids.ts'
import { advanceReviews } from '../jobs.ts'
import { createRevocationWorld, type RevocationWorld } from '../testing/revocation-world.ts'
import { acceptRisk } from './accept-risk.ts'
import { claimRevocation } from './claim-revocation.ts'
import { endRisk } from './end-risk.ts'
import { exportRevocations } from './export-revocations.ts'
import { markNotSupported } from './mark-not-supported.ts'
import { reopenRevocation } from './reopen-revocation.ts'
import { revokeGrant } from './revoke-grant.ts'

let world: RevocationWorld
beforeEach(async () => {
  const made = await createRevocationWorld()
  world = made
  onTestFinished(() => made.drop())
  await world.send(['reader', 'writer', 'admin', 'admin too'])
  world.clock.advance(hourMs)
})

const others = ['writer', 'admin', 'admin too']
const reason = 'No longer needed.'
const inDays = (days: number) => new Date(world.clock.now().getTime() + days * dayMs)
const risk = (revocationId: string, until = inDays(30)) => ({
  revocationId,
  until,
  reason: 'The vendor cannot remove it.',
  compensatingControl: 'The account is watched.',
})
/** Somebody of the register with this address, who owns the system or an account. */
async function personOf(email: string): Promise<string> {
  const id = newId(world.clock)
  const from = new Date('2026-01-01T00:00:00Z')
  const [feed] = await world.sql<{ id: string; evidence_id: string }>(
    'select f.id, i.evidence_id from access_feeds f join access_imports i on i.feed_id = f.id limit 1',
  )
  if (!feed) throw new Error('Nothing was imported.')
  await world.database.admin.db.insert(people).values({ id, key: email, createdAt: from })
  await world.database.admin.db.insert(personVersions).values({
    personId: id,
    validFrom: from,
    name: email,
    email,
    employment: 'employee',
    state: 'active',
    feedId: feed.id,
    evidenceId: feed.evidence_id,
  })
  return id
}
const ledgered = async (action: string) =>
  (await world.sql('select 1 from ledger_entries where action = $1', [action])).length

test('asked for twice, access keeps the revocation that it has', async () => {
  const grantId = await world.grantOf('reader')
  const first = await revokeGrant(world.lead, { grantId, reason })
  const again = await revokeGrant(world.otherLead, { grantId, reason })
  expect(first.isNew).toBe(true)
  expect(again).toEqual({ revocationId: first.revocationId, isNew: false })
  expect(await ledgered('revocation.request-one')).toBe(1)
})

test('two leads who ask at once are told of the same revocation', async () => {
  const grantId = await world.grantOf('reader')
  const asked = await Promise.all(
    [world.lead, world.otherLead].map((lead) => revokeGrant(lead, { grantId, reason })),
  )
  expect(new Set(asked.map(({ revocationId }) => revocationId)).size).toBe(1)
  expect(asked.filter(({ isNew }) => isNew)).toHaveLength(1)
})

test('privileged access is due in a day, other access in a week', async () => {
  await world.revoke(world.lead, 'reader')
  await world.revoke(world.lead, 'admin')
  const rows = await world.sql(
    "select target ->> 'role' as role, extract(epoch from due_at - requested_at) / 3600 as hours from revocations order by 1",
  )
  expect(rows.map((row) => Object.values(row).map(String))).toEqual([
    ['admin', expect.stringMatching(/^24\.0*$/)],
    ['reader', expect.stringMatching(/^168\.0*$/)],
  ])
})

test('the last administrator stays, also where several ask at once', async () => {
  const grantIds = [await world.grantOf('admin'), await world.grantOf('admin too')]
  const asked = await Promise.allSettled(
    grantIds.map((grantId) => revokeGrant(world.lead, { grantId, reason })),
  )
  expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(asked.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { message: 'Nobody would be left to administer AWS.' },
  })
})

test('nobody asks about their own access', async () => {
  const personId = await personOf('lead@example.org')
  await world.sql("update account_versions set person_id = $1 where username = 'reader'", [personId])
  const grantId = await world.grantOf('reader')
  await expect(revokeGrant(world.lead, { grantId, reason })).rejects.toMatchObject({ code: 'forbidden' })
})

test('the owner of the system says that it is done; another manager cannot', async () => {
  const owner = await world.person('manager', 'owner@example.org')
  const stranger = await world.person('manager', 'stranger@example.org')
  await personOf('stranger@example.org')
  await world.sql('update systems set owner_id = $1', [await personOf('owner@example.org')])
  const revocationId = await world.revoke(world.lead, 'reader')
  await expect(claimRevocation(stranger, { revocationId })).rejects.toMatchObject({ code: 'forbidden' })
  await claimRevocation(owner, { revocationId, note: 'Done in the console.' })
  expect(await world.statusOf(revocationId)).toBe('claimed_done')
  await expect(claimRevocation(owner, { revocationId })).rejects.toMatchObject({ code: 'conflict' })
})

test('what a system cannot take away stays owed, and can still be claimed or proven', async () => {
  const revocationId = await world.revoke(world.lead, 'reader')
  await markNotSupported(world.lead, { revocationId, reason: 'There is no such function.' })
  await claimRevocation(world.lead, { revocationId })
  world.clock.advance(hourMs)
  await world.follow((await world.send(others)).importId)
  expect(await world.steps(revocationId)).toEqual([
    '>open',
    'open>not_supported',
    'not_supported>claimed_done',
    'claimed_done>proven_gone',
  ])
})

test('a risk is accepted under a fresh code, by another lead than decided, for half a year at most', async () => {
  const revocationId = await world.revoke(world.lead, 'reader')
  await expect(acceptRisk(world.lead, risk(revocationId))).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('You decided'),
  })
  const tired = { ...world.otherLead, mfaAt: new Date(world.clock.now().getTime() - 6 * minuteMs) }
  await expect(acceptRisk(tired, risk(revocationId))).rejects.toMatchObject({ code: 'step_up_required' })
  await expect(acceptRisk(world.otherLead, risk(revocationId, inDays(181)))).rejects.toMatchObject({
    code: 'invalid_input',
  })
  expect(await world.statusOf(revocationId)).toBe('open')
  await acceptRisk(world.otherLead, risk(revocationId))
  expect(await world.statusOf(revocationId)).toBe('risk_accepted')
})

test('nobody accepts the risk of their own access', async () => {
  const revocationId = await world.revoke(world.lead, 'reader')
  const personId = await personOf('other-lead@example.org')
  await world.sql("update account_versions set person_id = $1 where username = 'reader'", [personId])
  await expect(acceptRisk(world.otherLead, risk(revocationId))).rejects.toMatchObject({
    message: expect.stringContaining('your own access'),
  })
})

test('an accepted risk ends on its day by itself, once, and the access is owed with its old deadline', async () => {
  const revocationId = await world.revoke(world.lead, 'reader')
  const [before] = await world.sql('select due_at from revocations')
  await acceptRisk(world.otherLead, risk(revocationId))
  world.clock.advance(30 * dayMs - 1)
  await advanceReviews(world.worker)
  expect(await world.statusOf(revocationId)).toBe('risk_accepted')
  world.clock.advance(1)
  await advanceReviews(world.worker)
  await advanceReviews(world.worker)
  expect(await world.steps(revocationId)).toEqual(['>open', 'open>risk_accepted', 'risk_accepted>open'])
  expect(await world.sql('select due_at from revocations')).toEqual([before])
})

test('a lead ends an acceptance before its day; a proof needs no end of it', async () => {
  const ended = await world.revoke(world.lead, 'reader')
  const proven = await world.revoke(world.lead, 'writer')
  await acceptRisk(world.otherLead, risk(ended))
  await acceptRisk(world.otherLead, risk(proven))
  await endRisk(world.lead, { revocationId: ended, reason: 'The vendor has mended it.' })
  world.clock.advance(hourMs)
  await world.follow((await world.send(['reader', 'admin', 'admin too'])).importId)
  expect(await world.statusOf(ended)).toBe('open')
  expect(await world.statusOf(proven)).toBe('proven_gone')
})

test('access given again is asked to go by another revocation, and the first keeps its end', async () => {
  const first = await world.revoke(world.lead, 'reader')
  await expect(reopenRevocation(world.lead, { revocationId: first, reason })).rejects.toMatchObject({
    code: 'conflict',
  })
  world.clock.advance(dayMs)
  await world.follow((await world.send(others)).importId)
  world.clock.advance(dayMs)
  await world.follow((await world.send(['reader', ...others])).importId)
  const { revocationId, isNew } = await reopenRevocation(world.lead, { revocationId: first, reason })
  expect(isNew).toBe(true)
  expect(await reopenRevocation(world.lead, { revocationId: first, reason })).toEqual({
    revocationId,
    isNew: false,
  })
  world.clock.advance(dayMs)
  await world.follow((await world.send(others)).importId)
  expect(await world.statusOf(first)).toBe('regranted')
  expect(await world.statusOf(revocationId)).toBe('proven_gone')
})

test('the last administrator stays when their role was given again', async () => {
  const first = await world.revoke(world.lead, 'admin')
  world.clock.advance(dayMs)
  await world.follow((await world.send(['reader', 'writer', 'admin too'])).importId)
  world.clock.advance(dayMs)
  await world.follow((await world.send(['reader', 'writer', 'admin'])).importId)
  expect(await world.statusOf(first)).toBe('regranted')
  await expect(reopenRevocation(world.lead, { revocationId: first, reason })).rejects.toMatchObject({
    code: 'conflict',
    message: 'Nobody would be left to administer AWS.',
  })
})

test('tickets go to the webhooks that listen, each once', async () => {
  await world.database.admin.db.insert(webhooks).values({
    id: newId(world.clock),
    name: 'tickets',
    url: 'https://tickets.example.org/in',
    secret: Buffer.alloc(32),
    topics: ['revocations'],
    createdAt: world.clock.now(),
    createdBy: newId(world.clock),
  })
  const id = await world.revoke(world.lead, 'reader')
  await claimRevocation(world.lead, { revocationId: id })
  world.clock.advance(hourMs)
  const shown = await world.send(['reader', ...others])
  await world.follow(shown.importId)
  await world.follow(shown.importId)
  world.clock.advance(dayMs)
  await world.follow((await world.send(others)).importId)
  const rows = await world.sql<{ type: string; event: string; status: string; id: string; sha256: number }>(
    `select payload ->> 'type' as type, payload -> 'data' ->> 'event' as event,
       payload #>> '{data,revocation,status}' as status, payload #>> '{data,revocation,id}' as id,
       length(payload #>> '{data,evidence,seen}') as sha256
     from alert_deliveries where channel = 'webhook' order by created_at`,
  )
  expect(rows).toEqual([
    { type: 'revocation.requested', event: 'requested', status: 'open', id, sha256: 64 },
    { type: 'revocation.still_present', event: 'still_present', status: 'open', id, sha256: 64 },
    { type: 'revocation.proven_gone', event: 'proven_gone', status: 'proven_gone', id, sha256: 64 },
  ])
})

test('the list leaves with a fresh code only, and the ledger knows', async () => {
  const tired = { ...world.lead, mfaAt: new Date(world.clock.now().getTime() - 6 * minuteMs) }
  await expect(exportRevocations(tired, { filter: {} })).rejects.toMatchObject({ code: 'step_up_required' })
  await exportRevocations(world.lead, { filter: {} })
  expect(await ledgered('revocations.export')).toBe(1)
})

test('a job, a token and a manager decide nothing here', async () => {
  const revocationId = await world.revoke(world.lead, 'reader')
  const manager = await world.person('manager', 'manager@example.org')
  await expect(markNotSupported(manager, { revocationId, reason })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(claimRevocation(world.worker, { revocationId })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(endRisk(world.worker, { revocationId, reason })).rejects.toMatchObject({ code: 'forbidden' })
})
