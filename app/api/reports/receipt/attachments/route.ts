import { attachByReceipt } from '#lib/incidents/commands/parts/attach-to-report.ts'
import { openByReceipt } from '#lib/incidents/commands/parts/open-by-receipt.ts'
import { attachmentBytes } from '#lib/incidents/model/report.ts'
import { attachmentNameOf } from '#lib/incidents/rules/attachment-request.ts'
import { createThrottle } from '#lib/platform/auth/throttle.ts'
import { settings } from '#lib/platform/env.ts'
import { boundedBody } from '#lib/platform/http/bounded-body.ts'
import { clientAddress } from '#lib/platform/http/client-address.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'
import { webDatabase } from '#lib/platform/http/web-database.ts'

export const dynamic = 'force-dynamic'

/** Adds a file to an anonymous report; its receipt comes in `X-Plumbline-Receipt`, never in an address. */
export const POST = defineRoute(async ({ ctx, request }) => {
  const receipt = request.headers.get('x-plumbline-receipt') ?? ''
  const guard = {
    isOpen: settings().takesAnonymousReports,
    throttle: createThrottle(webDatabase().pool),
    address: clientAddress(request.headers),
  }
  // Before the body is read: whoever has no receipt sends nothing.
  const { id } = await openByReceipt(ctx, { receipt }, guard)
  const name = attachmentNameOf(request.headers)
  const bytes = await boundedBody(request, attachmentBytes)
  return Response.json(await attachByReceipt(ctx, id, receipt, { name, bytes }), { status: 201 })
})
