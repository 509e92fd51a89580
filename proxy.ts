import { type NextRequest, NextResponse } from 'next/server'
import { settings } from '#lib/platform/env.ts'
import { contentSecurityPolicy } from '#lib/platform/http/csp.ts'
import { pathHeader } from '#lib/platform/http/path-header.ts'
import { securityHeaders } from '#lib/platform/http/security-headers.ts'

/**
 * Sets headers, and nothing else: who may see what is decided inside every query and command.
 * Both headers overwrite what the client sent, otherwise the client would choose the nonce.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  headers.delete('content-security-policy-report-only')
  headers.set(pathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`)
  const response = NextResponse.next({ request: { headers } })
  const isHttps = settings().publicUrl.startsWith('https:')
  for (const [name, value] of Object.entries(securityHeaders(isHttps))) response.headers.set(name, value)
  response.headers.set('Content-Security-Policy', policy)
  response.headers.set('Cache-Control', 'private, no-store')
  return response
}

// Route handlers set their own headers (`defineRoute`). Behind a matcher a body is cut at 10 MB without an
// error, so nothing under /api, where reports come in, may pass here; nor what an identity provider writes under /scim.
export const config = { matcher: ['/((?!api/|scim/|_next/static/).*)'] }
