import { Logger, run } from 'graphile-worker'
import { sayReady, untilStopped } from '#cli/start/until-stopped.ts'
import * as tasks from '#cli/worker-tasks.ts'
import { createDatabase } from '#db/client.ts'
import { settings } from '#lib/platform/env.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

/** Beside the jobs themselves, the queue listens and polls. */
const queueConnections = 2

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
  const { pool, close } = createDatabase({
    url,
    applicationName: 'plumbline queue',
    max: workerConcurrency + queueConnections,
    // An import may take long; what is too long is each task's own decision.
    statementTimeoutMs: 0,
  })
  const runner = await run({
    pgPool: pool,
    taskList: tasks.taskList,
    crontab: tasks.crontab,
    concurrency: workerConcurrency,
    noHandleSignals: true,
    pollInterval: 5_000,
    logger: new Logger(() => (level, message) => {
      const isWorthSaying = level === 'error' || level === 'warning' || logLevel === 'debug'
      if (isWorthSaying) console.error(`worker ${level}: ${message}`)
    }),
  })
  sayReady()
  // The runner also ends by itself, when the database stays away: the supervisor then starts a new one.
  const ended = await Promise.race([
    stopped.then(() => 'asked' as const),
    runner.promise.then(() => 'by itself' as const),
  ])
  if (ended === 'asked') await runner.stop()
  await close()
  process.exit(ended === 'asked' ? 0 : 1)
}
