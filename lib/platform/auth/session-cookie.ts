import { isLoopback, settings } from '../env.ts'

/** 30 minutes without a request, or 12 hours in all, end a session (SECURITY: sign-in). */
export const idleMinutes = 30
export const absoluteHours = 12

export type SessionCookie = {
  name: string
  options: { httpOnly: true; sameSite: 'lax'; path: '/'; secure: boolean }
}

/**
 * The `__Host-` prefix makes browsers refuse the cookie unless it is Secure, for this host only and for every
 * path. It needs TLS, so only a loopback address over http goes without.
 */
export function sessionCookie(publicUrl = settings().publicUrl): SessionCookie {
  const { protocol, hostname } = new URL(publicUrl)
  const isLocal = protocol === 'http:' && isLoopback(hostname)
  return {
    name: isLocal ? 'plumbline-session' : '__Host-plumbline-session',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: !isLocal },
  }
}
