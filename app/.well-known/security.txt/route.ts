import { securityText } from '#lib/incidents/rules/security-text.ts'
import { settings } from '#lib/platform/env.ts'
import { defineRoute } from '#lib/platform/http/define-route.ts'

export const dynamic = 'force-dynamic'

/** Whom to tell of a vulnerability (RFC 9116), for people and programs without an account. */
export const GET = defineRoute(async ({ ctx }) => {
  const { publicUrl, takesAnonymousReports, securityText: site } = settings()
  return new Response(securityText({ publicUrl, takesAnonymousReports, ...site }, ctx.clock.now()), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
})
