import { expect, test } from 'vitest'
import { guardOrigin } from './origin-guard.ts'

const own = 'https://plumbline.example.org'
const judge = (headers: Record<string, string>) => () => guardOrigin(new Headers(headers), own)

test('a page of ours may change things', () => {
  expect(judge({ origin: own, 'sec-fetch-site': 'same-origin' })).not.toThrow()
})

test('an older browser sends no Sec-Fetch-Site', () => {
  expect(judge({ origin: own })).not.toThrow()
})

test.each<[string, Record<string, string>]>([
  ['no Origin at all', {}],
  ['no Origin, but a Host and a Referer of ours', { host: 'plumbline.example.org', referer: `${own}/` }],
  ['another site', { origin: 'https://evil.example.org' }],
  ['the opaque origin', { origin: 'null' }],
  ['another scheme', { origin: 'http://plumbline.example.org' }],
  ['another port', { origin: `${own}:8443` }],
  ['a longer name', { origin: `${own}.evil.example.org` }],
  [
    'another site with a forged forwarded host',
    { origin: 'https://evil.example.org', 'x-forwarded-host': 'evil.example.org' },
  ],
  ['a sibling by Sec-Fetch-Site', { origin: own, 'sec-fetch-site': 'same-site' }],
  ['another site by Sec-Fetch-Site', { origin: own, 'sec-fetch-site': 'cross-site' }],
  ['an address typed by hand', { origin: own, 'sec-fetch-site': 'none' }],
])('%s is refused, with the way to go', (_what, headers) => {
  expect(judge(headers)).toThrow(
    expect.objectContaining({ code: 'bad_origin', nextStep: expect.stringContaining(own) }),
  )
})
