import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Removal, refuseRemovals } from './guard-rails.ts'

const removal = (over: Partial<Removal>): Removal => ({
  itemId: 'item',
  systemId: 's',
  systemName: 'AWS',
  accountId: 'account',
  username: 'ann',
  accountKind: 'human',
  role: 'root',
  isPrivileged: true,
  isReviewersOwn: false,
  ...over,
})

test('whatever is removed together, a system that had an administrator keeps one', () => {
  const grants = fc.uniqueArray(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(grants, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (held, chosen) => {
      const administrators = held.map((n) => ({ accountId: `a${n}`, itemId: `i${n}` }))
      const removals = held.filter((n) => chosen[n]).map((n) => removal({ itemId: `i${n}` }))
      const refusals = refuseRemovals(removals, new Map([['s', administrators]]))
      const wouldEmpty = removals.length === held.length
      expect(refusals.length > 0).toBe(wouldEmpty)
    }),
  )
})

test('an administrator whom this campaign does not ask about keeps the others removable', () => {
  const administrators = new Map([
    [
      's',
      [
        { accountId: 'a', itemId: 'item' },
        { accountId: 'b', itemId: null },
      ],
    ],
  ])
  expect(refuseRemovals([removal({})], administrators)).toEqual([])
})

test('break-glass accounts and one’s own way in stay', () => {
  const codes = refuseRemovals(
    [
      removal({ itemId: '1', accountKind: 'break_glass' }),
      removal({ itemId: '2', isReviewersOwn: true }),
      removal({ itemId: '3', isPrivileged: false }),
    ],
    new Map(),
  ).map(({ itemId, code }) => [itemId, code])
  expect(codes).toEqual([
    ['1', 'break_glass'],
    ['2', 'own_lock_out'],
  ])
})
