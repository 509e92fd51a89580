import { takeDelivery } from '#lib/incidents/commands/take-delivery.ts'
import { incidentNumberSchema } from '#lib/incidents/model.ts'
import { createThrottle, tooManyAttempts } from '#lib/platform/auth/throttle.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'
import { boundedBody } from '#lib/platform/http/bounded-body.ts'
import { addressBlock, clientAddress } from '#lib/platform/http/client-address.ts'
import { defineSignedRoute } from '#lib/platform/http/define-signed-route.ts'
import { webDatabase } from '#lib/platform/http/web-database.ts'
import { isId } from '#lib/platform/ids.ts'
import { parseInput } from '#lib/platform/parse.ts'

export const dynamic = 'force-dynamic'

const mostBytes = 1024 * 1024

/** A signed message of GitHub, PagerDuty or any sender of Standard Webhooks; docs/incident-hooks.md. */
export const POST = defineSignedRoute<{ id: string }>(async ({ ctx, request, params }) => {
  if (!isId(params.id)) throw notFound('The hook', 'Check its address under Incidents, Settings.')
  const address = new URL(request.url).searchParams
  const named = address.get('incident')
  const choice =
    named === null
      ? null
      : { number: parseInput(incidentNumberSchema, named), signature: address.get('signature') }
  const raw = await boundedBody(request, mostBytes)
  const outcome = await takeDelivery(ctx, { hookId: params.id, headers: request.headers, raw, choice })
  if (outcome.status === 'unreadable') throw outcome.error
  if (outcome.status === 'refused') throw await refusal(outcome.reason, request.headers)
  return Response.json(outcome, { status: outcome.status === 'known' ? 200 : 202 })
})

/** Wrong signatures are counted by address. */
async function refusal(reason: string, headers: Headers): Promise<PlumblineError> {
  const verdict = await createThrottle(webDatabase().pool).count(
    'hook:address',
    addressBlock(clientAddress(headers)),
  )
  if (!verdict.isAllowed) return tooManyAttempts(verdict.retryAfterMs)
  return new PlumblineError(
    'unauthenticated',
    `The message is not signed as this hook asks. ${reason}`,
    'Give the sender the secret that this hook has, or give the hook another one; docs/incident-hooks.md says how an address is signed.',
  )
}
