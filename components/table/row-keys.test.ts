import { describe, expect, it } from 'vitest'
import { rowMove } from './row-keys.ts'

describe('keys in a list of rows', () => {
  it('move by one and stop at the ends', () => {
    expect(rowMove('j', -1, 3)).toEqual({ kind: 'move', to: 0 })
    expect(rowMove('ArrowDown', 2, 3)).toEqual({ kind: 'move', to: 2 })
    expect(rowMove('k', 0, 3)).toEqual({ kind: 'move', to: 0 })
    expect(rowMove('End', 0, 3)).toEqual({ kind: 'move', to: 2 })
  })

  it('open the active row, and nothing when there is none', () => {
    expect(rowMove('Enter', 1, 3)).toEqual({ kind: 'open' })
    expect(rowMove('Enter', -1, 3)).toBeNull()
  })

  it('mean nothing in an empty list or when they are not ours', () => {
    expect(rowMove('j', -1, 0)).toBeNull()
    expect(rowMove('x', 0, 3)).toBeNull()
  })
})
