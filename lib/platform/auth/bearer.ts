import 'server-only'
import { systemClock } from '../clock.ts'
import type { Ctx } from '../ctx.ts'
import { PlumblineError } from '../errors.ts'
import { addressBlock, clientAddress } from '../http/client-address.ts'
import { webDatabase } from '../http/web-database.ts'
import { tokenCtx } from './api-token.ts'
import { createThrottle, tooManyAttempts } from './throttle.ts'

const bearerShape = /^Bearer +(\S+)$/i

export const hasBearer = (headers: Headers): boolean => headers.has('authorization')

/**
 * The ctx of `Authorization: Bearer plb_…`. Wrong tokens are counted by address.
 * @throws PlumblineError `unauthenticated`, or `rate_limited` after too many wrong ones
 */
export async function bearerCtx(headers: Headers, requestId: string): Promise<Ctx> {
  const { db, pool } = webDatabase()
  const token = bearerShape.exec(headers.get('authorization') ?? '')?.[1]
  const ctx = token === undefined ? null : await tokenCtx(db, token, requestId, systemClock)
  if (ctx) return ctx
  const verdict = await createThrottle(pool).count('bearer:address', addressBlock(clientAddress(headers)))
  if (!verdict.isAllowed) throw tooManyAttempts(verdict.retryAfterMs)
  throw new PlumblineError(
    'unauthenticated',
    'The API token is not valid: it is wrong, expired or revoked, or its owner is disabled.',
    'Create a token under Manage, API tokens, and send it as "Authorization: Bearer plb_…".',
  )
}
