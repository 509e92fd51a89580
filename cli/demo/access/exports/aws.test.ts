import { describe, expect, test } from 'vitest'
import { heldIn, holdersWith, tellOf } from './testing/read-export.ts'

describe('the cloud account', () => {
  test('tells a password for each person, keys for some, and the root user', async () => {
    const { grants, people } = heldIn('data-lake')
    const { accounts, grants: told } = await tellOf('data-lake', 'aws-credential-report')
    const kinds = Map.groupBy(accounts, ({ accountKind }) => accountKind)
    expect(kinds.get('human')).toHaveLength(people)
    expect(kinds.get('service')?.map(({ username }) => username)).toEqual(['svc-ingest'])
    expect(kinds.get('break_glass')?.map(({ username }) => username)).toEqual(['<root_account>'])
    expect(told.filter(({ role }) => role === 'console sign-in')).toHaveLength(people)
    expect(told.length).toBeGreaterThan(people * 1.5)
    expect(told.length).toBeLessThan(grants.length)
    expect(kinds.get('human')?.filter(({ mfa }) => mfa === 'none')).toHaveLength(
      holdersWith('data-lake', 'none'),
    )
  })

  test('gives nobody a key without a password: it would pass for a program’s', async () => {
    const { accounts, grants } = await tellOf('data-lake', 'aws-credential-report')
    const holder = accounts.find(({ externalId, accountKind }) => {
      const own = grants.filter((grant) => grant.externalId === externalId)
      return accountKind === 'human' && own.length > 1
    })
    const gone = `${holder?.username} AWS account 111122223333 console sign-in`
    const left = await tellOf('data-lake', 'aws-credential-report', 0, [gone])
    expect(left.accounts.map(({ username }) => username)).not.toContain(holder?.username)
  })
})
