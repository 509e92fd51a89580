import { expect, test } from 'vitest'
import { closestWord } from './closest-word.ts'

test.each([
  ['met_wen', ['met_when', 'title'], 'met_when'],
  ['Title', ['met_when', 'title'], 'title'],
  [
    'supply-chain.findings-sla',
    ['supply-chain.findings-in-sla', 'secrets.vaulted'],
    'supply-chain.findings-in-sla',
  ],
  ['banana', ['title', 'connect'], null],
  ['x', ['id'], null],
  ['anything', [], null],
])('%s among %o is meant as %s', (word, candidates, expected) => {
  expect(closestWord(word, candidates)).toBe(expected)
})
