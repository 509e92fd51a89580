import { join } from 'node:path'
import { asc, max, sql } from 'drizzle-orm'
import { projectRoot } from '#cli/project.ts'
import { createDatabase, type Database, type DatabaseConnection } from '#db/client.ts'
import { ledgerEntries, policyVersions } from '#db/schema/index.ts'
import { roles } from '#lib/platform/auth/roles.ts'
import { type Clock, fixedClock, systemClock } from '#lib/platform/clock.ts'
import { systemCtx } from '#lib/platform/ctx.ts'
import { secretKey } from '#lib/platform/secrets.ts'
import { publishPolicy } from '#lib/policy/commands/publish-policy.ts'
import { loadPolicy } from '#lib/policy/queries/load-policy.ts'
import { evaluatePosture } from '#lib/posture/commands/evaluate/index.ts'
import { checkRegistry } from '#lib/posture/rules/registry.ts'
import { finishImports } from './access/import.ts'
import { accessFrom } from './access/quarters.ts'
import { refreshAccess } from './access/refresh.ts'
import { refuseToldOtherwise } from './access/told-otherwise.ts'
import { type Day, dateOf, firstDay, planSteps } from './history/plan.ts'
import type { Scope } from './history/scope.ts'
import { incidentActs } from './incidents/acts.ts'
import { performIncident } from './incidents/perform.ts'
import { forgetJobs } from './seed/forget-jobs.ts'
import { ensurePeople } from './seed/people.ts'
import { runSteps } from './seed/run-steps.ts'
import { finishRuns } from './seed/send-report.ts'
import { topUp } from './seed/top-up.ts'
import type { World } from './seed/world.ts'

export type SeedOptions = {
  databaseUrls: { app: string; worker: string }
  /** Told what is being made, in a few words. */
  onProgress: (what: string) => void
  /** When the history ends, on the first call. */
  clock?: Clock
  /** Less of the story, for tests: from a later day on, and only some scopes. */
  since?: Day
  only?: (scope: Scope) => boolean
  /** With people, access and reviews; the default unless `only` picks scopes. */
  hasAccess?: boolean
  /** Where the repository of public post-mortems is served. Without it the story has no incidents. */
  repositoryPort?: number
}

/**
 * Fills an empty database with the year of The Covenant, or brings one up to date.
 *
 * Nothing is inserted: people come by links, reports through the intake, everything else through the product's own
 * commands, on a clock that is moved along the year. What is done is read back from the database: the history's end
 * from the first policy version, the last finished step from the ledger. So a start that was cut off goes on where
 * it stopped, and a later start sends only the scans since the last one.
 */
export async function seedDemo(options: SeedOptions): Promise<void> {
  const { databaseUrls, onProgress, clock: wallClock = systemClock, since = firstDay, only } = options
  const hasAccess = options.hasAccess ?? only === undefined
  const [app, worker] = [connect(databaseUrls.app), connect(databaseUrls.worker)]
  try {
    const started = await startOfHistory(worker.db)
    const end = started ? dateOf(-since, started) : wallClock.now()
    const world: World = {
      app,
      worker,
      end,
      clock: fixedClock(dateOf(since, end)),
      keys: { incoming: secretKey('encryption'), secretHmac: secretKey('finding-hmac') },
      pipelineToken: null,
      repositoryPort: options.repositoryPort ?? null,
    }
    await refuseToldOtherwise(worker.db)
    const isNew = await makeHistory(world, since, only, hasAccess, onProgress)
    const lateFrom = await topUp(world, wallClock, only, onProgress)
    if (hasAccess) await refreshAccess(world, wallClock, onProgress)
    if (lateFrom !== null && world.repositoryPort !== null)
      await performIncident(world, { kind: 'tell-issues' })
    if (!isNew && lateFrom === null) return
    onProgress('status of every control')
    await evaluatePosture(systemCtx('posture.evaluate', worker.db, wallClock), { fromDay: lateFrom })
    await forgetJobs(worker.db)
  } finally {
    await Promise.all([app.close(), worker.close()])
  }
}

/** Without waiting for the disk at each step: what a power cut loses at the end, the next start makes again. */
function connect(databaseUrl: string): DatabaseConnection {
  const url = new URL(databaseUrl)
  url.searchParams.set('options', '-c synchronous_commit=off')
  return createDatabase({ url: url.href, applicationName: 'plumbline demo', max: 4 })
}

/** @returns whether anything was left to be made */
async function makeHistory(
  world: World,
  since: Day,
  only: SeedOptions['only'],
  hasAccess: boolean,
  onProgress: SeedOptions['onProgress'],
): Promise<boolean> {
  const finished = await lastEntryAt(world.app.db)
  const incidents = world.repositoryPort === null ? [] : incidentActs()
  const steps = planSteps(since, 0, only, hasAccess ? accessFrom(world.end) : null, incidents).filter(
    ({ day }) => finished === null || dateOf(day, world.end) >= finished,
  )
  if (steps.length === 0) return false
  if (finished === null) await openForBusiness(world)
  await ensurePeople(world)
  if (finished !== null) world.clock.set(finished)
  await finishRuns(world)
  await finishImports(world)
  await runSteps(world, steps, onProgress)
  return true
}

async function openForBusiness({ worker, clock }: World): Promise<void> {
  const file = join(projectRoot, 'policy', 'infrastructure-security.yaml')
  const policy = await loadPolicy(file, { checks: checkRegistry, roles })
  await publishPolicy(systemCtx('policy.load', worker.db, clock), policy)
}

async function startOfHistory(db: Database): Promise<Date | null> {
  const [first] = await db
    .select({ at: policyVersions.inForceFrom })
    .from(policyVersions)
    .orderBy(asc(policyVersions.version))
    .limit(1)
  return first?.at ?? null
}

/** Every step ends with an entry in the ledger that is later than the step's own moment. */
async function lastEntryAt(db: Database): Promise<Date | null> {
  const [last] = await db.select({ at: sql<string | null>`${max(ledgerEntries.at)}` }).from(ledgerEntries)
  return last?.at ? new Date(last.at) : null
}
