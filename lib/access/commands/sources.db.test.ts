import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayMs, minuteMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { daysBeginIn } from '#lib/policy/testing/days-begin-in.ts'
import { type AccessWorld, createAccessWorld } from '../testing/access-world.ts'
import { accountFact, grantFact, personFact } from '../testing/facts.ts'
import { attestMfa } from './attest-mfa.ts'
import { createSource } from './create-source.ts'
import { createSystem } from './create-system.ts'
import { decideAccount } from './decide-account.ts'
import { describeSource } from './describe-source.ts'
import { describeSystem } from './describe-system.ts'
import { endAttestation } from './end-attestation.ts'
import { endSourceFacts } from './end-source-facts.ts'
import { rejectImport } from './reject-import.ts'
import { releaseImport } from './release-import.ts'
import { retireSource } from './retire-source.ts'
import { retireSystem } from './retire-system.ts'

let world: AccessWorld
let lead: Ctx
let admin: Ctx
let auditor: Ctx
beforeAll(async () => {
  world = await createAccessWorld()
  lead = await world.person('lead')
  admin = await world.person('admin')
  auditor = await world.person('auditor')
})
afterAll(() => world.drop())

const unsaid = { purpose: null, environment: null, criticality: null, ownerId: null, isIdentityAware: null }
const justification = 'The identity provider demands a passkey of everybody, see its sign-in policy 4.'

async function actionsOn(id: string): Promise<string[]> {
  const { rows } = await world.database.admin.db.execute<{ action: string }>(
    sql`select action from ledger_entries where object_id = ${id} order by index`,
  )
  return rows.map(({ action }) => action)
}

describe('a system', () => {
  test('is created, described and retired, each with an entry of the ledger', async () => {
    const { systemId } = await createSystem(lead, { name: 'Billing', ...unsaid })
    await describeSystem(lead, { systemId, name: 'Billing', ...unsaid, environment: 'production' })
    await describeSystem(lead, { systemId, name: 'Billing', ...unsaid, environment: 'production' })
    await retireSystem(lead, { systemId })
    expect(await actionsOn(systemId)).toEqual(['system.create', 'system.describe', 'system.retire'])
  })

  test('keeps its name to itself', async () => {
    await createSystem(lead, { name: 'Unique', ...unsaid })
    await expect(createSystem(lead, { name: 'Unique', ...unsaid })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  test('is owned by nobody who is in no register', async () => {
    const ownerId = '018f4e5a-0000-7000-8000-000000000001'
    await expect(createSystem(lead, { name: 'Owned', ...unsaid, ownerId })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })

  test('stays as long as a source describes it', async () => {
    const { systemId } = await createSystem(lead, { name: 'Fed', ...unsaid })
    const { sourceId } = await createSource(lead, { name: 'Feed', kind: 'aws', systemId })
    await expect(retireSystem(lead, { systemId })).rejects.toMatchObject({ code: 'conflict' })
    await retireSource(lead, { sourceId })
    await retireSystem(lead, { systemId })
  })

  test('is nothing for an auditor to change', async () => {
    await expect(createSystem(auditor, { name: 'No', ...unsaid })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('a source', () => {
  test.each([
    ['of people, about a system', { kind: 'people' as const, isAboutSystem: true }],
    ['of access, about none', { kind: 'okta' as const, isAboutSystem: false }],
    ['of Plumbline itself', { kind: 'plumbline' as const, isAboutSystem: true }],
  ])('%s is refused', async (_what, { kind, isAboutSystem }) => {
    const { systemId } = await createSystem(lead, { name: `System of ${kind}`, ...unsaid })
    await expect(
      createSource(lead, { name: `Refused ${kind}`, kind, systemId: isAboutSystem ? systemId : null }),
    ).rejects.toMatchObject({ code: 'invalid_input' })
  })

  test('that was retired takes no more documents', async () => {
    const { sourceId } = await createSource(lead, { name: 'Old HR', kind: 'people', systemId: null })
    await retireSource(lead, { sourceId })
    await expect(world.send('name,email,manager\n', 'source=Old HR')).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  test('that was retired no longer speaks for its system, and proves nothing by that', async () => {
    const sourceId = await world.sourceNamed('Retired', 'csv', await world.systemNamed('Retired'))
    await world.merge(sourceId, 'csv', [accountFact('ann'), grantFact('ann', 'reader')])
    await endSourceFacts(world.worker, { sourceId })
    const open = async () => {
      const { rows } = await world.database.admin.db.execute(sql`
        select count(*) filter (where g.valid_to is null)::int as open, count(g.closed_evidence_id)::int as proven
        from grants g join accounts a on a.id = g.account_id where a.source_id = ${sourceId}::uuid`)
      return rows
    }
    expect(await open()).toEqual([{ open: 1, proven: 0 }])
    await retireSource(lead, { sourceId })
    await endSourceFacts(world.worker, { sourceId })
    expect(await open()).toEqual([{ open: 0, proven: 0 }])
  })

  test('says anew which roles are privileged, from the next import on', async () => {
    const systemId = await world.systemNamed('Roles')
    const sourceId = await world.sourceNamed('Roles', 'csv', systemId)
    await world.merge(sourceId, 'csv', [grantFact('ann', 'root')])
    await describeSource(lead, { sourceId, name: 'Roles', privilegedRoles: ['Root'], mapping: null })
    world.clock.advance(minuteMs)
    const { counts } = await world.merge(sourceId, 'csv', [grantFact('ann', 'root')])
    expect(counts.grants).toMatchObject({ opened: 0, changed: 1 })
  })
})

describe('a word about second factors', () => {
  let sourceId: string
  beforeAll(async () => {
    sourceId = await world.sourceNamed('Console', 'aws', await world.systemNamed('Console'))
  })
  const inDays = (days: number) => new Date(world.clock.now().getTime() + days * dayMs)

  test('is a lead’s, for a time, and stays on record when it is ended', async () => {
    await attestMfa(lead, { sourceId, until: inDays(90), justification })
    world.clock.advance(dayMs)
    await endAttestation(lead, { sourceId, reason: 'The policy was switched off.' })
    const { rows } = await world.database.admin.db.execute<{ until: string }>(
      sql`select mfa_attestation ->> 'until' as until from access_sources where id = ${sourceId}::uuid`,
    )
    expect(rows[0]?.until).toBe(world.clock.now().toISOString())
    await expect(endAttestation(lead, { sourceId, reason: 'again' })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  test('is good to the end of its last day, where the policy’s days end', async () => {
    const id = await world.sourceNamed('Portal', 'aws', await world.systemNamed('Portal'))
    await daysBeginIn(world.worker, 'America/New_York')
    const { until } = await attestMfa(lead, { sourceId: id, until: '2027-01-10', justification })
    expect(until.toISOString()).toBe('2027-01-11T04:59:59.999Z')
  })

  test('is not an administrator’s to give', async () => {
    await expect(attestMfa(admin, { sourceId, until: inDays(9), justification })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('is not given without a fresh code', async () => {
    const tired = { ...lead, mfaAt: new Date(world.clock.now().getTime() - 6 * minuteMs) }
    await expect(attestMfa(tired, { sourceId, until: inDays(9), justification })).rejects.toMatchObject({
      code: 'step_up_required',
    })
  })

  test.each([
    ['in the past', -1],
    ['beyond a year', 400],
  ])('does not end %s', async (_when, days) => {
    await expect(attestMfa(lead, { sourceId, until: inDays(days), justification })).rejects.toMatchObject({
      details: [{ path: 'until' }],
    })
  })
})

describe('a decision on an account', () => {
  test('outlives every import, from the moment it was taken', async () => {
    const people = await world.sourceNamed('People', 'people')
    const register = { format: 'people-csv', listsAccounts: false, listsGrants: false } as const
    await world.merge(people, 'people', [personFact('olga@corp.example')], register)
    const sourceId = await world.sourceNamed('Decided', 'csv', await world.systemNamed('Decided'))
    const facts = [accountFact('robot', { accountKind: 'unknown' })]
    await world.merge(sourceId, 'csv', facts)
    const { rows: ids } = await world.database.admin.db.execute<{ accountId: string; personId: string }>(sql`
      select a.id as "accountId", p.id as "personId" from accounts a, people p
      where a.source_id = ${sourceId}::uuid and p.key = 'olga@corp.example'`)
    const { accountId = '', personId = '' } = ids[0] ?? {}
    const decision = { accountId, personId, kind: 'service' as const, reason: 'It deploys the shop.' }
    // At the very instant of the import: the version begins a moment later.
    await decideAccount(lead, decision)
    await expect(decideAccount(lead, decision)).rejects.toMatchObject({ code: 'conflict' })
    world.clock.advance(minuteMs)
    const { counts } = await world.merge(sourceId, 'csv', facts)
    expect(counts.accounts).toMatchObject({ changed: 0 })
    const { rows } = await world.database.admin.db.execute(sql`
      select kind, matched_by, person_id = ${personId}::uuid as is_hers, valid_to is null as is_current
      from account_versions where account_id = ${accountId}::uuid order by valid_from`)
    expect(rows).toEqual([
      { kind: 'unknown', matched_by: null, is_hers: null, is_current: false },
      { kind: 'service', matched_by: 'decision', is_hers: true, is_current: true },
    ])
  })
})

describe('a held import', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  async function heldImport(name: string) {
    const sourceId = await world.sourceNamed(name, 'csv', await world.systemNamed(name))
    await world.merge(
      sourceId,
      'csv',
      names.map((one) => accountFact(one)),
    )
    world.clock.advance(minuteMs)
    return world.merge(sourceId, 'csv', [accountFact('a')])
  }

  test('is released by a lead, once', async () => {
    const { importId } = await heldImport('Released')
    await expect(releaseImport(admin, { importId })).rejects.toMatchObject({ code: 'forbidden' })
    await releaseImport(lead, { importId })
    await expect(releaseImport(lead, { importId })).rejects.toMatchObject({ code: 'conflict' })
    await expect(rejectImport(lead, { importId, reason: 'too late' })).rejects.toMatchObject({
      code: 'conflict',
    })
    const merged = await world.remerge(importId, 'csv', [accountFact('a')], { isReleased: true })
    expect([merged.status, merged.counts.accounts.closed]).toEqual(['complete', 5])
    expect(await actionsOn(importId)).toEqual([
      'access-import.receive',
      'access-import.merge',
      'access-import.release',
      'access-import.merge',
    ])
  })

  test('is rejected by a lead, and stays a partial one', async () => {
    const { importId } = await heldImport('Rejected')
    await rejectImport(lead, { importId, reason: 'It is the export of the test system.' })
    await expect(releaseImport(lead, { importId })).rejects.toMatchObject({ code: 'conflict' })
    const { rows } = await world.database.admin.db.execute<{ status: string }>(
      sql`select status from access_imports where id = ${importId}::uuid`,
    )
    expect(rows[0]?.status).toBe('partial')
  })
})
