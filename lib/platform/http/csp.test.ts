import { expect, test } from 'vitest'
import { contentSecurityPolicy } from './csp.ts'

const directives = (policy: string) =>
  new Map(
    policy.split('; ').map((part) => [part.slice(0, part.indexOf(' ')), part.slice(part.indexOf(' ') + 1)]),
  )

test('only scripts with the nonce run, and what they load', () => {
  const policy = directives(contentSecurityPolicy('abc', false))
  expect(policy.get('script-src')).toBe("'nonce-abc' 'strict-dynamic'")
})

test('nothing is framed, embedded, re-based or sent elsewhere', () => {
  const policy = directives(contentSecurityPolicy('abc', false))
  for (const name of ['object-src', 'base-uri', 'frame-ancestors']) expect(policy.get(name)).toBe("'none'")
  for (const name of ['default-src', 'form-action', 'connect-src', 'font-src'])
    expect(policy.get(name)).toBe("'self'")
})

test('eval exists in development only', () => {
  expect(contentSecurityPolicy('abc', false)).not.toContain('unsafe-eval')
  expect(contentSecurityPolicy('abc', true)).toContain("'unsafe-eval'")
})
