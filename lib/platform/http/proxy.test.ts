import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { config, proxy } from '../../../proxy.ts'

const pass = (headers: Record<string, string> = {}) =>
  proxy(new NextRequest('http://localhost:3000/people?search=a', { headers }))
/** How Next carries request headers from the proxy to the page. */
const forwarded = (response: Response, name: string) => response.headers.get(`x-middleware-request-${name}`)

test('the client does not choose the nonce', () => {
  const response = pass({ 'x-nonce': 'mine', 'content-security-policy': "script-src 'nonce-mine'" })
  expect(forwarded(response, 'x-nonce')).not.toBe('mine')
  expect(forwarded(response, 'content-security-policy')).not.toContain('nonce-mine')
  expect(forwarded(response, 'content-security-policy')).toBe(response.headers.get('content-security-policy'))
})

test('every response has a nonce of its own', () => {
  expect(forwarded(pass(), 'x-nonce')).not.toBe(forwarded(pass(), 'x-nonce'))
})

test('the client does not choose where to come back to', () => {
  expect(forwarded(pass({ 'x-plumbline-path': '/elsewhere' }), 'x-plumbline-path')).toBe('/people?search=a')
})

test('every page is nosniff, unshared, without referrer and features', () => {
  const { headers } = pass()
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(headers.get('permissions-policy')).toContain('camera=()')
  expect(headers.get('cache-control')).toBe('private, no-store')
})

test.each(['/api/v1/ingest', '/api/auth/csrf', '/scim/v2/Users', '/_next/static/chunk.js'])(
  '%s does not pass here',
  (path) => {
    expect(new RegExp(`^${config.matcher[0]}$`).test(path)).toBe(false)
  },
)

test.each(['/', '/users', '/setup/token', '/apiary'])('%s does', (path) => {
  expect(new RegExp(`^${config.matcher[0]}$`).test(path)).toBe(true)
})
