import { expect, test } from 'vitest'
import { sessionCookie } from './session-cookie.ts'

test.each(['https://plumbline.example.org', 'https://localhost:3000', 'http://plumbline.example.org'])(
  'at %s the cookie is Secure and bound to its host',
  (url) => {
    const { name, options } = sessionCookie(url)
    expect(name).toMatch(/^__Host-/)
    expect(options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true })
  },
)

test.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
  'at %s it goes without, since there is no TLS',
  (url) => {
    expect(sessionCookie(url)).toMatchObject({ name: 'plumbline-session', options: { secure: false } })
  },
)
