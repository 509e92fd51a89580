import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { accountFacets } from '../model/account-row.ts'
import { grantFacets } from '../model/grant-row.ts'
import { readListFilter } from '../model/list-filter.ts'
import { personFacets } from '../model/person-row.ts'
import { type AccessWorld, createAccessWorld } from '../testing/access-world.ts'
import { accountFact, grantFact, personFact } from '../testing/facts.ts'
import { summariseAccounts } from './account-summary.ts'
import { listAccounts } from './accounts.ts'
import { listImports } from './imports.ts'
import { getMfaCoverage } from './mfa.ts'
import { listPeople, summarisePeople } from './people.ts'
import { getPerson } from './person.ts'
import { getSource, listSources } from './sources.ts'
import { getSystem } from './system.ts'
import { listSystemGrants, summariseSystemGrants } from './system-grants.ts'
import { listSystems } from './systems.ts'

let world: AccessWorld
let lead: Ctx
let vault: string
let access: string
/** Before Rhea left and before Kay's deployment right was taken away. */
let before: Date

const people = (query: Record<string, string> = {}) => ({ filter: readListFilter(personFacets, query) })
const accounts = (query: Record<string, string> = {}) => ({ filter: readListFilter(accountFacets, query) })
const grants = (query: Record<string, string> = {}) => ({
  systemId: vault,
  filter: readListFilter(grantFacets, query),
})

beforeAll(async () => {
  world = await createAccessWorld('2026-11-01T08:00:00Z')
  lead = await world.person('lead')
  const register = await world.sourceNamed('HR', 'people')
  vault = await world.systemNamed('vault')
  await world.systemNamed('archive', 'corporate')
  access = await world.sourceNamed('vault access', 'csv', vault)
  const ada = personFact('ada@example.org', { name: 'Ada', department: 'Security' })
  const rhea = personFact('rhea@example.org', { name: 'Rhea', manager: 'ada@example.org' })
  const kay = personFact('kay@example.org', {
    name: 'kay',
    manager: 'ada@example.org',
    employment: 'contractor',
  })
  await world.merge(register, 'people', [ada, rhea, kay], { format: 'people-csv' })
  const held = [
    accountFact('a', { username: 'ada', email: 'ada@example.org', mfa: 'enforced' }),
    accountFact('r', {
      username: 'rhea',
      email: 'rhea@example.org',
      mfa: 'registered',
      lastUsedAt: new Date('2026-06-01'),
    }),
    accountFact('k', { username: 'kay', email: 'kay@example.org', mfa: 'phishing_resistant' }),
    accountFact('x', { username: 'nobody', mfa: 'none' }),
    accountFact('s', { username: 'svc-backup', accountKind: 'service' }),
    grantFact('a', 'admin', { isPrivileged: true, isUseKnown: true, lastUsedAt: new Date('2026-10-31') }),
    grantFact('r', 'admin', { isPrivileged: true, isUseKnown: true, lastUsedAt: new Date('2026-06-01') }),
    grantFact('r', 'reader'),
    grantFact('s', 'reader', { path: [{ type: 'group', name: 'backup' }] }),
  ]
  await world.merge(access, 'csv', [...held, grantFact('k', 'deployer')], { assertsMfa: true })
  before = world.clock.now()
  world.clock.advance(2 * dayMs)
  await world.merge(register, 'people', [ada, kay, { ...rhea, state: 'left', leftAt: world.clock.now() }], {
    format: 'people-csv',
  })
  await world.merge(access, 'csv', held, { assertsMfa: true })
})
afterAll(() => world.drop())

describe('people', () => {
  test('are listed by name with what they can reach, however their names are written', async () => {
    const { rows, nextCursor } = await listPeople(lead, people())
    expect(nextCursor).toBeNull()
    expect(rows).toMatchObject([
      { name: 'Ada', managerName: null, accounts: 1, grants: 1, privileged: 1, weakestMfa: 'enforced' },
      { name: 'kay', managerName: 'Ada', accounts: 1, grants: 0, weakestMfa: 'phishing_resistant' },
      { name: 'Rhea', state: 'left', accounts: 1, grants: 2, privileged: 1, weakestMfa: 'registered' },
    ])
  })

  test('come page by page, each of them once', async () => {
    const names: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listPeople>> = await listPeople(lead, {
        ...people(),
        cursor,
        limit: 1,
      })
      names.push(...page.rows.map(({ name }) => name))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(names).toEqual(['Ada', 'kay', 'Rhea'])
  })

  test('who left and can still sign in are found by a facet that counts them', async () => {
    const asked = people({ standing: 'leaver', q: 'rhea@' })
    expect((await listPeople(lead, asked)).rows.map(({ name }) => name)).toEqual(['Rhea'])
    const { total, facets } = await summarisePeople(lead, people())
    expect(total).toBe(3)
    expect(facets.standing).toEqual([
      { value: 'leaver', label: 'Left, access remains', count: 1 },
      { value: 'no_manager', label: 'No manager', count: 1 },
    ])
    expect(facets.department).toEqual([{ value: 'Security', label: 'Security', count: 1 }])
  })

  test('are shown only to whoever may read access', async () => {
    await expect(listPeople(await world.person('member'), people())).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('a person', () => {
  const idOf = async (q: string) => (await listPeople(lead, people({ q }))).rows[0]?.id ?? ''

  test('has manager, reports and every grant, ended ones with their end', async () => {
    const ada = await getPerson(lead, { personId: await idOf('ada') })
    expect(ada.reports.map(({ name }) => name)).toEqual(['kay'])
    const kay = await getPerson(lead, { personId: await idOf('kay') })
    expect(kay.manager).toMatchObject({ name: 'Ada' })
    expect(kay.grants).toMatchObject([{ role: 'deployer', systemName: 'vault', to: world.clock.now() }])
  })

  test('is shown as of an earlier day as they were then', async () => {
    const rhea = await getPerson(lead, { personId: await idOf('rhea'), asOf: before })
    expect(rhea.state).toBe('active')
    const kay = await getPerson(lead, { personId: await idOf('kay'), asOf: before })
    expect(kay.grants).toMatchObject([{ role: 'deployer', to: null }])
    const ada = await getPerson(lead, { personId: await idOf('ada'), asOf: before })
    expect(ada.reports.map(({ name }) => name)).toEqual(['kay', 'Rhea'])
  })

  test('is unknown before the register named them', async () => {
    const asOf = new Date(before.getTime() - dayMs)
    await expect(getPerson(lead, { personId: await idOf('kay'), asOf })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('accounts', () => {
  const names = async (query: Record<string, string>, asOf: Date | null = null) =>
    (await listAccounts(lead, { ...accounts(query), asOf })).rows.map(({ username }) => username)

  test('are found by what is wrong with them', async () => {
    expect(await names({ standing: 'unmatched' })).toEqual(['nobody', 'svc-backup'])
    expect(await names({ standing: 'leaver' })).toEqual(['rhea'])
    expect(await names({ standing: 'dormant' })).toEqual(['rhea'])
    expect(await names({ mfa: 'uncovered' })).toEqual(['nobody', 'rhea'])
    expect(await names({ mfa: 'uncovered', system: vault, standing: 'unmatched' })).toEqual(['nobody'])
  })

  test('as of an earlier day nobody had left', async () => {
    expect(await names({ standing: 'leaver' }, before)).toEqual([])
    expect(await names({}, before)).toHaveLength(5)
  })

  test('are counted by facet, widening one at a time', async () => {
    const { total, facets } = await summariseAccounts(lead, accounts({ kind: 'service' }))
    expect(total).toBe(1)
    expect(facets.kind).toMatchObject([
      { value: 'human', count: 4 },
      { value: 'service', count: 1 },
    ])
    expect(facets.system).toEqual([{ value: vault, label: 'vault', count: 1 }])
  })
})

describe('systems', () => {
  test('are listed with their figures; one without a source has none', async () => {
    expect(await listSystems(lead, {})).toMatchObject([
      { name: 'archive', sources: 0, accounts: 0, completeAt: null },
      {
        name: 'vault',
        sources: 1,
        accounts: 5,
        people: 4,
        covered: 2,
        grants: 4,
        privileged: 2,
        completeAt: world.clock.now(),
      },
    ])
  })

  test('show who may do what, newest first, and what is privileged and unused', async () => {
    const { rows } = await listSystemGrants(lead, grants())
    expect(rows).toHaveLength(4)
    expect((await listSystemGrants(lead, grants({ grants: 'unused' }))).rows).toMatchObject([
      { username: 'rhea', personName: 'Rhea', personState: 'left', role: 'admin' },
    ])
    const { total, facets } = await summariseSystemGrants(lead, grants({ role: 'reader' }))
    expect(total).toBe(2)
    expect(facets.role).toEqual([
      { value: 'admin', label: 'admin', count: 2 },
      { value: 'reader', label: 'reader', count: 2 },
    ])
  })

  test('show an earlier day as it was', async () => {
    expect((await listSystemGrants(lead, { ...grants(), asOf: before })).rows).toHaveLength(5)
    expect(await getSystem(lead, { systemId: vault, asOf: before })).toMatchObject({ grants: 5, leavers: 0 })
    expect(await getSystem(lead, { systemId: vault })).toMatchObject({
      grants: 4,
      leavers: 1,
      unmatched: 2,
      uncovered: 2,
    })
  })
})

test('second factors are counted for the environments of the policy, by level', async () => {
  const production = (await getMfaCoverage(lead, {})).find(({ environment }) => environment === 'production')
  expect(production).toMatchObject({
    minimum: 'enforced',
    total: 4,
    covered: 2,
    counts: { none: 1, registered: 1, enforced: 1, phishing_resistant: 1 },
    systems: [{ name: 'vault', sources: [{ id: access, attestation: null }], toldAt: world.clock.now() }],
  })
})

test('sources say what their feeds last brought', async () => {
  expect((await listSources(lead, {})).map(({ name, feeds }) => [name, feeds.length])).toEqual([
    ['HR', 1],
    ['vault access', 1],
  ])
  const source = await getSource(lead, { sourceId: access })
  expect(source.feeds).toMatchObject([
    {
      lastCompleteAt: world.clock.now(),
      last: { status: 'complete', received: 9, rejected: 0, assertsMfa: true },
    },
  ])
  const first = await listImports(lead, { sourceId: access, limit: 1 })
  const second = await listImports(lead, { sourceId: access, limit: 1, cursor: first.nextCursor })
  expect(second.nextCursor).toBeNull()
  expect(first.rows[0]?.id).not.toBe(second.rows[0]?.id)
})
