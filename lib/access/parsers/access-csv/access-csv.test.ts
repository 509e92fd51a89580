import { expect, test } from 'vitest'
import { readDocument } from '../csv/testing/read-table.ts'
import { accessCsvParser } from './access-csv.ts'

const read = (text: string) => readDocument(accessCsvParser, text)

const table = `Username,E-mail,Account type,Status,MFA,Application,Role,Privileged,Granted,Last used,Last sign-in
ada,ada@x.org,human,Active,enforced,billing,admin,yes,2025-01-01,2026-10-01,2026-10-02T08:00:00Z
ada,ada@x.org,human,Active,enforced,wiki,reader,no,2025-01-01,never,
robot,,service,enabled,,billing,writer,,,,
old,old@x.org,,disabled,no,,,,,,
`

test('accounts come once each, and one grant for each row that names a role', async () => {
  const { facts, outcome } = await read(table)
  expect(facts.filter(({ kind }) => kind === 'account')).toMatchObject([
    {
      externalId: 'ada',
      accountKind: 'human',
      status: 'active',
      mfa: 'enforced',
      lastUsedAt: new Date('2026-10-02T08:00:00Z'),
    },
    { externalId: 'robot', accountKind: 'service', status: 'active', mfa: 'unknown', lastUsedAt: null },
    { externalId: 'old', accountKind: 'unknown', status: 'disabled', mfa: 'none' },
  ])
  expect(facts.filter(({ kind }) => kind === 'grant')).toMatchObject([
    { externalId: 'ada', resource: 'billing', role: 'admin', isPrivileged: true, isUseKnown: true },
    { externalId: 'ada', resource: 'wiki', isPrivileged: false, lastUsedAt: null, isUseKnown: true },
    { externalId: 'robot', isPrivileged: null, lastUsedAt: null, isUseKnown: false },
  ])
  expect(outcome).toMatchObject({
    receivedCount: 4,
    rejects: [],
    assertsMfa: true,
    listsAccounts: true,
    listsGrants: true,
  })
})

test('a table of accounts alone says nothing of roles and second factors', async () => {
  const { facts, outcome } = await read('account,status\nada,active\n')
  expect(outcome).toMatchObject({ listsAccounts: true, listsGrants: false, assertsMfa: false })
  expect(facts[0]).not.toHaveProperty('mfa')
})

test('an account counts as used when any of its roles was', async () => {
  const { facts } = await read('user,role,last used\nada,r,2026-01-01\nada,w,2026-09-01\nada,x,2026-02-01\n')
  expect(facts.at(-1)).toMatchObject({ kind: 'account', lastUsedAt: new Date('2026-09-01') })
})

test('a row that contradicts an earlier one of its account is a reject; a blank agrees with everything', async () => {
  const { facts, outcome } = await read(
    'account,kind,status,role\nada,,disabled,r\nada,human,,w\nada,,active,x\n',
  )
  expect(outcome.rejects).toMatchObject([
    { position: 3, what: 'The account “ada” is “active” here and “disabled” in row 1.' },
  ])
  expect(facts.at(-1)).toMatchObject({ accountKind: 'human', status: 'disabled' })
})

test.each([
  ['account,status\nada,perhaps\n', 'The status “perhaps” is not known.'],
  ['account,mfa\nada,carrier pigeon\n', '“carrier pigeon” says nothing that is known of a second factor.'],
  ['account,role,privileged\nada,r,maybe\n', '“privileged” says “maybe”, which is neither yes nor no.'],
  ['account,role\n,r\n', 'The row names no account.'],
  [`account,role\n${'a'.repeat(501)},r\n`, '“account” is 501 characters long; more than 500 are not taken.'],
])('%j is a reject that says why', async (text, what) => {
  const { outcome } = await read(text)
  expect(outcome.rejects).toMatchObject([{ position: 1, where: 'line 2', what }])
})

test('is recognised by its columns', () => {
  expect(accessCsvParser.detect(table)).toBe(true)
  expect(accessCsvParser.detect('name,email,manager,department\n')).toBe(false)
  expect(accessCsvParser.detect('user,arn,password_enabled,mfa_active,password_last_used\n')).toBe(false)
})
