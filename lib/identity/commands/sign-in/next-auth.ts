import 'server-only'
import type { AuthOptions } from 'next-auth'
import { decode, encode, type JWTOptions } from 'next-auth/jwt'
import { absoluteHours, sessionCookie } from '#lib/platform/auth/session-cookie.ts'
import { findSession } from '#lib/platform/auth/session-lookup.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { settings } from '#lib/platform/env.ts'
import { webDatabase } from '#lib/platform/http/web-database.ts'
import { log } from '#lib/platform/log.ts'
import { secret } from '#lib/platform/secrets.ts'
import type { WayIn } from './providers.ts'

declare module 'next-auth' {
  interface User {
    /** The opaque reference of the session these credentials opened. */
    reference?: string
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    reference?: string
  }
}

/**
 * The cookie holds a reference, not a token: encoding hands it out, decoding asks PostgreSQL, the only authority.
 * A salt means one of next-auth's own short-lived cookies (state, PKCE, nonce), which keep its encoding.
 */
const references: Pick<JWTOptions, 'encode' | 'decode'> = {
  encode: (params) => (params.salt ? encode(params) : (params.token?.reference ?? '')),
  decode: async (params) => {
    if (params.salt) return decode(params)
    const reference = params.token ?? ''
    const session = await findSession(webDatabase().db, reference, systemClock.now())
    return session ? { sub: session.user.id, reference } : null
  },
}

/** next-auth for one request: which ways in there are depends on how it came. */
export function authOptions(ways: readonly WayIn[]): AuthOptions {
  // next-auth takes its own address from here only; without it, it believes the Host header.
  process.env.NEXTAUTH_URL = settings().publicUrl
  const { name, options } = sessionCookie()
  const prefix = options.secure ? '__Host-' : ''
  return {
    providers: ways.map(({ provider }) => provider),
    secret: secret('session-cookie'),
    session: { strategy: 'jwt', maxAge: absoluteHours * 60 * 60 },
    useSecureCookies: options.secure,
    cookies: {
      sessionToken: { name, options },
      callbackUrl: { name: `${prefix}plumbline-callback`, options },
      csrfToken: { name: `${prefix}plumbline-csrf`, options },
    },
    jwt: references,
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    callbacks: {
      jwt: ({ token, user }) =>
        user?.reference === undefined ? token : { sub: user.id, reference: user.reference },
    },
    logger: {
      error: (code, metadata) => log().error({ code, metadata }, 'next-auth reports an error'),
      warn: (code) => log().warn({ code }, 'next-auth warns'),
      debug: (code) => log().debug({ code }, 'next-auth'),
    },
  }
}
