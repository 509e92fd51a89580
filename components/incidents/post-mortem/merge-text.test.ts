import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedParts, mergeText, partOf, textParts, type WrittenText, withPart } from './merge-text.ts'

const empty: WrittenText = {
  title: 'A title',
  changeNote: '',
  sections: {
    summary: '',
    impact: '',
    timeline: '',
    root_cause: '',
    vulnerability: '',
    remediation: '',
    prevention: '',
    went_well: '',
  },
}

test('what only they changed is taken over, what only I changed stays', () => {
  const mine = withPart(empty, 'summary', 'mine')
  const theirs = withPart(empty, 'impact', 'theirs')
  const { text, conflicts } = mergeText(empty, mine, theirs)
  expect([partOf(text, 'summary'), partOf(text, 'impact'), conflicts]).toEqual(['mine', 'theirs', []])
})

test('what both changed stays mine and is named, unless both wrote the same', () => {
  const mine = withPart(withPart(empty, 'summary', 'mine'), 'title', 'The same')
  const theirs = withPart(withPart(empty, 'summary', 'theirs'), 'title', 'The same')
  expect(mergeText(empty, mine, theirs)).toEqual({ text: mine, conflicts: ['summary'] })
})

const word = fc.constantFrom('', 'a', 'b')
const written = fc
  .array(fc.tuple(fc.constantFrom(...textParts), word), { maxLength: 12 })
  .map((changes) => changes.reduce((text, [part, value]) => withPart(text, part, value), empty))

test('no word of mine is lost, and none of theirs without being named', () => {
  fc.assert(
    fc.property(written, written, written, (base, mine, theirs) => {
      const { text, conflicts } = mergeText(base, mine, theirs)
      for (const part of changedParts(base, mine)) expect(partOf(text, part)).toBe(partOf(mine, part))
      for (const part of changedParts(base, theirs))
        if (!conflicts.includes(part)) expect(partOf(text, part)).toBe(partOf(theirs, part))
    }),
  )
})
