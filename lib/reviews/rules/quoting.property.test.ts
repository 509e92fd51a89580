import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isTypable, shellWord, sqlIdentifier } from './quoting.ts'

/** Texts made of what means something to a shell, or to SQL, more often than chance would. */
const hostile = fc.stringMatching(/^['"`$\\(){};&|<>*?!#~ a-z=-]{1,40}$/)

test('a shell reads a quoted word as the word it was, whatever it holds', () => {
  const words = fc.sample(fc.oneof(hostile, fc.string({ unit: 'grapheme' }).filter(isTypable)), {
    numRuns: 200,
    seed: 7,
  })
  const script = words.map((word) => `printf '%s\\0' ${shellWord(word)}`).join('\n')
  const read = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)
  expect(read).toEqual(words)
})

test('an identifier of SQL ends where it should: every quote in it is doubled', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const quoted = sqlIdentifier(text)
      expect(quoted).toMatch(/^"(?:[^"]|"")+"$/)
      expect(quoted.slice(1, -1).replaceAll('""', '"')).toBe(text)
    }),
  )
})

test.each([
  ['a line break', 'ann\nrm -rf /'],
  ['an escape sequence', 'ann\u001b[201~'],
  ['a turn of direction', 'nna\u202e'],
  ['an invisible joiner', 'an\u200bn'],
  ['a line separator', 'ann\u2028'],
  ['nothing', ''],
])('%s can stand in no command', (_, text) => {
  expect(isTypable(text)).toBe(false)
})
