import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import type { GrantFacts } from '../model/item.ts'
import { judgeItem } from './judge-item.ts'
import { isJustified, mustJustify } from './justification.ts'
import { materialChanges, snapshotHash, snapshotOf } from './snapshot.ts'
import { reasonText } from './wording.ts'

const now = new Date('2026-10-05T08:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs)
const terms = {
  unusedDays: 90,
  separation: [{ name: 'four eyes', roles: ['deployer', 'Git/approver'] as [string, string] }],
  hasHistory: true,
  now,
}
const facts: GrantFacts = {
  grantId: 'g',
  grantKey: 'ab',
  systemId: 's',
  systemName: 'Git',
  environment: 'repositories',
  criticality: null,
  ownerId: null,
  accountId: 'acc',
  username: 'ann',
  displayName: null,
  accountKind: 'human',
  accountStatus: 'active',
  mfa: 'enforced',
  personId: 'ann',
  personName: 'Ann',
  personDepartment: 'engineering',
  personTitle: null,
  personState: 'active',
  leftAt: null,
  resource: 'plumbline',
  role: 'reader',
  isPrivileged: false,
  path: [],
  grantedAt: daysAgo(400),
  seenFrom: daysAgo(300),
  lastUsedAt: daysAgo(1),
  isUseKnown: true,
  peers: 10,
  holders: 9,
  otherRoles: [],
  past: null,
}
const approved = (of: GrantFacts): GrantFacts => ({
  ...of,
  past: { decision: 'approve', approvedUntil: null, snapshot: snapshotOf(of), decidedAt: daysAgo(90) },
})
const judge = (over: Partial<GrantFacts>, from: GrantFacts = approved(facts)) =>
  judgeItem({ ...from, ...over }, terms)
const codes = (over: Partial<GrantFacts>) => judge(over).reasons.map(({ code }) => code)

describe('reasons', () => {
  test('unchanged and ordinary access has none, and stands with its like', () => {
    expect(judge({})).toMatchObject({
      reasons: [],
      rank: 'unchanged_low_risk',
      groupKey: 's:reader',
      recommendation: 'approve',
    })
  })
  test.each([
    ['unused for 90 days', { lastUsedAt: daysAgo(90) }, ['unused']],
    ['used 89 days ago', { lastUsedAt: daysAgo(89.9) }, []],
    ['never used, held for long', { lastUsedAt: null }, ['unused']],
    ['never used, given lately', { lastUsedAt: null, grantedAt: daysAgo(3) }, []],
    ['use not reported', { lastUsedAt: null, isUseKnown: false }, []],
    ['2 of 31 peers', { holders: 2, peers: 31 }, ['rare_among_peers']],
    ['1 of 3 peers says nothing', { holders: 1, peers: 3 }, []],
    ['the account is off', { accountStatus: 'suspended' as const }, ['changed', 'account_disabled']],
    ['a factor that nobody can tell accuses nobody', { mfa: 'unknown' as const }, ['changed']],
    ['no factor', { mfa: 'none' as const }, ['changed', 'no_mfa']],
    ['the person left', { personState: 'left' as const, leftAt: daysAgo(2) }, ['changed', 'leaver']],
    ['nobody owns it', { personId: null, personState: null }, ['changed', 'orphan']],
    ['privileged now', { isPrivileged: true }, ['changed', 'privileged']],
  ])('%s', (_name, over, expected) => expect(codes(over)).toEqual(expected))

  test('two roles that nobody should hold together are named, whichever is looked at', () => {
    const rule = { role: 'Deployer', otherRoles: ['Git/Approver'] }
    expect(judge(rule, facts).reasons.map(reasonText)).toContain('Conflicts with Git/Approver (four eyes)')
    const other = { role: 'approver', otherRoles: ['AWS/deployer'] }
    expect(judge(other, facts).reasons.map(reasonText)).toContain('Conflicts with AWS/deployer (four eyes)')
    expect(judge({ ...other, systemName: 'AWS' }, facts).reasons.map(({ code }) => code)).toEqual(['new'])
  })
  test('what was not reviewed before is new only where something was', () => {
    expect(judge({}, facts).rank).toBe('new')
    expect(judgeItem(facts, { ...terms, hasHistory: false }).rank).toBe('rest')
  })
  test('an approval that has ended counts as a change', () => {
    const past = {
      ...(approved(facts).past ?? never()),
      decision: 'approve_until' as const,
      approvedUntil: daysAgo(1),
    }
    expect(judge({ past }).reasons.map(reasonText)).toEqual([
      'Changed since it was approved: approval until 2026-10-04 → ended',
    ])
  })
})

describe('justification', () => {
  test.each(['privileged', 'unused', 'orphan', 'separation_of_duties'] as const)('%s needs one', (code) => {
    expect(mustJustify([{ code }])).toBe(true)
    expect(isJustified({ decision: 'approve' }, [{ code }])).toBe(false)
    expect(isJustified({ decision: 'approve', justification: 'ten letter' }, [{ code }])).toBe(true)
    expect(isJustified({ decision: 'revoke' }, [{ code }])).toBe(true)
  })
  test('other reasons do not', () => expect(mustJustify([{ code: 'new' }, { code: 'no_mfa' }])).toBe(false))
})

describe('snapshot', () => {
  const text = fc.string({ maxLength: 8 })
  const parts = fc.record({
    role: text,
    resource: text,
    mfa: fc.constantFrom('none', 'enforced'),
    isPrivileged: fc.boolean(),
  })

  test('two snapshots have one hash exactly when nothing material differs', () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const [a, b] = [
          { ...snapshotOf(facts), ...one },
          { ...snapshotOf(facts), ...other },
        ]
        expect(snapshotHash(a) === snapshotHash(b)).toBe(materialChanges(a, b).length === 0)
      }),
    )
  })
  test('a use or a change of name is nothing material', () => {
    const before = snapshotOf(facts)
    const after = { ...before, lastUsedAt: now.toISOString(), personName: 'Anne', personTitle: 'Engineer' }
    expect(snapshotHash(after)).toBe(snapshotHash(before))
  })
})

function never(): never {
  throw new Error('An approved grant has a past.')
}
