import { describe, expect, test } from 'vitest'
import type { GrantFact } from '../../model/fact.ts'
import { readDocument } from '../csv/testing/read-table.ts'
import { postgresqlRolesParser } from './roles.ts'

const columns =
  'rolname,rolcanlogin,rolsuper,rolcreaterole,rolcreatedb,rolreplication,rolbypassrls,rolvaliduntil,member_of,admin_option,set_option'
const csv = `${columns}
postgres,t,t,t,t,t,t,,,,
ada,t,f,f,f,f,f,2020-01-01 00:00:00+00,developers,f,t
ada,t,f,f,f,f,f,2020-01-01 00:00:00+00,pg_read_all_data,f,t
grace,t,f,f,t,f,f,,owners,t,t
developers,f,f,f,f,f,f,,owners,f,t
owners,f,f,t,f,f,f,,,,
`
const read = (text: string) => readDocument(postgresqlRolesParser, text)
const told = (facts: unknown[]) =>
  (facts as GrantFact[])
    .filter(({ kind }) => kind === 'grant')
    .map(
      ({ externalId, role, isPrivileged, path }) =>
        `${[externalId, ...path.map(({ name }) => name)].join(' → ')} → ${role}${isPrivileged === true ? ' (privileged)' : ''}`,
    )

test('roles that may log in are accounts, and hold what their memberships lead to', async () => {
  const { facts, outcome } = await read(csv)
  expect(outcome).toMatchObject({
    receivedCount: 6,
    rejects: [],
    problems: [],
    listsAccounts: true,
    listsGrants: true,
  })
  expect(facts.filter(({ kind }) => kind === 'account')).toMatchObject([
    { externalId: 'postgres', accountKind: 'unknown' },
    // Its password has expired. It may still log in by a certificate.
    { externalId: 'ada', status: 'active' },
    { externalId: 'grace' },
  ])
  expect(told(facts)).toEqual([
    'postgres → SUPERUSER (privileged)',
    'postgres → CREATEROLE (privileged)',
    'postgres → CREATEDB',
    'postgres → REPLICATION (privileged)',
    'postgres → BYPASSRLS (privileged)',
    'ada → developers',
    'ada → developers → owners (privileged)',
    'ada → developers → owners → CREATEROLE (privileged)',
    'ada → pg_read_all_data (privileged)',
    'grace → CREATEDB',
    'grace → owners (privileged)',
    'grace → owners → CREATEROLE (privileged)',
  ])
})

test('the same rows as JSON give the same facts', async () => {
  const [, ...rows] = csv.trim().split('\n')
  const names = columns.split(',')
  const json = rows.map((row) =>
    Object.fromEntries(
      row
        .split(',')
        .map((value, i) => [
          names[i],
          value === 't' ? true : value === 'f' ? false : value === '' ? null : value,
        ]),
    ),
  )
  const text = JSON.stringify(json)
  expect(postgresqlRolesParser.detect(text)).toBe(true)
  expect((await read(text)).facts).toEqual((await read(csv)).facts)
})

test('who may not SET ROLE takes on no attribute of it', async () => {
  const { facts } = await read(`${columns}\nada,t,f,f,f,f,f,,root,f,f\nroot,f,t,f,f,f,f,,,,\n`)
  expect(told(facts)).toEqual(['ada → root (privileged)'])
})

test('a circle of roles ends', async () => {
  const { facts } = await read(
    `${columns}\nada,t,f,f,f,f,f,,a,f,\na,f,f,f,f,f,f,,b,f,\nb,f,f,f,f,f,f,,a,f,\n`,
  )
  expect(told(facts)).toEqual(['ada → a', 'ada → a → b'])
})

test('grants are on the server that the sender names', async () => {
  const { facts, outcome } = await readDocument(postgresqlRolesParser, csv, { part: 'orders' })
  expect(outcome.part).toBe('orders')
  expect(facts.find(({ kind }) => kind === 'grant')).toMatchObject({ resource: 'orders' })
})

describe('what cannot be read', () => {
  test('is a reject', async () => {
    const { outcome } = await read(
      `${columns}\nada,perhaps,f,f,f,f,f,,,,\n,t,f,f,f,f,f,,,,\nkay,t,f,f,f,f,f,,,,\nkay,t,t,f,f,f,f,,x,,\n`,
    )
    expect(outcome.rejects).toMatchObject([
      { position: 1, what: '“rolcanlogin” is neither true nor false.' },
      { position: 2, what: 'The role has no name.' },
      { position: 4, what: 'The role “kay” has other attributes in an earlier row.' },
    ])
    const json = await read('[{"rolname": "ada"}, 7, {"rolname": {"a": 1}, "rolcanlogin": true}]')
    expect(json.outcome.rejects).toMatchObject([
      { position: 1, where: '$[0]', what: '“rolcanlogin” is missing.' },
      { position: 2, where: '$[1]' },
      { position: 3, where: '$[2]', what: '“rolname” is no text.' },
    ])
  })

  test('ends a JSON array that is cut short with a problem', async () => {
    const { outcome } = await read('[{"rolname": "ada", "rolcanlogin": true}, {"rolname": "gr')
    expect(outcome).toMatchObject({ receivedCount: 1, problems: [{ where: 'the rest of the document' }] })
  })

  test('is refused when columns of the query are missing', async () => {
    await expect(read('rolname,rolcanlogin\nada,t\n')).rejects.toMatchObject({
      message: 'The result lacks the columns rolsuper, member_of.',
    })
  })
})
