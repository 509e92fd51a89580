import fc from 'fast-check'
import { expect, test } from 'vitest'
import { transitionBetween } from '../model/states.ts'
import { incidentStatuses, responseSteps } from '../model.ts'
import { isEvidence, missingSteps, nextBySteps } from './steps.ts'

const claims = fc.subarray([...responseSteps]).map((steps) => new Set(steps))

test('claimed steps carry an incident only along moves that its states allow, and come to rest', () => {
  fc.assert(
    fc.property(fc.constantFrom(...incidentStatuses), claims, (status, claimed) => {
      let at = status
      for (let moves = 0; ; moves++) {
        const next = nextBySteps(at, claimed)
        if (next === null) break
        expect(transitionBetween(at, next)).toBeDefined()
        expect(moves).toBeLessThan(5)
        at = next
      }
    }),
  )
})

test('steps alone never classify, resolve, close or dismiss', () => {
  for (const status of incidentStatuses) {
    const next = nextBySteps(status, new Set(responseSteps))
    expect(['classified', 'resolved', 'closed', 'dismissed', 'published']).not.toContain(next)
  }
})

test('what was eradicated early counts once it is contained', () => {
  expect(nextBySteps('triaging', new Set(['eradicate']))).toBeNull()
  expect(nextBySteps('contained', new Set(['eradicate', 'contain']))).toBe('eradicated')
})

test('missing steps are named in order', () => {
  expect(missingSteps(new Set(['recover', 'triage']))).toEqual(['contain', 'eradicate'])
})

test('mere words are no evidence; a file, a link or an entry of that kind is', () => {
  expect(isEvidence({ kind: 'action', links: [], attachments: [] })).toBe(false)
  expect(isEvidence({ kind: 'action', links: [{}], attachments: [] })).toBe(true)
  expect(isEvidence({ kind: 'action', links: [], attachments: [{}] })).toBe(true)
  expect(isEvidence({ kind: 'evidence', links: [], attachments: [] })).toBe(true)
})
