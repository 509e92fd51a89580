import type { World } from '#cli/demo/seed/world.ts'
import { acknowledgeIssues } from '#lib/incidents/commands/acknowledge-issues.ts'
import { reportIssues } from '#lib/incidents/commands/report-issues.ts'
import { unreportedIssues } from '#lib/incidents/queries/unreported-issues.ts'
import { systemCtx } from '#lib/platform/ctx.ts'
import { as } from './actors.ts'

/** Most that one command takes. */
const most = 500

/** Brings every critical and high issue that the scans know to the lead, who acknowledges them. */
export async function tellIssues(world: World): Promise<void> {
  for (;;) {
    const look = systemCtx('demonstration', world.app.db, world.clock)
    const { rows } = await unreportedIssues(look, { isLate: false, limit: most })
    if (rows.length === 0) return
    const issueKeys = [...new Set(rows.map(({ issueKey }) => issueKey))]
    await as(world, 'engineer', (ctx) => reportIssues(ctx, { issueKeys, note: 'From the scans of the day.' }))
    await as(world, 'lead', (ctx) => acknowledgeIssues(ctx, { issueKeys }))
  }
}
