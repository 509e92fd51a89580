import { eq, max, sql } from 'drizzle-orm'
import { dateOf, planSteps, type ScanStep } from '#cli/demo/history/plan.ts'
import { type Scope, scopeKey } from '#cli/demo/history/scope.ts'
import { scanRuns } from '#db/schema/index.ts'
import { type Clock, dayMs } from '#lib/platform/clock.ts'
import { formatIsoDate } from '#lib/platform/format/time.ts'
import { collector, sendReport } from './send-report.ts'
import type { World } from './world.ts'

/** A demonstration that rested for longer shows a gap, as a real installation would. */
const longestMakeUpDays = 21

/**
 * Sends the scans that were due since the last start, as reports that were delayed: looked then, received now.
 * @returns the day from which on posture has to be judged again; null when nothing was due
 */
export async function topUp(
  world: World,
  wallClock: Clock,
  only: ((scope: Scope) => boolean) | undefined,
  onProgress: (what: string) => void,
): Promise<string | null> {
  const now = wallClock.now()
  const today = (now.getTime() - world.end.getTime()) / dayMs
  const newest = await newestScan(world)
  const due = planSteps(Math.max(0, today - longestMakeUpDays), today, only).filter(
    (step): step is ScanStep => step.kind === 'scan' && dateOf(step.day, world.end) > newest,
  )
  const [first] = due
  if (!first) return null
  for (const [index, step] of due.entries()) {
    onProgress(`scans since the last start, ${index + 1} of ${due.length} (${scopeKey(step.scope)})`)
    world.clock.set(wallClock.now())
    await sendReport(world, step)
  }
  return formatIsoDate(dateOf(first.day, world.end))
}

async function newestScan({ app }: World): Promise<Date> {
  const [newest] = await app.db
    .select({ at: sql<string | null>`${max(scanRuns.requestedObservedAt)}` })
    .from(scanRuns)
    .where(eq(scanRuns.collector, collector))
  return new Date(newest?.at ?? 0)
}
