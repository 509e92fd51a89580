import 'server-only'
import { cache } from 'react'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { MyAlerts } from '../model/inbox.ts'
import { myAlerts } from './my-alerts.ts'

/**
 * The same for one request, however many of its parts ask: the bell of the frame and the page below it share one
 * statement. Null for somebody without any role, who sees the frame and nothing else.
 */
export const myAlertsOnce = cache(
  async (ctx: Ctx): Promise<MyAlerts | null> => (isAllowed(ctx, 'alerts.own') ? myAlerts(ctx, {}) : null),
)
