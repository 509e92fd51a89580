import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../testing/read-document.ts'
import { googleUsersJsonParser } from './users-json.ts'

const sample = readFileSync(join(import.meta.dirname, '../samples/google-users.json'), 'utf8')
const read = (text: string) => readDocument(googleUsersJsonParser, text)

describe('Google Workspace’s users', () => {
  it('are covered by enforcement only once they have enrolled', async () => {
    const { accounts } = await read(sample)
    expect(accounts.map(({ username, mfa, status }) => [username, mfa, status])).toEqual([
      ['Ann@covenant.example', 'enforced', 'active'],
      ['bo@covenant.example', 'registered', 'active'],
      ['cy@covenant.example', 'none', 'active'],
      ['di@covenant.example', 'none', 'suspended'],
      ['ed@covenant.example', 'registered', 'disabled'],
    ])
  })

  it('that never signed in have no last use: Google writes 1970', async () => {
    const { accounts } = await read(sample)
    expect(accounts.map(({ lastUsedAt }) => lastUsedAt === null)).toEqual([false, false, true, false, false])
  })

  it('hold privileged grants as administrators', async () => {
    const { grants } = await read(sample)
    expect(grants.map(({ externalId, role, isPrivileged }) => [externalId, role, isPrivileged])).toEqual([
      ['101', 'super administrator', true],
      ['102', 'delegated administrator', true],
    ])
  })

  it('are matched by e-mail address or number', async () => {
    const { accounts } = await read(sample)
    expect(accounts[0]).toMatchObject({
      email: 'ann@covenant.example',
      owner: '1042',
      displayName: 'Ann Lee',
    })
  })

  it('exported without the fields of second factors say nothing of them', async () => {
    const { accounts, outcome } = await read(sample.replaceAll(/"isEn\w+2Sv": \w+,/g, ''))
    expect(accounts.some((account) => 'mfa' in account)).toBe(false)
    expect(outcome.assertsMfa).toBe(false)
  })

  it('are not finished while the last page names a next one', async () => {
    const page = JSON.parse(sample)
    const more = JSON.stringify({ ...page, nextPageToken: 'n' })
    expect((await read(more)).outcome.isPaginationFinished).toBe(false)
    // A last page does not tell whether the first is here too.
    expect((await read(`${more}\n${sample}`)).outcome.isPaginationFinished).toBeNull()
  })
})
