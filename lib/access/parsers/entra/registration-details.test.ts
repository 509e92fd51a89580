import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../testing/read-document.ts'
import { entraRegistrationParser } from './registration-details.ts'

// After the example of https://learn.microsoft.com/en-us/graph/api/authenticationmethodsroot-list-userregistrationdetails
const sample = readFileSync(join(import.meta.dirname, '../samples/entra-registration-details.json'), 'utf8')
const read = (text: string) => readDocument(entraRegistrationParser, text)

describe('Entra’s registration details', () => {
  it('tell registered from capable and never claim enforcement', async () => {
    const { accounts } = await read(sample)
    expect(accounts.map(({ externalId, mfa }) => [externalId, mfa])).toEqual([
      ['e1', 'phishing_resistant'],
      ['e2', 'capable'],
      // It has a key, but the policy does not let it be used.
      ['e3', 'registered'],
      ['e4', 'none'],
      ['e5', 'phishing_resistant'],
    ])
  })

  it('keep guests and administrators apart', async () => {
    const { grants } = await read(sample)
    expect(grants.map(({ externalId, role, isPrivileged }) => [externalId, role, isPrivileged])).toEqual([
      ['e1', 'member', false],
      ['e1', 'administrator', true],
      ['e2', 'member', false],
      ['e3', 'member', false],
      ['e4', 'member', false],
      ['e5', 'guest', false],
    ])
  })

  it('are not finished while the last page names a next one, and carry the count that was asked for', async () => {
    const page = JSON.parse(sample)
    const more = JSON.stringify({
      ...page,
      '@odata.count': 9,
      '@odata.nextLink': 'https://graph.microsoft.com/next',
    })
    expect((await read(more)).outcome).toMatchObject({ isPaginationFinished: false, declaredCount: 9 })
    expect((await read(sample)).outcome).toMatchObject({ isPaginationFinished: null, declaredCount: null })
  })

  it('that leave out whether a factor is registered are named, not guessed', async () => {
    const { outcome, accounts } = await read(sample.replace('"isMfaRegistered": false,', ''))
    expect(accounts).toHaveLength(4)
    expect(outcome.rejects).toMatchObject([{ where: '$.value[3].isMfaRegistered' }])
  })
})
