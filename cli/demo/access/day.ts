import type { Day } from '#cli/demo/history/plan.ts'
import { systems } from '#cli/demo/organisation/systems.ts'
import type { World } from '#cli/demo/seed/world.ts'
import { evaluateAlerts } from '#lib/alerts/jobs.ts'
import { systemCtx } from '#lib/platform/ctx.ts'
import { advanceReviews } from '#lib/reviews/jobs.ts'
import { importOwn, importPeople, importSystem } from './import.ts'
import { leadNamesReviewers } from './name-reviewers.ts'
import { nameOwners, openAccess } from './open.ts'
import { systemsWithProofs } from './operators.ts'
import { reviewersAct } from './review.ts'

/** How often every system sends its accounts, in days: more often than evidence grows old. */
const everyDays = 6
/** Further back than any page shows day by day, they sent them once a month, and whenever something was to be proven. */
const seldomBefore: Day = -100
const seldomDays = 30
/** Alerts are told of the last weeks; what was closed before then is history nobody reads. */
const alertsFrom: Day = -60

/**
 * What happens around access on one day: time advances the reviews, whoever's turn it is decides, operators carry out
 * what was revoked, and the systems that can prove something (or whose turn it is) send their accounts.
 */
export async function accessDay(world: World, day: Day): Promise<void> {
  const every = day < seldomBefore ? seldomDays : everyDays
  const turn = ((Math.floor(day) % every) + every) % every
  const isFirst = await openAccess(world)
  if (isFirst || turn === 0) {
    await importPeople(world, day)
    await nameOwners(world)
    await importOwn(world)
  }
  const proving = await systemsWithProofs(world)
  for (const [index, system] of systems.entries()) {
    if (isFirst || index % every === turn || proving.has(system.name)) await importSystem(world, system, day)
  }
  await advanceReviews(systemCtx('reviews.advance', world.worker.db, world.clock))
  await leadNamesReviewers(world)
  await reviewersAct(world)
  if (day >= alertsFrom) await evaluateAlerts(systemCtx('alerts.evaluate', world.worker.db, world.clock))
}

/** After a rest: every system sends what it has now. */
export async function accessCatchUp(world: World, day: Day): Promise<void> {
  await importPeople(world, day)
  for (const system of systems) await importSystem(world, system, day)
  await importOwn(world)
  await advanceReviews(systemCtx('reviews.advance', world.worker.db, world.clock))
  await evaluateAlerts(systemCtx('alerts.evaluate', world.worker.db, world.clock))
}
