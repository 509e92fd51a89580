import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { Logger, parseCronItems, run, type WorkerEvents } from 'graphile-worker'
import type { Pool } from 'pg'
import { projectRoot } from '#cli/project.ts'
import { sayReady, untilStopped } from '#cli/start/until-stopped.ts'
import { createTaskList, schedule } from '#cli/worker-tasks.ts'
import { createDatabase } from '#db/client.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { systemCtx } from '#lib/platform/ctx.ts'
import { settings } from '#lib/platform/env.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { freeJobsOfDeadWorkers, holdLiveness } from '#lib/platform/jobs/liveness.ts'
import { loadPolicyFile } from '#lib/posture/jobs.ts'

/** Beside the jobs themselves, the queue listens and polls, and each worker's life is held by one connection. */
const queueConnections = 3
/** A job uses one connection for its transaction and others to read the report and tell its progress. */
const connectionsPerJob = 3
const lookForDeadEveryMs = 30_000
const lookForDueEveryMs = 1_000

const policyFile = join(projectRoot, 'policy', 'infrastructure-security.yaml')

/** Takes jobs from the queue until asked to stop, then finishes the ones it has. */
export async function runWorker(): Promise<void> {
  const { workerDatabaseUrl: url, workerConcurrency, logLevel } = settings()
  if (url === undefined) {
    throw new PlumblineError(
      'invalid_input',
      'The worker does not know its database.',
      'Use `plumbline start`, or set PLUMBLINE_WORKER_DATABASE_URL to the database as plumbline_worker.',
    )
  }
  const stopped = untilStopped()
  const database = createDatabase({
    url,
    applicationName: 'plumbline worker',
    max: workerConcurrency * connectionsPerJob + queueConnections,
    // An import may take long; what is too long is each task's own decision.
    statementTimeoutMs: 0,
  })
  const say = (level: string, message: string) => console.error(`worker ${level}: ${message}`)
  const liveness = await keepLiveness(database.pool, say)
  // A file with mistakes is logged line by line and leaves the version in force as it is.
  await loadPolicyFile(systemCtx('policy.load', database.db, systemClock), policyFile)
  const runner = await run({
    pgPool: database.pool,
    taskList: createTaskList(database),
    // Not as a crontab, whose notation knows no dots in a task's name.
    parsedCronItems: parseCronItems(schedule),
    concurrency: workerConcurrency,
    noHandleSignals: true,
    // New jobs are announced; what was put off until a time is found by looking.
    pollInterval: lookForDueEveryMs,
    events: liveness.events,
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning' || logLevel === 'debug') say(level, message)
    }),
  })
  sayReady()
  // The runner also ends by itself, when the database stays away: the supervisor then starts a new one.
  const ended = await Promise.race([
    stopped.then(() => 'asked' as const),
    runner.promise.then(() => 'by itself' as const),
  ])
  if (ended === 'asked') await runner.stop()
  liveness.end()
  await database.close()
  process.exit(ended === 'asked' ? 0 : 1)
}

/** Shows that this process's workers live, and gives back the jobs of those that do not. */
async function keepLiveness(pool: Pool, say: (level: string, message: string) => void) {
  const client = await pool.connect()
  const events: WorkerEvents = new EventEmitter()
  events.on('worker:create', ({ worker }) => {
    holdLiveness(client, worker.workerId).catch((error: unknown) =>
      say('error', `liveness of ${worker.workerId}: ${error}`),
    )
  })
  const free = () =>
    freeJobsOfDeadWorkers(pool)
      .then(
        (dead) => dead.length > 0 && say('warning', `gave back the jobs of ${dead.join(', ')}, which died`),
      )
      .catch((error: unknown) => say('error', `looking for dead workers: ${error}`))
  await free()
  const timer = setInterval(free, lookForDeadEveryMs)
  return {
    events,
    end() {
      clearInterval(timer)
      client.release(true)
    },
  }
}
