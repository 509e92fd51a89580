import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accountFacets } from './account-row.ts'
import { listFilterSchema, readListFilter, writeListFilter } from './list-filter.ts'
import { readListCursor, writeListCursor } from './list-page.ts'
import { personFacets } from './person-row.ts'

test('a filter reads back from its address as it was', () => {
  const filters = fc.record({
    q: fc.string({ maxLength: 50 }).map((text) => text.trim()),
    facets: fc.record({
      standing: fc.subarray(['leaver', 'no_manager']),
      state: fc.subarray(['active', 'left']),
      employment: fc.subarray(['employee', 'contractor']),
      department: fc.uniqueArray(
        fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !text.includes('%2C')),
        { maxLength: 4 },
      ),
    }),
  })
  fc.assert(
    fc.property(filters, (filter) => {
      const address = new URLSearchParams(writeListFilter(personFacets, filter))
      expect(readListFilter(personFacets, Object.fromEntries(address))).toEqual(filter)
    }),
  )
})

test('what means nothing in an address is left out, and refused by a query', () => {
  const { facets } = readListFilter(accountFacets, {
    standing: 'unmatched,nonsense',
    system: 'x',
    mfa: ['uncovered', 'none'],
  })
  expect(facets).toMatchObject({ standing: ['unmatched'], system: [], mfa: ['uncovered', 'none'] })
  const wrong = { q: '', facets: { ...facets, standing: ['toString'] } }
  expect(listFilterSchema(accountFacets).safeParse(wrong).success).toBe(false)
})

test('a cursor of somebody else begins the list anew', () => {
  const cursor = { key: 'ada, „quoted“', id: '01990000-0000-7000-8000-000000000000' }
  expect(readListCursor(writeListCursor(cursor))).toEqual(cursor)
  expect(readListCursor('%E0%A4%A')).toBeNull()
  expect(readListCursor('["a","b"]')).toBeNull()
})
