import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type RevocationStatus, revocationStatuses } from '../model.ts'
import { mayMove, move, type RevocationTransition, revocationTransitions } from './revocation-state.ts'

const names = Object.keys(revocationTransitions) as RevocationTransition[]
const anyTransition = fc.constantFrom(...names)

/** Takes every transition that the state allows, and leaves out the others. */
function walk(transitions: readonly RevocationTransition[]) {
  const path: { by: RevocationTransition; from: RevocationStatus; to: RevocationStatus }[] = []
  let status: RevocationStatus = 'open'
  for (const by of transitions) {
    if (!mayMove(by, status)) continue
    const to = move(by, status)
    path.push({ by, from: status, to })
    status = to
  }
  return path
}

test('only an import shows that access is gone, still there, or given again', () => {
  fc.assert(
    fc.property(fc.array(anyTransition, { maxLength: 40 }), (transitions) => {
      for (const { by, to } of walk(transitions)) {
        if (to === 'proven_gone' || to === 'still_present' || to === 'regranted') {
          expect(revocationTransitions[by]).toMatchObject({ cause: 'import', by: 'revocations.prove' })
        }
      }
    }),
  )
})

test('whatever is still owed can be proven: nothing that people do is a dead end', () => {
  fc.assert(
    fc.property(fc.array(anyTransition, { maxLength: 40 }), (transitions) => {
      const last = walk(transitions).at(-1)?.to ?? 'open'
      const isOver = last === 'proven_gone' || last === 'regranted' || last === 'withdrawn'
      expect(mayMove('prove', last)).toBe(!isOver)
    }),
  )
})

test('nothing follows a withdrawal or a re-grant, and only a re-grant follows a proof', () => {
  const next = (status: RevocationStatus) => names.filter((name) => mayMove(name, status))
  expect(next('withdrawn')).toEqual([])
  expect(next('regranted')).toEqual([])
  expect(next('proven_gone')).toEqual(['find_regranted'])
})

test('only an undone decision withdraws, and only what is open', () => {
  const to = names.filter((name) => revocationTransitions[name].to === 'withdrawn')
  expect(to).toEqual(['withdraw'])
  expect(revocationStatuses.filter((status) => mayMove('withdraw', status))).toEqual(['open'])
})

test('what is not listed is refused with words, in every state', () => {
  for (const name of names) {
    for (const status of revocationStatuses) {
      if (mayMove(name, status)) continue
      expect(() => move(name, status)).toThrow(expect.objectContaining({ code: 'conflict' }))
    }
  }
})
