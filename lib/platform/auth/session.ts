import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { systemClock } from '../clock.ts'
import { anonymousCtx, type Ctx } from '../ctx.ts'
import { webDatabase } from '../http/web-database.ts'
import { newId } from '../ids.ts'
import { sessionCookie } from './session-cookie.ts'
import { sessionCtx } from './session-ctx.ts'
import { type LiveSession, resumeSession } from './session-lookup.ts'
import type { IssuedSession } from './session-record.ts'

type Current = { ctx: Ctx; session: LiveSession | null }

/** One look-up per request, however many components ask. */
const current = cache(async (): Promise<Current> => {
  const { db } = webDatabase()
  const requestId = newId(systemClock)
  const reference = (await cookies()).get(sessionCookie().name)?.value
  const now = systemClock.now()
  const session = reference === undefined ? null : await resumeSession(db, reference, now)
  if (!session) return { ctx: anonymousCtx(requestId, db, systemClock), session: null }
  return { ctx: sessionCtx(session, { requestId, clock: systemClock, db }), session }
})

/** Who asks, for a page, an action or a route handler. Anonymous without a live session. */
export const requestCtx = async (): Promise<Ctx> => (await current()).ctx

/** The live session of this request; for the pages of the sign-in flow, which come before aal2. */
export const currentSession = async (): Promise<LiveSession | null> => (await current()).session

/** Hands the browser its (new) reference. Only an action or a route handler can set a cookie. */
export async function setSessionCookie(session: IssuedSession): Promise<void> {
  const { name, options } = sessionCookie()
  const jar = await cookies()
  jar.set(name, session.reference, { ...options, expires: session.expiresAt })
}

export async function clearSessionCookie(): Promise<void> {
  const { name, options } = sessionCookie()
  const jar = await cookies()
  jar.set(name, '', { ...options, maxAge: 0 })
}
