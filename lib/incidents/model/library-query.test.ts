import { expect, test } from 'vitest'
import { libraryPath, readLibraryRequest } from './library-query.ts'

const parametersOf = (path: string) =>
  Object.fromEntries(new URLSearchParams(path.split('?')[1] ?? '').entries())

test('what an address asks for reads back as it was written', () => {
  const asked = {
    filter: { q: 'a 100 % & more', severity: 'high' as const, cause: 'Leaked credential', isLate: true },
    after: { at: '2026-11-22T10:00:00.000Z', number: 42 },
  }
  expect(readLibraryRequest(parametersOf(libraryPath(asked.filter, { after: asked.after })))).toEqual(asked)
})

test('what it does not understand it leaves out', () => {
  expect(readLibraryRequest({ severity: 'worst', after: 'now~x', late: 'perhaps', q: ['a', 'b'] })).toEqual({
    filter: { q: 'a', severity: null, cause: null, isLate: false },
    after: null,
  })
})

test('without anything asked it is the plain address', () => {
  expect(libraryPath(readLibraryRequest({}).filter)).toBe('/post-mortems')
})
