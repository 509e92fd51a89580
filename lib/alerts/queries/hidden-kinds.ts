import { isAllowed } from '#lib/platform/auth/authorise.ts'
import type { Permission } from '#lib/platform/auth/permissions.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { AlertKind } from '../model.ts'

/** What one must be allowed to read to be shown somebody else's alert about it; others are shown all of the rest. */
const neededFor: Readonly<Partial<Record<AlertKind, Permission>>> = {
  report_waiting: 'reports.read',
  incident_page: 'incidents.read',
  incident_clock: 'incidents.read',
  incident_action_late: 'incidents.read',
  publication_blocked: 'incidents.read',
}

/** The kinds of alerts of others that this reader is not shown, and not told the number of. */
export const hiddenKinds = (ctx: Pick<Ctx, 'actor' | 'roles' | 'assurance'>): AlertKind[] =>
  (Object.entries(neededFor) as [AlertKind, Permission][])
    .filter(([, permission]) => !isAllowed(ctx, permission))
    .map(([kind]) => kind)
