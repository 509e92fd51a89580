import { actions, pages, routes } from '#lib/platform/auth/surface.ts'
import { readBuiltApp } from './support/built-app.ts'
import { expect, test } from './support/test.ts'

/** For work on Plumbline itself: built, but answers 404 outside development. */
const developmentPages = ['/design']

const sorted = (names: Iterable<string>) => [...new Set(names)].sort()

test('every page of the built app is declared, and every declared one exists', () => {
  const built = readBuiltApp().pages.map(({ path }) => path)
  expect(sorted(built.filter((path) => !developmentPages.includes(path)))).toEqual(sorted(Object.keys(pages)))
})

test('every route of the built app is declared, and every declared one exists', () => {
  expect(sorted(readBuiltApp().routes)).toEqual(sorted(Object.keys(routes)))
})

test('every server action of the built app is declared, and every declared one exists', () => {
  expect(sorted(readBuiltApp().actions.map(({ name }) => name))).toEqual(sorted(Object.keys(actions)))
})

for (const path of developmentPages) {
  test(`${path} is not served by a built app`, async ({ request }) => {
    expect((await request.get(path)).status()).toBe(404)
  })
}
