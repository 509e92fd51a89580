import 'server-only'
import { requestCtx } from '#lib/platform/auth/session.ts'
import type { Origin } from '#lib/platform/auth/session-record.ts'
import { createThrottle, type Throttle } from '#lib/platform/auth/throttle.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { requestOrigin } from '#lib/platform/http/request-origin.ts'
import { webDatabase } from '#lib/platform/http/web-database.ts'

/** What every check of credentials needs to know of the request it is made in. */
export async function currentAttempt(): Promise<{ ctx: Ctx; throttle: Throttle; origin: Origin }> {
  return {
    ctx: await requestCtx(),
    throttle: createThrottle(webDatabase().pool),
    origin: await requestOrigin(),
  }
}
