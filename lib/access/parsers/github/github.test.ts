import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../testing/read-document.ts'
import { githubCollaboratorsParser } from './collaborators.ts'
import { githubConsumedLicencesParser } from './consumed-licences.ts'
import { githubMembersParser } from './members.ts'
import { githubOrganisationParser } from './organisation.ts'
import { githubTwoFactorDisabledParser } from './two-factor-disabled.ts'

// The samples follow the examples of https://docs.github.com/en/rest for the addresses named with each parser.
const sample = (name: string) =>
  readFileSync(join(import.meta.dirname, '../samples', `github-${name}.json`), 'utf8')

describe('GitHub’s members', () => {
  it('are accounts by their number, and say nothing of second factors', async () => {
    const { accounts, outcome } = await readDocument(githubMembersParser, sample('members'))
    expect(
      accounts.map(({ externalId, username, accountKind }) => [externalId, username, accountKind]),
    ).toEqual([
      ['583231', 'octocat', 'human'],
      ['583232', 'monalisa', 'human'],
      ['583233', 'hubot', 'service'],
      ['583234', 'staff', 'human'],
    ])
    expect(accounts.every((account) => !('mfa' in account))).toBe(true)
    expect(outcome).toMatchObject({ assertsMfa: false, listsAccounts: true, isPaginationFinished: null })
  })

  it('are privileged as admins, never as staff of GitHub; without a role it is not known', async () => {
    const { grants } = await readDocument(githubMembersParser, sample('members'), { part: 'octo-org' })
    expect(grants.map(({ resource, role, isPrivileged }) => [resource, role, isPrivileged])).toEqual([
      ['octo-org', 'member', null],
      ['octo-org', 'admin', true],
      ['octo-org', 'member', false],
      ['octo-org', 'member', false],
    ])
  })

  it('are told from collaborators, contributors and organisations', () => {
    expect(githubMembersParser.detect(sample('collaborators'))).toBe(false)
    expect(githubMembersParser.detect(sample('organisation'))).toBe(false)
    expect(githubMembersParser.detect('[{"login":"a","id":1,"node_id":"x","contributions":3}]')).toBe(false)
    expect(githubMembersParser.detect(sample('2fa-refused'))).toBe(false)
  })
})

describe('GitHub’s list of members without a second factor', () => {
  const read = (text: string) => readDocument(githubTwoFactorDisabledParser, text)

  it('says that those listed have none and all others have one', async () => {
    const { facts, outcome } = await read(sample('2fa-disabled'))
    expect(facts).toEqual([{ kind: 'mfa', externalId: '583234', mfa: 'none' }])
    expect(outcome).toMatchObject({ mfaOfTheOthers: 'registered', listsAccounts: false, assertsMfa: true })
  })

  it('that is empty says that all have one', async () => {
    expect((await read('[]')).outcome).toMatchObject({ receivedCount: 0, mfaOfTheOthers: 'registered' })
  })

  it('that GitHub refuses leaves it unknown', async () => {
    const { facts, outcome } = await read(sample('2fa-refused'))
    expect(githubTwoFactorDisabledParser.detect(sample('2fa-refused'))).toBe(true)
    expect(facts).toEqual([])
    expect(outcome).toMatchObject({
      assertsMfa: false,
      problems: [{ what: expect.stringContaining('unknown') }],
    })
    expect(outcome).not.toHaveProperty('mfaOfTheOthers')
  })

  it('that failed otherwise is refused with GitHub’s own reason', async () => {
    const answer =
      '{"message":"Bad credentials","documentation_url":"https://docs.github.com/rest","status":"401"}'
    await expect(read(answer)).rejects.toThrow('an error 401: Bad credentials')
  })

  it('with an error among its pages says nothing of the others', async () => {
    const { outcome } = await read(
      `${sample('2fa-disabled')}{"message":"Server Error","documentation_url":""}`,
    )
    expect(outcome.problems.at(-1)?.what).toContain('Server Error')
    expect(outcome).not.toHaveProperty('mfaOfTheOthers')
  })
})

describe('GitHub’s collaborators', () => {
  const read = (text: string, part: string | null = 'octo-org/reactor') =>
    readDocument(githubCollaboratorsParser, text, { part })

  it('hold the highest of their roles on the repository named as the part', async () => {
    const { grants, accounts, outcome } = await read(sample('collaborators'))
    expect(
      grants.map(({ externalId, resource, role, isPrivileged }) => [
        externalId,
        resource,
        role,
        isPrivileged,
      ]),
    ).toEqual([
      ['583231', 'octo-org/reactor', 'write', false],
      ['583232', 'octo-org/reactor', 'admin', true],
      ['583240', 'octo-org/reactor', 'read', false],
      ['583241', 'octo-org/reactor', 'release manager', null],
    ])
    expect(accounts).toHaveLength(4)
    expect(outcome).toMatchObject({ part: 'octo-org/reactor', listsAccounts: false, listsGrants: true })
  })

  it('are read by their permissions where there is no role: push is write, pull is read', async () => {
    const roleless = JSON.parse(sample('collaborators')).map((user: object) => ({
      ...user,
      role_name: undefined,
    }))
    const { grants } = await read(JSON.stringify(roleless))
    expect(grants.map(({ role }) => role)).toEqual(['write', 'admin', 'read', 'write'])
  })

  it('of an unnamed repository are refused', async () => {
    await expect(read(sample('collaborators'), null)).rejects.toThrow('does not say of which repository')
  })
})

describe('GitHub’s consumed licences', () => {
  const read = (text: string) => readDocument(githubConsumedLicencesParser, text)

  it('name the second factor of each user by login: null is unknown, and not none', async () => {
    const { accounts, outcome } = await read(sample('consumed-licences'))
    expect(accounts.map(({ externalId, mfa, email }) => [externalId, mfa, email])).toEqual([
      ['octocat', 'registered', 'octo.cat@covenant.example'],
      ['monalisa', 'none', 'mona@covenant.example'],
      ['outsider', 'unknown', null],
    ])
    expect(outcome).toMatchObject({
      receivedCount: 4,
      declaredCount: 4,
      isPaginationFinished: null,
      externalIdsAreUsernames: true,
    })
  })

  it('are not finished while they hold fewer users than seats are taken', async () => {
    const { outcome } = await read(
      sample('consumed-licences').replace('"total_seats_consumed": 4', '"total_seats_consumed": 5'),
    )
    expect(outcome).toMatchObject({ declaredCount: 5, isPaginationFinished: false })
  })
})

describe('GitHub’s organisation', () => {
  const read = (text: string) => readDocument(githubOrganisationParser, text)

  it('that requires a second factor enforces it for all members', async () => {
    const { facts, outcome } = await read(sample('organisation'))
    expect(facts).toEqual([])
    expect(outcome).toMatchObject({
      mfaOfTheOthers: 'enforced',
      isPaginationFinished: true,
      receivedCount: 1,
    })
  })

  it('that does not says nothing of anybody', async () => {
    const { outcome } = await read(sample('organisation').replace('enabled": true', 'enabled": false'))
    expect(outcome).not.toHaveProperty('mfaOfTheOthers')
    expect(outcome).toMatchObject({ assertsMfa: true, problems: [] })
  })

  it.each(['"two_factor_requirement_enabled": null', '"other": 1'])(
    'asked by somebody who is not told (%s) leaves it unknown',
    async (field) => {
      const { outcome } = await read(
        sample('organisation').replace('"two_factor_requirement_enabled": true', field),
      )
      expect(outcome).not.toHaveProperty('mfaOfTheOthers')
      expect(outcome).toMatchObject({
        assertsMfa: false,
        problems: [{ what: expect.stringContaining('only its owners') }],
      })
    },
  )
})
