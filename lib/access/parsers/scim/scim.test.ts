import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { listFixtures } from '#lib/platform/testing/fixtures.ts'
import { scimUrn } from '../../model/scim/words.ts'
import { readDocument } from '../csv/testing/read-table.ts'
import { scimParser } from './scim.ts'

const list = (Resources: object[], more: object = {}) =>
  JSON.stringify({ schemas: [scimUrn.listResponse], totalResults: Resources.length, ...more, Resources })
const user = (id: string, more: object = {}) => ({ schemas: [scimUrn.user], id, userName: id, ...more })
const group = (id: string, displayName: string, members: string[]) => ({
  schemas: [scimUrn.group],
  id,
  displayName,
  members: members.map((value) => ({ value })),
})
const read = (text: string, options?: Parameters<typeof readDocument>[2]) =>
  readDocument(scimParser, text, options)

test('users are people and accounts, groups what they are members of', async () => {
  const { facts, outcome } = await read(
    list([
      user('1', {
        userName: 'Ada@X.org',
        displayName: 'Ada Byron',
        title: 'Engineer',
        userType: 'Contractor',
        [scimUrn.enterpriseUser]: { employeeNumber: '17', department: 'Research', manager: { value: '2' } },
      }),
      user('2', {
        userName: 'grace',
        emails: [{ value: 'g@home.org' }, { value: 'Grace@X.org', primary: true }],
        active: false,
      }),
      group('9', 'Engineers', ['1', '2', 'nobody']),
    ]),
  )
  expect(outcome).toMatchObject({
    receivedCount: 3,
    declaredCount: 3,
    isPaginationFinished: true,
    assertsMfa: false,
    rejects: [],
    problems: [],
  })
  expect(facts).toMatchObject([
    {
      kind: 'person',
      key: 'ada@x.org',
      name: 'Ada Byron',
      number: '17',
      department: 'Research',
      manager: 'grace@x.org',
      employment: 'contractor',
      state: 'active',
    },
    { kind: 'account', externalId: '1', status: 'active', accountKind: 'human', lastUsedAt: null },
    { kind: 'person', key: 'grace@x.org', state: 'left' },
    { kind: 'account', externalId: '2', status: 'disabled' },
    { kind: 'grant', externalId: '1', resource: 'Engineers', path: [{ type: 'group', name: 'Engineers' }] },
    { kind: 'grant', externalId: '2' },
  ])
  expect(facts.some((fact) => fact.kind === 'account' && 'mfa' in fact)).toBe(false)
})

test('a member of a group in a group is told with the way, and circles end', async () => {
  const { facts } = await read(
    list([user('1'), group('a', 'A', ['b']), group('b', 'B', ['c', '1']), group('c', 'C', ['a'])]),
  )
  const ways = facts.flatMap((fact) =>
    fact.kind === 'grant' ? [`${fact.resource}: ${fact.path.map(({ name }) => name).join(' → ')}`] : [],
  )
  expect(ways).toEqual(['A: B → A', 'B: B', 'C: B → A → C'])
})

test('a manager may be named by the provider’s own id, or by address', async () => {
  const of = (value: string) => ({ [scimUrn.enterpriseUser]: { manager: { value } } })
  const { facts } = await read(
    list([
      user('1', of('okta-2')),
      user('2', { externalId: 'okta-2', userName: 'b@x.org' }),
      user('3', of('B@x.org')),
      user('4', of('x')),
    ]),
  )
  expect(facts.flatMap((fact) => (fact.kind === 'person' ? [fact.manager] : []))).toEqual([
    'b@x.org',
    null,
    'b@x.org',
    'x',
  ])
})

test('one page of several is not the whole list', async () => {
  const { outcome } = await read(list([user('1')], { totalResults: 7 }))
  expect(outcome).toMatchObject({ receivedCount: 1, declaredCount: 7, isPaginationFinished: false })
})

test('a resource that cannot be read is a reject, and stops no other', async () => {
  const { facts, outcome } = await read(list([{ id: '1' }, { ...group('2', '', []) }, user('3')]))
  expect(outcome.rejects).toMatchObject([
    { position: 1, where: '$.Resources[0].schemas' },
    { position: 2, where: '$.Resources[1].displayName' },
  ])
  expect(facts).toHaveLength(2)
})

test('a list cut short is told as one, and refused when nothing of it is whole', async () => {
  const text = list([user('1'), user('2')])
  expect((await read(text.slice(0, -30))).outcome.problems).toMatchObject([
    { where: 'the rest of the document' },
  ])
  await expect(read(text.slice(0, 90))).rejects.toMatchObject({ code: 'invalid_input' })
})

const answers = listFixtures(['github-rest']).filter(({ path }) => /scim_v2_organizations/.test(path))
test.each(answers.map(({ path, file }) => [path, file]))('%s is read', async (_path, file) => {
  const text = readFileSync(file, 'utf8')
  const { totalResults, Resources } = JSON.parse(text) as { totalResults: number; Resources: unknown[] }
  expect(scimParser.detect(text)).toBe(true)
  const { facts, outcome } = await read(text)
  expect(outcome).toMatchObject({ receivedCount: Resources.length, declaredCount: totalResults, rejects: [] })
  expect(facts.filter(({ kind }) => kind === 'person')).toHaveLength(Resources.length)
})
