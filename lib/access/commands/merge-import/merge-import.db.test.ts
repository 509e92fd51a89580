import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hourMs } from '#lib/platform/clock.ts'
import { type AccessWorld, createAccessWorld } from '../../testing/access-world.ts'
import { accountFact, grantFact, mfaFact, personFact } from '../../testing/facts.ts'

let world: AccessWorld
let systemId: string
let sources = 0
beforeAll(async () => {
  world = await createAccessWorld()
  systemId = await world.systemNamed('shop')
})
afterAll(() => world.drop())

const source = (privilegedRoles: string[] = []) =>
  world.sourceNamed(`source ${sources++}`, 'csv', systemId, privilegedRoles)

const next = () => world.clock.advance(hourMs)

/** What is so now, or was at a moment: `account:role`, privileged ones with a star. */
async function held(sourceId: string, asOf = world.clock.now()): Promise<string[]> {
  const at = asOf.toISOString()
  const { rows } = await world.database.admin.db.execute<{ text: string }>(sql`
    select a.external_id || ':' || g.role || case when g.is_privileged then '*' else '' end as text
    from grants g join accounts a on a.id = g.account_id
    where a.source_id = ${sourceId}::uuid and g.valid_from <= ${at}::timestamptz and (g.valid_to is null or g.valid_to > ${at}::timestamptz)
    order by 1`)
  return rows.map(({ text }) => text)
}

type AccountRow = {
  id: string
  kind: string
  status: string
  mfa: string
  person: string | null
  by: string | null
}
async function accountsOf(sourceId: string): Promise<AccountRow[]> {
  const { rows } = await world.database.admin.db.execute<AccountRow>(sql`
    select a.external_id as id, v.kind, v.status, v.mfa, p.key as person, v.matched_by as by
    from account_versions v join accounts a on a.id = v.account_id left join people p on p.id = v.person_id
    where a.source_id = ${sourceId}::uuid and v.valid_to is null order by 1`)
  return rows
}
const mfaOf = async (sourceId: string) =>
  Object.fromEntries((await accountsOf(sourceId)).map(({ id, mfa }) => [id, mfa]))

const two = [accountFact('ann'), accountFact('ben'), grantFact('ann', 'admin'), grantFact('ben', 'reader')]

describe('a complete import', () => {
  test('opens what is new, and the same again writes nothing', async () => {
    const id = await source()
    const first = await world.merge(id, 'csv', two)
    expect(first).toMatchObject({
      status: 'complete',
      counts: { accounts: { seen: 2, opened: 2 }, grants: { seen: 2, opened: 2 } },
    })
    next()
    const again = await world.merge(id, 'csv', two)
    const nothing = { opened: 0, changed: 0, closed: 0 }
    expect(again.counts).toMatchObject({ accounts: nothing, grants: nothing, people: nothing })
    expect(await held(id)).toEqual(['ann:admin', 'ben:reader'])
  })

  test('closes what it no longer shows, with the grants, and the past stays as it was', async () => {
    const id = await source()
    await world.merge(id, 'csv', two)
    const before = world.clock.now()
    next()
    const { counts } = await world.merge(id, 'csv', [accountFact('ann')])
    expect(counts).toMatchObject({ accounts: { closed: 1 }, grants: { closed: 2 } })
    expect(await held(id)).toEqual([])
    expect(await held(id, before)).toEqual(['ann:admin', 'ben:reader'])
  })

  test('follows the last use without a version of its own', async () => {
    const id = await source()
    await world.merge(id, 'csv', two)
    next()
    const used = two.map((fact) => ({ ...fact, lastUsedAt: world.clock.now() }))
    const { counts } = await world.merge(id, 'csv', used)
    expect(counts).toMatchObject({ accounts: { changed: 0 }, grants: { changed: 0, opened: 0 } })
    const { rows } = await world.database.admin.db.execute<{ n: number }>(sql`
      select count(*)::int as n from grants g join accounts a on a.id = g.account_id
      where a.source_id = ${id}::uuid and g.last_used_at is not null`)
    expect(rows[0]?.n).toBe(2)
  })

  test('takes a role for privileged by its own word, or by the list of the source', async () => {
    const id = await source(['ADMIN', 'billing/editor'])
    await world.merge(id, 'csv', [
      grantFact('ann', 'admin'),
      grantFact('ann', 'editor', { resource: 'billing' }),
      grantFact('ann', 'viewer', { isPrivileged: true }),
      grantFact('ann', 'reader'),
    ])
    expect(await held(id)).toEqual(['ann:admin*', 'ann:editor*', 'ann:reader', 'ann:viewer*'])
  })

  test('opens the holder of a grant whom nobody lists as a stub, and closes it when nothing is left', async () => {
    const id = await source()
    const onlyGrants = { listsAccounts: false }
    await world.merge(id, 'csv', [grantFact('cy', 'writer')], onlyGrants)
    expect(await accountsOf(id)).toMatchObject([{ id: 'cy', kind: 'unknown', status: 'active' }])
    next()
    await world.merge(id, 'csv', [grantFact('dee', 'writer')], onlyGrants)
    expect(await accountsOf(id)).toMatchObject([{ id: 'dee' }])
  })
})

describe('what closes nothing', () => {
  test.each([
    ['a document with a problem', { problems: [{ where: 'x', what: 'y', nextStep: 'z' }] }],
    ['one that ends before the last page', { isPaginationFinished: false }],
    ['one that nobody calls complete', { isDeclaredComplete: false }],
    ['one with fewer elements than it announces', { declaredCount: 99 }],
  ])('%s: it opens what it shows', async (_name, said) => {
    const id = await source()
    await world.merge(id, 'csv', two)
    next()
    const { status } = await world.merge(id, 'csv', [accountFact('cy'), grantFact('cy', 'writer')], said)
    expect(status).toBe('partial')
    expect(await held(id)).toEqual(['ann:admin', 'ben:reader', 'cy:writer'])
  })

  test('an older document: it changes nothing', async () => {
    const id = await source()
    const older = world.clock.now()
    next()
    await world.merge(id, 'csv', two)
    const { status } = await world.merge(id, 'csv', [grantFact('cy', 'writer')], { observedAt: older })
    expect(status).toBe('superseded')
    expect(await held(id)).toEqual(['ann:admin', 'ben:reader'])
  })

  test('a complete document observed before a partial one that has shown the grant since', async () => {
    const id = await source()
    await world.merge(id, 'csv', two)
    next()
    const earlier = world.clock.now()
    next()
    await world.merge(id, 'csv', [grantFact('ben', 'reader')], { isDeclaredComplete: false })
    const { status } = await world.merge(id, 'csv', [], { observedAt: earlier })
    expect(status).toBe('complete')
    expect(await held(id)).toEqual(['ben:reader'])
  })

  test('one that would close more than half, until a person releases it', async () => {
    const id = await source()
    const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => grantFact(name, 'reader'))
    await world.merge(id, 'csv', six)
    next()
    const few = six.slice(0, 2)
    const first = await world.merge(id, 'csv', few)
    expect(first.status).toBe('held')
    expect(await held(id)).toHaveLength(6)
    // The same wrong document, sent twice, does not dilute the share it is held for.
    next()
    expect((await world.merge(id, 'csv', few)).status).toBe('held')
    expect((await world.remerge(first.importId, 'csv', few, { isReleased: true })).status).toBe('complete')
    expect(await held(id)).toEqual(['a:reader', 'b:reader'])
  })

  test('an empty document that nobody calls complete', async () => {
    const id = await source()
    await world.merge(id, 'csv', two)
    next()
    const empty = { isPaginationFinished: true }
    expect((await world.merge(id, 'csv', [], { ...empty, isDeclaredComplete: false })).status).toBe('partial')
    expect((await world.merge(id, 'csv', [], empty)).status).toBe('complete')
    expect(await held(id)).toEqual([])
  })
})

describe('two documents of the same instant', () => {
  test('leave no empty range: what changed is corrected in place, what is gone ends a moment later', async () => {
    const id = await source()
    await world.merge(id, 'csv', [grantFact('ann', 'admin'), grantFact('ben', 'reader')])
    await world.merge(id, 'csv', [
      accountFact('ann', { email: 'a@x.example' }),
      grantFact('ann', 'admin', { isPrivileged: true }),
    ])
    expect(await held(id, new Date(world.clock.now().getTime() + 1))).toEqual(['ann:admin*'])
    await world.merge(id, 'csv', [grantFact('ann', 'admin'), grantFact('ben', 'reader')])
    expect(await held(id, new Date(world.clock.now().getTime() + 1))).toEqual(['ann:admin', 'ben:reader'])
  })
})

describe('several feeds of one source', () => {
  const factors = {
    format: 'github-2fa-disabled',
    listsAccounts: false,
    listsGrants: false,
    assertsMfa: true,
  } as const
  const disabledList = { ...factors, mfaOfTheOthers: 'registered' } as const

  test('who is not on a complete list of those without a second factor has one', async () => {
    const id = await source()
    await world.merge(id, 'csv', [accountFact('ann'), accountFact('ben'), accountFact('cy')])
    await world.merge(id, 'csv', [mfaFact('ben', 'none'), mfaFact('nobody', 'none')], disabledList)
    expect(await mfaOf(id)).toEqual({ ann: 'registered', ben: 'none', cy: 'registered' })
    next()
    await world.merge(id, 'csv', [accountFact('ann'), accountFact('ben'), accountFact('cy')])
    expect(await mfaOf(id)).toEqual({ ann: 'registered', ben: 'none', cy: 'registered' })
  })

  test('a list that is not complete says nothing of the others', async () => {
    const id = await source()
    await world.merge(id, 'csv', [accountFact('ann'), accountFact('ben')])
    await world.merge(id, 'csv', [mfaFact('ben', 'none')], { ...disabledList, isDeclaredComplete: false })
    expect(await mfaOf(id)).toEqual({ ann: 'unknown', ben: 'none' })
  })

  test('a document that no longer speaks of a factor takes its own word back, not that of another', async () => {
    const id = await source()
    await world.merge(id, 'csv', [accountFact('ann'), accountFact('ben')])
    await world.merge(id, 'csv', [mfaFact('ann', 'capable'), mfaFact('ben', 'capable')], factors)
    next()
    const licences = { ...factors, format: 'github-consumed-licences' } as const
    await world.merge(id, 'csv', [mfaFact('ann', 'unknown')], licences)
    await world.merge(id, 'csv', [mfaFact('ann', 'capable')], factors)
    expect(await mfaOf(id)).toEqual({ ann: 'capable', ben: 'unknown' })
  })

  test('a document that knows user names only speaks of the accounts that others list, and opens none', async () => {
    const id = await source()
    const members = [accountFact('1', { username: 'Ann' }), accountFact('2', { username: 'ben' })]
    await world.merge(id, 'csv', members)
    const licences = {
      format: 'github-consumed-licences',
      listsAccounts: false,
      listsGrants: false,
      assertsMfa: true,
      externalIdsAreUsernames: true,
    } as const
    const said = ['ann', 'zed'].map((name) => accountFact(name, { mfa: 'registered' }))
    const { status } = await world.merge(id, 'csv', said, licences)
    expect([status, await mfaOf(id)]).toEqual(['complete', { '1': 'registered', '2': 'unknown' }])
    // The list of members still has the last word on who is gone.
    next()
    await world.merge(id, 'csv', members.slice(1))
    expect(await mfaOf(id)).toEqual({ '2': 'unknown' })
  })

  test('an account that its list drops is kept by the feed that still shows its grants', async () => {
    const id = await source()
    const repository = { format: 'github-collaborators', part: 'shop/web' } as const
    await world.merge(id, 'csv', [accountFact('ann', { email: 'ann@x.example' }), accountFact('ben')])
    await world.merge(id, 'csv', [accountFact('ann'), grantFact('ann', 'write')], repository)
    next()
    await world.merge(id, 'csv', [accountFact('ben')])
    expect(await accountsOf(id)).toMatchObject([{ id: 'ann' }, { id: 'ben' }])
    next()
    await world.merge(id, 'csv', [], repository)
    expect(await accountsOf(id)).toMatchObject([{ id: 'ben' }])
  })
})

describe('people', () => {
  const register = { format: 'people-csv', listsAccounts: false, listsGrants: false } as const

  test('are matched with accounts, whichever of the two comes first', async () => {
    const id = await source()
    const people = await world.sourceNamed('HR', 'people')
    await world.merge(id, 'csv', [
      accountFact('1', { email: 'eve@corp.example' }),
      accountFact('2', { username: 'fay' }),
      accountFact('3', { username: 'sam' }),
      accountFact('4', { accountKind: 'service', owner: '77' }),
    ])
    expect((await accountsOf(id)).map(({ person }) => person)).toEqual([null, null, null, null])
    next()
    const staff = [
      personFact('eve@corp.example', { number: '77', manager: 'fay@corp.example' }),
      personFact('fay@corp.example', { manager: 'zoe' }),
      personFact('sam@corp.example'),
      personFact('sam@lab.example'),
    ]
    const { status, counts } = await world.merge(people, 'people', staff, register)
    expect([status, counts.people.opened, counts.accounts.changed]).toEqual(['complete', 4, 2])
    next()
    await world.merge(id, 'csv', [
      accountFact('1', { email: 'eve@corp.example' }),
      accountFact('2', { username: 'fay' }),
      accountFact('3', { username: 'sam' }),
      accountFact('4', { accountKind: 'service', owner: '77' }),
    ])
    expect((await accountsOf(id)).map(({ person, by }) => [person, by])).toEqual([
      ['eve@corp.example', 'email'],
      ['fay@corp.example', 'username'],
      [null, null],
      ['eve@corp.example', 'number'],
    ])
    // A leaver's accounts stay the leaver's.
    next()
    await world.merge(people, 'people', staff.slice(1), register)
    expect((await accountsOf(id))[0]).toMatchObject({ person: 'eve@corp.example' })
  })

  test('have left when a complete register no longer lists them, and are back when one does', async () => {
    const [employees, contractors] = [
      await world.sourceNamed('Employees', 'people'),
      await world.sourceNamed('Contractors', 'people'),
    ]
    const state = async () => {
      const { rows } = await world.database.admin.db.execute<{ state: string; left: boolean }>(sql`
        select v.state, v.left_at is not null as left from person_versions v join people p on p.id = v.person_id
        where p.key = 'hal@corp.example' and v.valid_to is null`)
      return rows
    }
    const hal = [personFact('hal@corp.example'), personFact('ina@corp.example')]
    await world.merge(employees, 'people', hal, register)
    next()
    const { counts } = await world.merge(employees, 'people', hal.slice(1), register)
    expect([counts.people.closed, await state()]).toEqual([1, [{ state: 'left', left: true }]])
    next()
    expect((await world.merge(employees, 'people', hal.slice(1), register)).counts.people.closed).toBe(0)
    // By the word of another personnel register, but not by that of an identity provider that was not told.
    await world.merge(contractors, 'people', hal.slice(0, 1), { ...register, format: 'scim' })
    expect(await state()).toEqual([{ state: 'left', left: true }])
    await world.merge(contractors, 'people', hal.slice(0, 1), register)
    expect(await state()).toEqual([{ state: 'active', left: false }])
  })

  test('keep their history under a new address, by their number', async () => {
    const people = await world.sourceNamed('HR of the north', 'people')
    await world.merge(people, 'people', [personFact('gil@old.example', { number: '5' })], register)
    next()
    const { counts } = await world.merge(
      people,
      'people',
      [personFact('gil@new.example', { number: '5' })],
      register,
    )
    expect(counts.people).toMatchObject({ opened: 0, changed: 1, closed: 0 })
  })
})
