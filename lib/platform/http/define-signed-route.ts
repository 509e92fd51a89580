import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { systemClock } from '../clock.ts'
import { anonymousCtx, type Ctx } from '../ctx.ts'
import { newId } from '../ids.ts'
import { withHeaders } from './define-route.ts'
import { problemResponse } from './problem.ts'
import { webDatabase } from './web-database.ts'

type SignedInput<P> = { ctx: Ctx; request: Request; params: P }
type SignedHandler<P> = (request: Request, context: { params: Promise<P> }) => Promise<Response>

/**
 * A route handler for machines that sign what they send: no session, no token and no origin, for there is none. The
 * command that `run` calls checks the signature before it believes a word.
 */
export function defineSignedRoute<P>(run: (input: SignedInput<P>) => Promise<Response>): SignedHandler<P> {
  return async (request, context) => {
    const requestId = newId(systemClock)
    let response: Response
    try {
      const ctx = anonymousCtx(requestId, webDatabase().db, systemClock)
      response = await run({ ctx, request, params: await context.params })
    } catch (error) {
      unstable_rethrow(error)
      response = problemResponse(error, requestId)
    }
    return withHeaders(response, requestId)
  }
}
