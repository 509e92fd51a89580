import fc from 'fast-check'
import { expect, test } from 'vitest'
import { approvalOf } from './post-mortem-approval.ts'

const people = ['author', 'ann', 'ben', 'cas'] as const
const verdicts = fc.array(
  fc.record({
    byId: fc.constantFrom(...people),
    verdict: fc.constantFrom('approve' as const, 'request_changes' as const),
  }),
  { maxLength: 8 },
)

test('approved means: two people other than the author, and nobody who asks for changes', () => {
  fc.assert(
    fc.property(verdicts, (given) => {
      const others = people.filter(
        (one) => one !== 'author' && given.some(({ byId, verdict }) => byId === one && verdict === 'approve'),
      )
      const isAsked = given.some(({ verdict }) => verdict === 'request_changes')
      expect(approvalOf('author', given).isApproved).toBe(others.length >= 2 && !isAsked)
    }),
  )
})

test('however often one person approves, it is one approval', () => {
  const often = Array.from({ length: 5 }, () => ({ byId: 'ann', verdict: 'approve' as const }))
  expect(approvalOf('author', often)).toMatchObject({ approvals: 1, isApproved: false })
})
