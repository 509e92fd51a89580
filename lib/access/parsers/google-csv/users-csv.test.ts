import { expect, test } from 'vitest'
import { readDocument } from '../csv/testing/read-table.ts'
import { googleUsersCsvParser } from './users-csv.ts'

const read = (text: string) => readDocument(googleUsersCsvParser, text)

const download = `First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Status [READ ONLY],Last Sign In [READ ONLY],Employee ID,2sv Enrolled [READ ONLY],2sv Enforced [READ ONLY],Advanced Protection Program enrollment
Ada,Byron,Ada@example.org,****,Active,2026/10/31 09:15:00,17,True,True,False
Grace,Murray,grace@example.org,****,Active,Never logged in,,True,False,False
Alan,Turing,alan@example.org,****,Suspended,2026-01-02,,False,True,False
Kay,McNulty,kay@example.org,****,Archived,,,TRUE,TRUE,TRUE
`

test('a download gives its accounts with status, factor and last sign-in', async () => {
  const { facts, outcome } = await read(download)
  expect(outcome).toMatchObject({
    receivedCount: 4,
    rejects: [],
    assertsMfa: true,
    listsAccounts: true,
    listsGrants: false,
  })
  expect(facts).toMatchObject([
    {
      externalId: 'ada@example.org',
      mfa: 'enforced',
      status: 'active',
      owner: '17',
      lastUsedAt: new Date('2026-10-31T09:15:00Z'),
    },
    { mfa: 'registered', lastUsedAt: null, owner: 'grace@example.org' },
    { status: 'suspended', mfa: 'none' },
    { status: 'disabled', mfa: 'phishing_resistant' },
  ])
})

test('the same without the remarks in brackets, and with spaces after the commas', async () => {
  const bare = download.replaceAll(/ \[[^\]]*\]/g, '').replaceAll(',', ', ')
  expect(googleUsersCsvParser.detect(bare)).toBe(true)
  expect((await read(bare)).facts).toEqual((await read(download)).facts)
})

test('without the columns of 2-step verification it says nothing of second factors', async () => {
  const { facts, outcome } = await read('Email Address,Status,Last Sign In\na@x.org,Active,Never logged in\n')
  expect(outcome.assertsMfa).toBe(false)
  expect(facts[0]).not.toHaveProperty('mfa')
})

test.each([
  ['nobody,Active,,True', '“nobody” is no e-mail address.'],
  ['a@x.org,Frozen,,True', 'The status “Frozen” is not known.'],
  ['a@x.org,Active,yesterday,True', 'The last sign-in “yesterday” is no time.'],
  ['a@x.org,Active,,perhaps', '“perhaps” is neither True nor False.'],
])('%j is a reject that says why', async (row, what) => {
  const { outcome } = await read(`Email Address,Status,Last Sign In,2sv Enrolled\n${row}\n`)
  expect(outcome.rejects).toMatchObject([{ position: 1, what }])
})

test('a copy of a rejected row holds no password', async () => {
  const { outcome } = await read('Email Address,Password [Required],Status,Last Sign In\nx,hunter2,Active,\n')
  expect(JSON.stringify(outcome)).not.toContain('hunter2')
})
