import { describe, expect, it } from 'vitest'
import { formatSort, nextSort, parseSort } from './column.ts'

describe('the sort of a table', () => {
  it('starts with the worst first, then turns round', () => {
    const first = nextSort(null, 'severity')
    expect(first).toEqual({ key: 'severity', direction: 'desc' })
    expect(nextSort(first, 'severity')).toEqual({ key: 'severity', direction: 'asc' })
    expect(nextSort(first, 'age')).toEqual({ key: 'age', direction: 'desc' })
  })

  it('survives the URL', () => {
    const sort = { key: 'first.seen', direction: 'asc' } as const
    expect(parseSort(formatSort(sort), ['first.seen'])).toEqual(sort)
  })

  it.each(['severity', 'severity.up', '.desc', 'password.desc', ''])('refuses %s', (text) => {
    expect(parseSort(text, ['severity'])).toBeNull()
  })
})
