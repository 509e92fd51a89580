import { expect, test } from 'vitest'
import { permissions } from './permissions.ts'
import { actions, pages, routes } from './surface.ts'

const rows = [...Object.values(pages), ...Object.values(routes).flat(), ...Object.values(actions)]

test('every row names a permission that exists, or says that none is needed', () => {
  const known = new Set(['public', 'aal1', ...Object.keys(permissions)])
  expect(rows.filter(({ access }) => !known.has(access))).toEqual([])
})
