import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { bearerCtx, hasBearer } from '../auth/bearer.ts'
import { requestCtx } from '../auth/session.ts'
import { systemClock } from '../clock.ts'
import type { Ctx } from '../ctx.ts'
import { settings } from '../env.ts'
import { newId } from '../ids.ts'
import { guardOrigin } from './origin-guard.ts'
import { problemResponse } from './problem.ts'
import { dataHeaders } from './security-headers.ts'

type RouteInput<P> = { ctx: Ctx; request: Request; params: P }
type RouteHandler<P> = (request: Request, context: { params: Promise<P> }) => Promise<Response>

const isReading = (method: string) => method === 'GET' || method === 'HEAD'

/**
 * Every route handler: who asks (an API token, or a session), origin for whatever changes something with a
 * cookie, the run, problem details for what went wrong, and the headers every answer carries.
 * Permission is checked by the query or command that `run` calls.
 */
export function defineRoute<P = Record<string, never>>(
  run: (input: RouteInput<P>) => Promise<Response>,
): RouteHandler<P> {
  return async (request, context) => {
    let requestId = newId(systemClock)
    let response: Response
    try {
      const isToken = hasBearer(request.headers)
      if (!isToken && !isReading(request.method)) guardOrigin(request.headers, settings().publicUrl)
      const ctx = isToken ? await bearerCtx(request.headers, requestId) : await requestCtx()
      requestId = ctx.requestId
      response = await run({ ctx, request, params: await context.params })
    } catch (error) {
      unstable_rethrow(error)
      response = problemResponse(error, requestId)
    }
    return withHeaders(response, requestId)
  }
}

/** The headers that every answer carries, whoever asked. */
export function withHeaders(response: Response, requestId: string): Response {
  // A copy: the headers of a redirect or of a fetched response cannot be changed.
  const headers = new Headers(response.headers)
  const isHttps = settings().publicUrl.startsWith('https:')
  for (const [name, value] of Object.entries(dataHeaders(isHttps))) headers.set(name, value)
  headers.set('X-Request-Id', requestId)
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}
