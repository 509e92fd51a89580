import { describe, expect, test } from 'vitest'
import type { AccountFact, GrantFact } from '#lib/access/model/fact.ts'
import { documentsOf, heldIn, holdersOf, nameOf, read, tellOf } from './testing/read-export.ts'

describe('a repository', () => {
  test('tells its members, each with one role', async () => {
    const { grants, people } = heldIn('terraform-live')
    const members = await tellOf('terraform-live', 'github-members')
    expect(members.accounts).toHaveLength(people)
    expect(members.grants).toHaveLength(people)
    const collaborators = await tellOf('terraform-live', 'github-collaborators')
    expect(collaborators.grants).toHaveLength(people)
    const privileged = holdersOf(grants.filter(({ isPrivileged }) => isPrivileged))
    expect(collaborators.grants.filter(({ isPrivileged }) => isPrivileged)).toHaveLength(privileged)
  })

  test('tells who has no second factor until its organisation admits nobody without', async () => {
    const [, disabled, organisation] = documentsOf('docs-site', -100)
    const before = disabled && (await read(disabled))
    const ids = new Set(
      (await tellOf('docs-site', 'github-members', -100)).accounts.map((one) => one.externalId),
    )
    expect(before?.factors.length).toBeGreaterThan(0)
    for (const { externalId, mfa } of before?.factors ?? []) {
      expect(mfa).toBe('none')
      expect(ids.has(externalId)).toBe(true)
    }
    expect(organisation && (await read(organisation)).outcome.mfaOfTheOthers).toBeUndefined()

    const [, none, requiring] = documentsOf('docs-site', -50)
    expect(none?.text).toBe('[]')
    expect(requiring && (await read(requiring)).outcome.mfaOfTheOthers).toBe('enforced')
  })

  test('shows no repository to somebody whose membership ended', async () => {
    const { accounts, grants } = await tellOf('web-console', 'github-members')
    const [account, grant] = [accounts[0] as AccountFact, grants[0] as GrantFact]
    const gone = [nameOf(grant, account)]
    const left = await tellOf('web-console', 'github-collaborators', 0, gone)
    expect(left.accounts.map(({ username }) => username)).not.toContain(account.username)
  })
})
