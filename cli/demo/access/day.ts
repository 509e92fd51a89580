import type { Day } from '#cli/demo/history/plan.ts'
import { systems } from '#cli/demo/organisation/systems.ts'
import type { World } from '#cli/demo/seed/world.ts'
import { evaluateAlerts } from '#lib/alerts/jobs.ts'
import { systemCtx } from '#lib/platform/ctx.ts'
import { advanceReviews } from '#lib/reviews/jobs.ts'
import { leadAnswersForAccounts } from './answer-for-accounts.ts'
import { leadAttestsFactors } from './attest-factors.ts'
import { importOwn, importPeople, importSystems, type SystemToSend } from './import.ts'
import { leadNamesReviewers } from './name-reviewers.ts'
import { nameOwners, openAccess } from './open.ts'
import { provableResources } from './operators.ts'
import { reviewersAct } from './review.ts'

/** How often every system sends its accounts, in days: before what it sent last grows too old to count. */
const everyDays = 7
/** The scripts run at the same time of every day, whatever else makes its step late: a week between two is a week. */
const exportedAt = (day: Day): Day => Math.floor(day) + 0.3
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
  const isNew = await openAccess(world)
  // At the end of the story everything is as fresh as it can be.
  const isForAll = isNew || day > -1
  if (isForAll || turn === 0) {
    await importPeople(world, exportedAt(day))
    await nameOwners(world)
    await importOwn(world)
  }
  const provable = await provableResources(world)
  const sent = systems.flatMap((system, index): SystemToSend[] => {
    const resources = isForAll || index % every === turn ? 'all' : provable.get(system.name)
    return resources === undefined ? [] : [{ system, resources }]
  })
  await importSystems(world, sent, exportedAt(day))
  await leadAnswersForAccounts(world)
  await leadAttestsFactors(world, day)
  await advanceReviews(systemCtx('reviews.advance', world.worker.db, world.clock))
  await leadNamesReviewers(world)
  await reviewersAct(world)
  if (day >= alertsFrom) await evaluateAlerts(systemCtx('alerts.evaluate', world.worker.db, world.clock))
}

/** After a rest: every system sends what it has now. */
export async function accessCatchUp(world: World, day: Day): Promise<void> {
  await importPeople(world, day)
  await importSystems(
    world,
    systems.map((system) => ({ system, resources: 'all' })),
    day,
  )
  await leadAnswersForAccounts(world)
  await importOwn(world)
  await advanceReviews(systemCtx('reviews.advance', world.worker.db, world.clock))
  await evaluateAlerts(systemCtx('alerts.evaluate', world.worker.db, world.clock))
}
