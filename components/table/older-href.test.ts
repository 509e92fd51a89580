import { expect, test } from 'vitest'
import { olderHref } from './older-href.ts'

test('the next page keeps every filter, each value of it, and forgets the page before', () => {
  const asked = { kind: ['image-scan', 'incident'], q: 'a&b', after: 'first', from: undefined }
  expect(olderHref('/evidence', asked, 'second')).toBe(
    '/evidence?kind=image-scan&kind=incident&q=a%26b&after=second',
  )
})
