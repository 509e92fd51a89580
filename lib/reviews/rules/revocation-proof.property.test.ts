import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOwed, revocationStatuses } from '../model.ts'
import { followShown } from './revocation-proof.ts'

const evidence = fc.option(fc.uuid(), { nil: null })
const shown = fc.record({
  status: fc.constantFrom(...revocationStatuses),
  stillEvidenceId: evidence,
  proofEvidenceId: evidence,
  regrantEvidenceId: evidence,
})

test('every step rests on the document that showed it', () => {
  fc.assert(
    fc.property(shown, (of) => {
      for (const { to, evidenceId } of followShown(of)) {
        const expected =
          to === 'proven_gone'
            ? of.proofEvidenceId
            : to === 'regranted'
              ? of.regrantEvidenceId
              : of.stillEvidenceId
        expect(evidenceId).toBe(expected)
      }
    }),
  )
})

test('the steps join, and end in proof exactly when an owed one has one', () => {
  fc.assert(
    fc.property(shown, (of) => {
      const steps = followShown(of)
      let status = of.status
      for (const { from, to } of steps) {
        expect(from).toBe(status)
        status = to
      }
      const isProven = steps.some(({ to }) => to === 'proven_gone')
      expect(isProven).toBe(isOwed(of.status) && of.proofEvidenceId !== null)
    }),
  )
})

test('what was withdrawn or given again is left alone', () => {
  fc.assert(
    fc.property(shown, (of) => {
      expect(followShown({ ...of, status: 'withdrawn' })).toEqual([])
      expect(followShown({ ...of, status: 'regranted' })).toEqual([])
    }),
  )
})
