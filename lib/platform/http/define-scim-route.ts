import 'server-only'
import { authorise } from '../auth/authorise.ts'
import type { Ctx } from '../ctx.ts'
import { settings } from '../env.ts'
import { defineRoute } from './define-route.ts'
import type { Problem } from './problem.ts'
import { scimErrorOf, scimMediaType } from './scim-message.ts'

type ScimInput<P> = {
  ctx: Ctx
  request: Request
  params: P
  /** Address of the server, without a slash at its end: what every `location` begins with. */
  base: string
}
type ScimHandler<P> = (request: Request, context: { params: Promise<P> }) => Promise<Response>

/**
 * A route handler of the SCIM server: `defineRoute` with SCIM's own errors (RFC 7644, section 3.12). The token is
 * looked at before anything of the request is read.
 */
export function defineScimRoute<P = Record<string, never>>(
  run: (input: ScimInput<P>) => Promise<Response>,
): ScimHandler<P> {
  const route = defineRoute<P>(async (input) => {
    authorise(input.ctx, 'scim.provision')
    return run({ ...input, base: `${settings().publicUrl}/scim/v2` })
  })
  return async (request, context) => {
    const response = await route(request, context)
    if (response.headers.get('content-type') !== 'application/problem+json') return response
    const error = scimErrorOf((await response.json()) as Problem)
    const headers = new Headers(response.headers)
    headers.set('Content-Type', scimMediaType)
    headers.delete('Content-Length')
    return new Response(JSON.stringify(error), { status: Number(error.status), headers })
  }
}
