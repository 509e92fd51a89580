import { expect, test } from 'vitest'
import { currentPlace, type NavGroup } from './navigation.ts'

const groups: NavGroup[] = [
  { items: ['/', '/incidents', '/reports'].map((href) => ({ label: href, href, icon: null })) },
  { title: 'Manage', items: [{ label: 'Settings', href: '/incidents/settings', icon: null }] },
]

test.each([
  ['/', '/'],
  ['/incidents', '/incidents'],
  ['/incidents/42/post-mortem', '/incidents'],
  ['/incidents/settings', '/incidents/settings'],
  ['/incidentsx', undefined],
  ['/account', undefined],
])('%s is the place %s', (pathname, place) => {
  expect(currentPlace(groups, pathname)).toBe(place)
})
