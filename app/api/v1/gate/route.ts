import { defineRoute } from '#lib/platform/http/define-route.ts'
import { askGate } from '#lib/scans/queries/gate.ts'

export const dynamic = 'force-dynamic'

/**
 * The deployment gate. 200 with `{ verdict, exitCode, reasons, evidence }` whatever the verdict; anything but a
 * readable 200 means: do not deploy.
 */
export const GET = defineRoute(async ({ ctx, request }) => {
  const asked = [...new URL(request.url).searchParams].filter(([, value]) => value !== '')
  // Whole, so that what is not known is refused: with `brnach=` left out, another branch would be judged.
  return Response.json(await askGate(ctx, Object.fromEntries(asked)))
})
