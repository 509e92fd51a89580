import 'server-only'
import { forbidden, redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import type { Ctx } from '../ctx.ts'
import { localPath } from '../http/local-path.ts'
import { pathHeader } from '../http/path-header.ts'
import { requestHeaders } from '../http/request-headers.ts'
import { isAllowed } from './authorise.ts'
import type { Permission } from './permissions.ts'
import { currentSession, requestCtx } from './session.ts'
import type { LiveSession } from './session-lookup.ts'

/** Where a session that has not proved enough must go first, or null when it may go anywhere. */
export function unfinishedStep(session: LiveSession | null): string | null {
  if (!session) return '/sign-in'
  if (session.assurance === 'aal2') return null
  return session.isRecovered || !session.user.hasSecondFactor ? '/enrol' : '/second-factor'
}

/** The signed-in, second-factor session of a page; anybody else is sent to the step they lack. */
export async function requireSignedIn(): Promise<{ ctx: Ctx; session: LiveSession }> {
  const session = await currentSession()
  const step = unfinishedStep(session)
  if (session === null || step !== null) {
    const back = localPath((await requestHeaders()).get(pathHeader))
    redirect(back === '/' ? (step ?? '/sign-in') : `${step}?next=${encodeURIComponent(back)}`)
  }
  return { ctx: await requestCtx(), session }
}

/**
 * For the first line of every page: its permission, before anything is sent, so that the status is a true
 * 307 or 403. Queries check again; this only gives a person a page instead of an error.
 */
export async function pageCtx(permission: Permission): Promise<Ctx> {
  const { ctx } = await requireSignedIn()
  if (!isAllowed(ctx, permission)) forbidden()
  return ctx
}

/**
 * A layout for a folder with a `loading.tsx`: its skeleton is sent before the page has decided anything, and with it
 * the status. The layout comes before the skeleton, so a refusal is a true 403. On the way from one page to the next
 * no layout runs, which is why the page asks, too.
 */
export function guardedLayout(
  permission: Permission,
): (props: { children: ReactNode }) => Promise<ReactNode> {
  return async ({ children }) => {
    await pageCtx(permission)
    return children
  }
}
