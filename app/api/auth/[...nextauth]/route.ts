import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '#lib/identity/commands/sign-in/next-auth.ts'
import { waysIn } from '#lib/identity/commands/sign-in/providers.ts'
import { withRefusal } from '#lib/identity/commands/sign-in/refusal.ts'
import { notFound } from '#lib/platform/errors.ts'
import { boundedBody } from '#lib/platform/http/bounded-body.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'
import { problemResponse } from '#lib/platform/http/problem.ts'

/** The parts of next-auth that are used; its own pages, its log endpoint and its sign-out are not. */
const offered: Record<string, readonly string[]> = { GET: ['csrf', 'callback'], POST: ['signin', 'callback'] }

/** Many times what the longest credentials need. */
const longestBody = 16 * 1024

/** next-auth reads a body whole, however long it is. */
async function bounded(request: Request): Promise<NextRequest> {
  const { url, method, headers } = request
  if (method === 'GET') return new NextRequest(url, { method, headers })
  return new NextRequest(url, { method, headers, body: await boundedBody(request, longestBody) })
}

const handler = defineRoute<{ nextauth: string[] }>(async ({ ctx, request, params }) => {
  const [action = '', way] = params.nextauth
  const ways = waysIn(request.headers)
  const isKnownWay = action === 'csrf' || ways.some(({ id }) => id === way)
  if (!offered[request.method]?.includes(action) || !isKnownWay) throw notFound('This address')
  const asked = await bounded(request)
  const { response, refusal } = await withRefusal(() =>
    NextAuth(asked, { params: Promise.resolve(params) }, authOptions(ways)),
  )
  return refusal === null ? response : problemResponse(refusal, ctx.requestId)
})

export { handler as GET, handler as POST }
