import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../testing/read-document.ts'
import { oktaFactorsParser } from './factors.ts'
import { oktaGroupMembersParser } from './group-members.ts'
import { oktaUsersParser } from './users.ts'

const sample = (name: string) =>
  readFileSync(join(import.meta.dirname, '../samples', `okta-${name}.json`), 'utf8')

describe('Okta’s users', () => {
  it('are active, suspended or disabled by their status', async () => {
    const { accounts } = await readDocument(oktaUsersParser, sample('users'))
    expect(accounts.map(({ externalId, status }) => [externalId, status])).toEqual([
      ['00u1', 'active'],
      ['00u2', 'suspended'],
      ['00u3', 'active'],
      ['00u4', 'active'],
      ['00u5', 'active'],
      ['00u6', 'suspended'],
      ['00u7', 'suspended'],
      ['00u8', 'disabled'],
    ])
  })

  it('bring their last sign-in and hints of whose they are', async () => {
    const { accounts } = await readDocument(oktaUsersParser, sample('users'))
    expect(accounts[0]).toEqual({
      kind: 'account',
      externalId: '00u1',
      username: 'Ann.Lee@covenant.example',
      displayName: 'Ann Lee',
      email: 'ann.lee@covenant.example',
      accountKind: 'human',
      status: 'active',
      lastUsedAt: new Date('2026-10-30T08:15:00Z'),
      owner: '1042',
    })
    expect(accounts[6]).toMatchObject({ username: 'gus', email: null, owner: null, lastUsedAt: null })
  })

  it('with a status that is not known are named, not guessed', async () => {
    const { outcome } = await readDocument(oktaUsersParser, sample('users').replace('"RECOVERY"', '"FROZEN"'))
    expect(outcome.rejects).toMatchObject([{ position: 4, where: '$[3].status' }])
  })
})

describe('Okta’s factors', () => {
  it('count only when active; a question is none; the best of a user counts', async () => {
    const { factors, outcome } = await readDocument(oktaFactorsParser, sample('factors'))
    expect(factors.map(({ externalId, mfa }) => [externalId, mfa])).toEqual([
      ['00u1', 'phishing_resistant'],
      ['00u2', 'none'],
      ['00u3', 'none'],
      ['00u4', 'registered'],
      ['00u5', 'registered'],
      ['00u6', 'phishing_resistant'],
    ])
    expect(outcome).toMatchObject({ assertsMfa: true, listsAccounts: false, receivedCount: 8 })
  })

  it('that were read before a break leave out the user it fell in', async () => {
    const text = sample('factors')
    const { factors } = await readDocument(oktaFactorsParser, text.slice(0, text.indexOf('"f2"')))
    expect(factors).toEqual([])
  })

  it('an empty list says that its user has none, where it tells whose it is', async () => {
    const uri = 'https://covenant.okta.com/api/v1/users/00u9/factors'
    const recorded = await readDocument(oktaFactorsParser, JSON.stringify({ uri, status: 200, body: [] }))
    expect(recorded.factors).toEqual([{ kind: 'mfa', externalId: '00u9', mfa: 'none' }])
    const named = await readDocument(oktaFactorsParser, '[]', { part: '00u9' })
    expect(named.factors).toEqual([{ kind: 'mfa', externalId: '00u9', mfa: 'none' }])
    expect((await readDocument(oktaFactorsParser, '[]')).factors).toEqual([])
  })

  it('without links belong to the user named as the part, and to nobody else', async () => {
    const text = '[{"id":"f1","factorType":"push","status":"ACTIVE"}]'
    const { factors } = await readDocument(oktaFactorsParser, text, { part: '00u9' })
    expect(factors).toEqual([{ kind: 'mfa', externalId: '00u9', mfa: 'registered' }])
    await expect(readDocument(oktaFactorsParser, text)).rejects.toThrow('does not say whose they are')
  })
})

describe('Okta’s members of a group', () => {
  it('hold the group by way of it', async () => {
    const { grants, outcome } = await readDocument(oktaGroupMembersParser, sample('users'), {
      part: 'Engineering',
    })
    expect(grants).toHaveLength(8)
    expect(grants[0]).toMatchObject({
      externalId: '00u1',
      resource: 'Engineering',
      role: 'member',
      path: [{ type: 'group', name: 'Engineering' }],
    })
    expect(outcome).toMatchObject({ part: 'Engineering', listsAccounts: false, listsGrants: true })
  })

  it('of an unnamed group are refused', async () => {
    await expect(readDocument(oktaGroupMembersParser, sample('users'))).rejects.toThrow('of which group')
  })
})
