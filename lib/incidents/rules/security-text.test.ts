import { expect, test } from 'vitest'
import { securityText } from './security-text.ts'

const site = {
  publicUrl: 'https://plumbline.example.org',
  contacts: [],
  policy: undefined,
  languages: 'en',
  takesAnonymousReports: false,
}
const now = new Date('2026-11-22T18:40:12.345Z')
const linesOf = (text: string) => text.split('\r\n')

test('it names the contacts in their order, where it stands, and until when it holds', () => {
  const contacts = ['mailto:security@example.org', 'https://example.org/report']
  const policy = 'https://example.org/policy'
  expect(linesOf(securityText({ ...site, contacts, policy, languages: 'en, de' }, now))).toEqual([
    'Contact: mailto:security@example.org',
    'Contact: https://example.org/report',
    'Expires: 2027-02-20T00:00:00Z',
    'Canonical: https://plumbline.example.org/.well-known/security.txt',
    'Policy: https://example.org/policy',
    'Preferred-Languages: en, de',
    '',
  ])
})

test('without a contact it names the form that strangers may use', () => {
  const [signedIn] = linesOf(securityText(site, now))
  const [anyone] = linesOf(securityText({ ...site, takesAnonymousReports: true }, now))
  expect([signedIn, anyone]).toEqual([
    'Contact: https://plumbline.example.org/report',
    'Contact: https://plumbline.example.org/report/anonymous',
  ])
})

test('it says the same all day long', () => {
  expect(securityText(site, new Date('2026-11-22T00:00:00Z'))).toBe(
    securityText(site, new Date('2026-11-22T23:59:59Z')),
  )
})
