import { describe, expect, it } from 'vitest'
import { groupKeys, matchKeys } from './keys.ts'

const bindings = [
  { keys: ['?'], label: 'Show the keys', group: 'Everywhere' },
  { keys: ['g', 'p'], label: 'Posture', group: 'Go to' },
  { keys: ['g', 'f'], label: 'Findings', group: 'Go to' },
]

describe('keys typed', () => {
  it('begin a sequence, finish it, or mean nothing', () => {
    expect(matchKeys(bindings, ['g'])).toEqual({ kind: 'begun' })
    expect(matchKeys(bindings, ['g', 'f'])).toEqual({ kind: 'hit', binding: bindings[2] })
    expect(matchKeys(bindings, ['g', 'x'])).toEqual({ kind: 'none' })
    expect(matchKeys(bindings, ['p'])).toEqual({ kind: 'none' })
  })

  it('belong to the page before they belong to the shell', () => {
    const own = { keys: ['?'], label: 'Explain this row', group: 'This page' }
    expect(matchKeys([...bindings, own], ['?'])).toEqual({ kind: 'hit', binding: own })
  })
})

it('the help groups keys in the order they were given', () => {
  expect(groupKeys(bindings).map(([group, items]) => [group, items.length])).toEqual([
    ['Everywhere', 1],
    ['Go to', 2],
  ])
})
