import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { AccessFact } from '#lib/access/model/fact.ts'
import { grantFact } from '#lib/access/testing/facts.ts'
import { dayMs, hourMs, minuteMs } from '#lib/platform/clock.ts'
import { revocation } from '../queries/revocation.ts'
import { createRevocationWorld, type RevocationWorld } from '../testing/revocation-world.ts'
import { claimRevocation } from './claim-revocation.ts'
import { reopenRevocation } from './reopen-revocation.ts'
import { revokeGrant } from './revoke-grant.ts'

let world: RevocationWorld
beforeEach(async () => {
  const made = await createRevocationWorld()
  world = made
  onTestFinished(() => made.drop())
  await world.send(['reader', 'admin', 'writer', 'auditor'])
  world.clock.advance(hourMs)
})

const others = ['writer', 'admin', 'auditor']

test('only a newer, complete import that no longer shows the grant proves it gone', async () => {
  const id = await world.revoke(world.lead, 'reader')
  world.clock.advance(dayMs)
  const { importId, observedAt } = await world.send(others)
  expect(await world.statusOf(id)).toBe('open')
  expect(await world.follow(importId)).toEqual({ proven: 1, stillPresent: 0, regranted: 0, hasMore: false })
  const [row] = await world.sql(
    `select r.status, r.proven_at, p.id = i.evidence_id as is_that_import, s.id <> p.id as is_two_documents
     from revocations r join evidence p on p.id = r.proof_evidence_id join evidence s on s.id = r.seen_evidence_id
     join access_imports i on i.id = $2 where r.id = $1`,
    [id, importId],
  )
  expect(row).toEqual({
    status: 'proven_gone',
    proven_at: observedAt,
    is_that_import: true,
    is_two_documents: true,
  })
})

test('the ledger names both documents', async () => {
  const id = await world.revoke(world.lead, 'reader')
  world.clock.advance(dayMs)
  const { importId } = await world.send(others)
  await world.follow(importId)
  const [entry] = await world.sql<{ leaf: Buffer }>(
    "select leaf from ledger_entries where action = 'revocation.prove'",
  )
  const leaf = JSON.parse(entry?.leaf.toString() ?? '{}') as { evidence: string[]; object: unknown }
  const digests = await world.sql<{ sha256: string }>(
    `select encode(e.sha256, 'hex') as sha256 from revocations r
     join evidence e on e.id in (r.seen_evidence_id, r.proof_evidence_id) where r.id = $1 order by 1`,
    [id],
  )
  expect(leaf.object).toEqual({ type: 'access-import', id: importId })
  expect(leaf.evidence).toEqual(digests.map(({ sha256 }) => sha256))
  expect(leaf.evidence).toHaveLength(2)
})

test('a role that is held by another way since it was asked to go is not gone', async () => {
  const by = (group: string) =>
    grantFact('reader', 'reader', { path: [{ type: 'group' as const, name: group }] })
  const send = (...facts: AccessFact[]) =>
    world.merge(world.sourceId, 'csv', [...others.map((role) => grantFact(role, role)), ...facts], {
      part: 'groups',
      isReleased: true,
    })
  await send(by('platform'))
  world.clock.advance(hourMs)
  const { revocationId } = await revokeGrant(world.lead, {
    grantId: await world.grantOf('reader', 'groups'),
    reason: 'No longer needed.',
  })
  await claimRevocation(world.lead, { revocationId })
  world.clock.advance(dayMs)
  await world.follow((await send(by('operations'))).importId)
  expect(await world.statusOf(revocationId)).toBe('open')
  expect(await revocation(world.lead, { revocationId })).toMatchObject({ lastComplete: { isHeld: true } })
  world.clock.advance(dayMs)
  await world.follow((await send()).importId)
  expect(await world.steps(revocationId)).toEqual([
    '>open',
    'open>claimed_done',
    'claimed_done>still_present',
    'still_present>open',
    'open>proven_gone',
  ])
})

test('a partial import proves nothing', async () => {
  const id = await world.revoke(world.lead, 'reader')
  world.clock.advance(dayMs)
  const { importId, status } = await world.send(others, { isPartial: true })
  expect(status).toBe('partial')
  expect(await world.follow(importId)).toMatchObject({ proven: 0 })
  expect(await world.statusOf(id)).toBe('open')
})

test('an import that was observed before the request proves nothing', async () => {
  const observedAt = world.clock.now()
  world.clock.advance(minuteMs)
  const id = await world.revoke(world.lead, 'reader')
  world.clock.advance(minuteMs)
  const { importId, status } = await world.send(others, { observedAt })
  expect(status).toBe('complete')
  expect(await world.follow(importId)).toMatchObject({ proven: 0 })
  expect(await world.statusOf(id)).toBe('open')
})

test('an import of another feed proves nothing', async () => {
  const id = await world.revoke(world.lead, 'reader')
  world.clock.advance(dayMs)
  const { importId, status } = await world.send(others, { part: 'elsewhere' })
  expect(status).toBe('complete')
  expect(await world.follow(importId)).toMatchObject({ proven: 0 })
  expect(await world.statusOf(id)).toBe('open')
})

test('a complete import that says nothing of grants proves nothing, and contradicts no claim', async () => {
  const id = await world.revoke(world.lead, 'reader')
  await claimRevocation(world.lead, { revocationId: id })
  world.clock.advance(dayMs)
  const { importId, status } = await world.merge(world.sourceId, 'csv', [], {
    listsAccounts: false,
    listsGrants: false,
  })
  expect(status).toBe('complete')
  expect(await world.follow(importId)).toMatchObject({ proven: 0, stillPresent: 0 })
  expect(await world.statusOf(id)).toBe('claimed_done')
  // Nor does its page take it for the newest that could have.
  const { lastComplete } = await revocation(world.lead, { revocationId: id })
  expect(lastComplete).toMatchObject({ isHeld: true })
  expect(lastComplete?.importId).not.toBe(importId)
})

/** The only access of its feed: asked to go, gone, back and gone once more, so that the feed lists nothing any more. */
async function goneBeforeItIsOwedAgain() {
  const part = 'alone'
  await world.send(['reader'], { part })
  world.clock.advance(hourMs)
  const reason = 'It must stay gone.'
  const grantId = await world.grantOf('reader', part)
  const { revocationId: first } = await revokeGrant(world.lead, { grantId, reason })
  for (const roles of [[], ['reader'], []]) {
    world.clock.advance(dayMs)
    await world.follow((await world.send(roles, { part })).importId)
  }
  const { revocationId } = await reopenRevocation(world.lead, { revocationId: first, reason })
  world.clock.advance(dayMs)
  return revocationId
}

test('the last grant of a feed, gone before it was owed, is proven by the next complete list that is empty still', async () => {
  const id = await goneBeforeItIsOwedAgain()
  const { importId, observedAt } = await world.send([], { part: 'alone' })
  await world.follow(importId)
  const [row] = await world.sql('select status, proven_at from revocations where id = $1', [id])
  expect(row).toEqual({ status: 'proven_gone', proven_at: observedAt })
})

test.each([
  ['whose sender does not say that it is all', 'partial', { isDeclaredComplete: false }],
  ['that is not meant to list access', 'complete', { listsAccounts: false, listsGrants: false }],
])('an empty document %s proves nothing even then', async (_name, status, said) => {
  const id = await goneBeforeItIsOwedAgain()
  const sent = await world.merge(world.sourceId, 'csv', [], { part: 'alone', ...said })
  expect(sent.status).toBe(status)
  expect(await world.follow(sent.importId)).toMatchObject({ proven: 0 })
  expect(await world.statusOf(id)).toBe('open')
})

test('a last grant that an older document ended after it was asked to go is proven by the next list', async () => {
  const part = 'alone'
  await world.send(['reader'], { part })
  world.clock.advance(hourMs)
  const observedAt = world.clock.now()
  world.clock.advance(minuteMs)
  const { revocationId: id } = await revokeGrant(world.lead, {
    grantId: await world.grantOf('reader', part),
    reason: 'No longer needed.',
  })
  world.clock.advance(minuteMs)
  await world.follow((await world.send([], { part, observedAt })).importId)
  expect(await world.statusOf(id)).toBe('open')
  world.clock.advance(dayMs)
  await world.follow((await world.send([], { part })).importId)
  expect(await world.statusOf(id)).toBe('proven_gone')
})

test('a claim that the next import contradicts is kept, and the access is owed again', async () => {
  const id = await world.revoke(world.lead, 'reader')
  await claimRevocation(world.lead, { revocationId: id, note: 'Removed in the console.' })
  world.clock.advance(hourMs)
  const { importId } = await world.send(['reader', ...others])
  expect(await world.follow(importId)).toMatchObject({ stillPresent: 1, proven: 0 })
  expect(await world.steps(id)).toEqual([
    '>open',
    'open>claimed_done',
    'claimed_done>still_present',
    'still_present>open',
  ])
  const [row] = await world.sql('select status, claim_note from revocations where id = $1', [id])
  expect(row).toEqual({ status: 'open', claim_note: 'Removed in the console.' })
  expect(await world.follow(importId)).toMatchObject({ stillPresent: 0 })
})

test('an import that was observed before the claim does not contradict it', async () => {
  const id = await world.revoke(world.lead, 'reader')
  world.clock.advance(minuteMs)
  const observedAt = world.clock.now()
  world.clock.advance(minuteMs)
  await claimRevocation(world.lead, { revocationId: id })
  const { importId } = await world.send(['reader', ...others], { observedAt })
  expect(await world.follow(importId)).toMatchObject({ stillPresent: 0 })
  expect(await world.statusOf(id)).toBe('claimed_done')
})

test('access that is given again after its proof is found, and stays so until somebody decides', async () => {
  const id = await world.revoke(world.lead, 'reader')
  world.clock.advance(dayMs)
  await world.follow((await world.send(others)).importId)
  world.clock.advance(dayMs)
  const { importId, observedAt } = await world.send(['reader', ...others], { isPartial: true })
  expect(await world.follow(importId)).toMatchObject({ regranted: 1 })
  const [row] = await world.sql('select status, regranted_at from revocations where id = $1', [id])
  expect(row).toEqual({ status: 'regranted', regranted_at: observedAt })
  world.clock.advance(dayMs)
  await world.follow((await world.send(others)).importId)
  expect(await world.statusOf(id)).toBe('regranted')
})

test('asked again when it is gone already, it still waits for a complete import of its own feed', async () => {
  const first = await world.revoke(world.lead, 'reader')
  for (const roles of [others, ['reader', ...others], others]) {
    world.clock.advance(dayMs)
    await world.follow((await world.send(roles)).importId)
  }
  const reason = 'It came back, and must stay gone.'
  const { revocationId } = await reopenRevocation(world.lead, { revocationId: first, reason })
  world.clock.advance(dayMs)
  const elsewhere = await world.send(others, { part: 'elsewhere' })
  const partial = await world.send(others, { isPartial: true })
  for (const { importId } of [elsewhere, partial]) await world.follow(importId)
  expect(await world.statusOf(revocationId)).toBe('open')
  world.clock.advance(dayMs)
  await world.follow((await world.send(others)).importId)
  expect(await world.statusOf(revocationId)).toBe('proven_gone')
})

test('of a reduced role the lesser one is no re-grant', async () => {
  const id = await world.revoke(world.lead, 'writer')
  await world.sql(`update revocations set target = target || '{"reduceToRole": "lesser"}' where id = $1`, [
    id,
  ])
  world.clock.advance(dayMs)
  const { importId } = await world.send(['reader', 'admin', 'auditor', 'lesser'])
  expect(await world.follow(importId)).toMatchObject({ proven: 1, regranted: 0 })
})

test('jobs that run late, in any order and twice, end as jobs in time', async () => {
  const id = await world.revoke(world.lead, 'reader')
  await claimRevocation(world.lead, { revocationId: id })
  world.clock.advance(dayMs)
  const shown = await world.send(['reader', ...others])
  world.clock.advance(dayMs)
  const gone = await world.send(others)
  world.clock.advance(dayMs)
  const back = await world.send(['reader', ...others])
  for (const { importId } of [back, shown, gone, back]) await world.follow(importId)
  expect(await world.steps(id)).toEqual([
    '>open',
    'open>claimed_done',
    'claimed_done>still_present',
    'still_present>open',
    'open>proven_gone',
    'proven_gone>regranted',
  ])
  const [row] = await world.sql('select proven_at, regranted_at from revocations where id = $1', [id])
  expect(row).toEqual({ proven_at: gone.observedAt, regranted_at: back.observedAt })
})

test('two jobs of one feed at once write every step once', async () => {
  const id = await world.revoke(world.lead, 'reader')
  world.clock.advance(dayMs)
  const { importId } = await world.send(others)
  const results = await Promise.all([world.follow(importId), world.follow(importId), world.follow(importId)])
  expect(results.map(({ proven }) => proven).sort()).toEqual([0, 0, 1])
  expect(await world.steps(id)).toEqual(['>open', 'open>proven_gone'])
})

test('of two complete imports of one instant the one that no longer shows it is the proof', async () => {
  const id = await world.revoke(world.lead, 'reader')
  world.clock.advance(dayMs)
  const observedAt = world.clock.now()
  const shows = await world.send(['reader', ...others], { observedAt })
  const gone = await world.send(others, { observedAt })
  await world.follow(shows.importId)
  await world.follow(gone.importId)
  const [row] = await world.sql(
    `select i.id from revocations r join access_imports i on i.evidence_id = r.proof_evidence_id where r.id = $1`,
    [id],
  )
  expect(row).toEqual({ id: gone.importId })
})
