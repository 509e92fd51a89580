import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { acceptRisk } from '../commands/accept-risk.ts'
import { claimRevocation } from '../commands/claim-revocation.ts'
import { revocationFilterSchema } from '../model/revocation.ts'
import { createRevocationWorld, type RevocationWorld } from '../testing/revocation-world.ts'
import { revocation } from './revocation.ts'
import { revocationFigures } from './revocation-figures.ts'
import { revocations } from './revocations.ts'
import { revocationsCsv } from './revocations-csv.ts'

let world: RevocationWorld
beforeEach(async () => {
  const made = await createRevocationWorld()
  world = made
  onTestFinished(() => made.drop())
})

const roles = ['admin', 'admin too', 'reader', 'writer', 'editor', '=cmd|calc']
const without = (...gone: string[]) => roles.filter((role) => !gone.includes(role))
async function start() {
  const first = await world.send(roles)
  world.clock.advance(hourMs)
  return first
}

test('a revocation shows both ends of its proof, its clock and every step', async () => {
  await start()
  const revocationId = await world.revoke(world.lead, 'reader')
  world.clock.advance(hourMs)
  const still = await world.send(roles)
  await claimRevocation(world.lead, { revocationId, note: 'Removed.' })
  world.clock.advance(dayMs)
  const gone = await world.send(without('reader'))
  await world.follow(gone.importId)
  const shown = await revocation(world.lead, { revocationId })
  expect(shown).toMatchObject({
    status: 'proven_gone',
    role: 'reader',
    clock: { allowedMs: 7 * dayMs, takenMs: dayMs + hourMs, leftMs: null },
    isHeldNow: false,
    lastComplete: { importId: gone.importId, isHeld: false },
    others: [],
    claimNote: 'Removed.',
    may: { claim: false, acceptRisk: false, whyNotAcceptRisk: null },
  })
  expect(shown.seenEvidence.id).not.toBe(shown.proofEvidence?.id)
  expect(Date.parse(shown.proofEvidence?.observedAt ?? '')).toBe(gone.observedAt.getTime())
  // What came after the request is no sight from before it.
  expect(Date.parse(shown.seenEvidence.observedAt)).toBeLessThan(still.observedAt.getTime())
  expect(shown.events.map(({ to, note, evidence }) => [to, note, evidence?.id ?? null])).toEqual([
    ['open', 'No longer needed.', null],
    ['claimed_done', 'Removed.', null],
    ['proven_gone', null, shown.proofEvidence?.id],
  ])
})

test('the page offers what the caller may do, and says why a risk is not theirs to accept', async () => {
  await start()
  const revocationId = await world.revoke(world.lead, 'reader')
  const manager = await world.person('manager', 'manager@example.org')
  expect((await revocation(world.lead, { revocationId })).may).toEqual({
    claim: true,
    markNotSupported: true,
    acceptRisk: false,
    endRisk: false,
    reopen: false,
    whyNotAcceptRisk: 'You decided that this access goes, so somebody else decides whether it may stay.',
  })
  expect((await revocation(world.otherLead, { revocationId })).may).toMatchObject({
    acceptRisk: true,
    whyNotAcceptRisk: null,
  })
  expect((await revocation(manager, { revocationId })).may).toMatchObject({
    claim: false,
    acceptRisk: false,
  })
})

test('the same role held by another way is pointed out', async () => {
  await start()
  const revocationId = await world.revoke(world.lead, 'reader')
  await world.sql(
    `insert into grants (id, system_id, account_id, feed_id, key, resource, role, is_privileged, path, valid_from, is_use_known, evidence_id)
     select gen_random_uuid(), system_id, account_id, feed_id, 'another'::bytea, resource, role, false,
       '[{"type": "group", "name": "staff"}]', valid_from, false, evidence_id from grants where role = 'reader'`,
  )
  const { heldOtherwise } = await revocation(world.lead, { revocationId })
  expect(heldOtherwise.map(({ path }) => path)).toEqual([[{ type: 'group', name: 'staff' }]])
})

test('the board pages by what is due, without a row twice or lost, and counts every state', async () => {
  await start()
  const asked = []
  for (const role of ['reader', 'writer', 'editor', 'admin']) {
    asked.push(await world.revoke(world.lead, role))
    world.clock.advance(hourMs)
  }
  const [, second = ''] = asked
  await acceptRisk(world.otherLead, {
    revocationId: second,
    until: new Date(world.clock.now().getTime() + 90 * dayMs),
    reason: 'Needed until the move.',
    compensatingControl: 'Watched closely.',
  })
  const pages = []
  let after = null
  do {
    const page: Awaited<ReturnType<typeof revocations>> = await revocations(world.lead, { limit: 3, after })
    pages.push(...page.rows.map(({ role }) => role))
    after = page.next
  } while (after !== null)
  expect(pages).toEqual(['admin', 'reader', 'writer', 'editor'])
  world.clock.advance(10 * dayMs)
  const overdue = await revocations(world.lead, { filter: { isOverdue: true } })
  expect(overdue.rows.map(({ role }) => role)).toEqual(['admin', 'reader', 'editor'])
  expect(overdue).toMatchObject({ overdue: 3, counts: { open: 3, risk_accepted: 1, proven_gone: 0 } })
  const newest = await revocations(world.lead, { filter: { order: 'newest', statuses: ['open'] } })
  expect(newest.rows.map(({ role }) => role)).toEqual(['admin', 'editor', 'reader'])
})

test('figures count by quarter what was asked, proven, late and given again, as of any moment', async () => {
  await start()
  await world.revoke(world.lead, 'admin')
  await world.revoke(world.lead, 'reader')
  const before = world.clock.now()
  world.clock.advance(2 * dayMs)
  const gone = await world.send(without('admin', 'reader'))
  await world.follow(gone.importId)
  world.clock.advance(dayMs)
  await world.follow((await world.send(without('admin'))).importId)
  const expected = { quarter: '2026-Q4', requested: 2, proven: 2, late: 1, accepted: 0, regranted: 1 }
  expect((await revocationFigures(world.lead, {})).quarters).toEqual([
    { ...expected, medianHours: 48, p95Hours: 48 },
  ])
  expect((await revocationFigures(world.lead, { asOf: before })).quarters).toEqual([
    { ...expected, proven: 0, late: 0, regranted: 0, medianHours: null, p95Hours: null },
  ])
})

test('the list as CSV runs no formula that a name holds', async () => {
  await start()
  await world.revoke(world.lead, '=cmd|calc')
  await world.revoke(world.lead, 'reader')
  const chunks = []
  for await (const chunk of revocationsCsv(world.lead, revocationFilterSchema.parse({}))) chunks.push(chunk)
  const [header = '', ...rows] = Buffer.concat(chunks).toString().trimEnd().split('\r\n')
  expect(header.split(',').slice(0, 5)).toEqual(['id', 'status', 'quarter', 'systemName', 'username'])
  expect(rows).toHaveLength(2)
  expect(rows.some((row) => row.includes(",'=cmd|calc,"))).toBe(true)
  expect(rows.some((row) => row.includes(',=cmd'))).toBe(false)
})
