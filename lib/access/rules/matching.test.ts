import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AccountToMatch, createMatcher, type KnownPerson } from './matching.ts'

const person = (id: string, email: string | null, some: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  email,
  number: null,
  isHere: true,
  ...some,
})
const account = (some: Partial<AccountToMatch>): AccountToMatch => ({
  kind: 'human',
  username: 'nobody',
  email: null,
  owner: null,
  decidedPersonId: null,
  ...some,
})

const people = [
  person('ann', 'ann@corp.example', { number: 'E7' }),
  person('bo-corp', 'bo@corp.example'),
  person('bo-lab', 'bo@lab.example'),
  person('cy-gone', 'cy@corp.example', { isHere: false }),
  person('cy', 'cy@lab.example'),
]
const match = createMatcher(people)

describe('an account belongs', () => {
  test.each([
    [
      'to whom a person decided',
      { decidedPersonId: 'bo-lab', email: 'ann@corp.example' },
      'bo-lab',
      'decision',
    ],
    ['to the owner named by number', { owner: 'e7' }, 'ann', 'number'],
    ['to the owner named by address', { owner: 'Bo@Lab.example' }, 'bo-lab', 'email'],
    ['to whoever has its address', { email: 'bo@corp.example' }, 'bo-corp', 'email'],
    ['to whoever has its user name as address', { username: 'Bo@lab.example' }, 'bo-lab', 'email'],
    ['to the only one whose address begins with its name', { username: 'ANN' }, 'ann', 'username'],
    ['to the one who is here, when the other is gone', { username: 'cy' }, 'cy', 'username'],
    ['to a leaver, whose it still is', { email: 'cy@corp.example' }, 'cy-gone', 'email'],
    ['to the named owner of a service', { kind: 'service' as const, owner: 'E7' }, 'ann', 'number'],
  ])('%s', (_why, some, personId, by) => {
    expect(match(account(some))).toEqual({ personId, by })
  })

  test.each([
    ['when two could be meant', { username: 'bo' }],
    ['when its own address is in another domain', { username: 'ann', email: 'ann@mail.example' }],
    ['when it is a service, whatever its address', { kind: 'service' as const, email: 'ann@corp.example' }],
    ['when it breaks the glass', { kind: 'break_glass' as const, username: 'ann' }],
    ['when its owner is nobody we know', { owner: 'E8' }],
    ['when its name is empty', { username: ' ' }],
  ])('to nobody %s', (_why, some) => {
    expect(match(account(some))).toBeNull()
  })

  test('to nobody whenever two people who are here share what it would be matched by', () => {
    const name = fc.stringMatching(/^[a-z]{1,8}$/)
    fc.assert(
      fc.property(name, name, (local, domain) => {
        const twins = createMatcher([
          person('one', `${local}@${domain}.example`),
          person('two', `${local}@${domain}.example`),
        ])
        return (
          twins(account({ username: local })) === null &&
          twins(account({ email: `${local}@${domain}.example` })) === null
        )
      }),
    )
  })
})
