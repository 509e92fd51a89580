import fc from 'fast-check'
import { expect, test } from 'vitest'
import { approvalOf } from './post-mortem-approval.ts'

const people = ['author', 'co-author', 'ann', 'ben', 'cas'] as const
const authors = ['author', 'co-author']
const verdicts = fc.array(
  fc.record({
    byId: fc.constantFrom(...people),
    verdict: fc.constantFrom('approve' as const, 'request_changes' as const),
  }),
  { maxLength: 8 },
)

test('approved means: two people other than the authors, and nobody who asks for changes', () => {
  fc.assert(
    fc.property(verdicts, (given) => {
      const others = people.filter(
        (one) =>
          !authors.includes(one) && given.some(({ byId, verdict }) => byId === one && verdict === 'approve'),
      )
      const isAsked = given.some(({ verdict }) => verdict === 'request_changes')
      expect(approvalOf(authors, given).isApproved).toBe(others.length >= 2 && !isAsked)
    }),
  )
})

test('however often one person approves, it is one approval', () => {
  const often = Array.from({ length: 5 }, () => ({ byId: 'ann', verdict: 'approve' as const }))
  expect(approvalOf(authors, often)).toMatchObject({ approvals: 1, isApproved: false })
})
