import { reportFailure } from '#cli/failure.ts'
import { lockData } from '#cli/lock.ts'
import { createProgress, type Progress } from '#cli/progress.ts'
import { ensureBuild } from '#cli/start/build.ts'
import { superviseChild } from '#cli/start/child.ts'
import { type DatabaseUrls, prepareDatabase } from '#cli/start/database.ts'
import { createShutdown, type Shutdown } from '#cli/start/shutdown.ts'
import { sayReady } from '#cli/start/until-stopped.ts'
import { chooseWebPort } from '#cli/start/web-port.ts'
import { freeLedgerClock } from '#db/ledger-clock.ts'
import { isLoopback, localUrl, readSettings, type Settings } from '#lib/platform/env.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { ensureSecrets } from '#lib/platform/secrets.ts'

export type StartOptions = { mode: 'production' | 'demo'; isDevelopment: boolean }

/** The whole of `npm start` and `npm run demo`; ends when the processes are asked to stop. */
export async function start(options: StartOptions): Promise<void> {
  const progress = createProgress()
  const shutdown = createShutdown(progress.note)
  try {
    await bringUp(readSettings(process.env), options, progress, shutdown)
  } catch (error) {
    // A signal during the start makes the step at hand fail; that needs no explanation.
    if (shutdown.isStopping) return
    reportFailure(error)
    await shutdown.finish(1)
  }
}

async function bringUp(
  current: Settings,
  options: StartOptions,
  progress: Progress,
  shutdown: Shutdown,
): Promise<void> {
  const isDemo = options.mode === 'demo'
  if (isDemo && !isLoopback(current.host)) throw demoIsLocal(current.host)
  const lock = lockData(current.dataDirectory, isDemo ? 'npm run demo' : 'npm start')
  shutdown.add('lock', { cleanly: async () => lock.release(), force: lock.release })

  const created = ensureSecrets(current.dataDirectory)
  if (created.length > 0)
    progress.note(`✓ Secrets: ${created.length} generated in ${current.dataDirectory}/secrets`)
  const urls = await prepareDatabase(current, progress, shutdown)
  if (isDemo) {
    const { seedDemo } = await import('#cli/demo/seed.ts')
    await freeLedgerClock(urls.migrator)
    const repositoryPort = await serveDemoRepository(current.dataDirectory, urls.app, progress, shutdown)
    await progress.step('Demonstration data', (say) =>
      seedDemo({ databaseUrls: urls, onProgress: say, repositoryPort }),
    )
  }
  if (!options.isDevelopment) await ensureBuild(progress, shutdown)

  const port = await chooseWebPort(current)
  const publicUrl = current.isPublicUrlChosen ? current.publicUrl : localUrl(current.host, port)
  // From here on `settings()` tells the same in this process as in its children.
  Object.assign(process.env, { PORT: String(port), PUBLIC_URL: publicUrl })
  await startProcesses(current, { port, publicUrl, urls, ...options }, progress, shutdown)
  lock.announce(publicUrl)
  await welcome(publicUrl, urls, progress, isDemo)
  sayReady()
}

/** What the demonstration has published can be read for as long as it runs. */
async function serveDemoRepository(
  dataDirectory: string,
  appUrl: string,
  progress: Progress,
  shutdown: Shutdown,
): Promise<number> {
  const { startDemoRepository } = await import('#cli/demo/repository/for-demo.ts')
  const { port, served } = await startDemoRepository(dataDirectory, appUrl)
  if (served === null)
    progress.note(
      `! Port ${port} is taken: the public post-mortems of the demonstration cannot be read until it is free.`,
    )
  else shutdown.add('repository', { cleanly: served.close, force: () => void served.close() })
  return port
}

type Runtime = StartOptions & { port: number; publicUrl: string; urls: DatabaseUrls }

/**
 * Outside of Next.js, modules marked `server-only` need the condition. An import makes much garbage that dies young: a
 * small new space is cheap to clear, and an old one that grows by halves keeps the process small. Not a limit: a large
 * element may need its room.
 */
const workerFlags = ['--conditions=react-server', '--max-semi-space-size=2', '--heap-growing-percent=50']

/**
 * glibc (mallopt(3)): the blocks of an import go back to the system when they are freed, and threads keep no stores of
 * their own. Left to itself it keeps what is as large as anything it has seen freed before: some 40 MB, and more with
 * each import. Other C libraries know no such variables.
 */
const workerMemory = { MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_ARENA_MAX: '1' }

async function startProcesses(
  current: Settings,
  runtime: Runtime,
  progress: Progress,
  shutdown: Shutdown,
): Promise<void> {
  const env = {
    NODE_ENV: runtime.isDevelopment ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PLUMBLINE_DATA: current.dataDirectory,
    PLUMBLINE_MODE: runtime.mode,
    HOST: current.host,
    PORT: String(runtime.port),
    PUBLIC_URL: runtime.publicUrl,
    // The administrator's address stays with this process.
    DATABASE_URL: '',
    PLUMBLINE_APP_DATABASE_URL: '',
    PLUMBLINE_WORKER_DATABASE_URL: '',
  }
  await progress.step('Web and worker', async () => {
    const children = [
      superviseChild(
        {
          verb: 'worker',
          env: { ...env, ...workerMemory, PLUMBLINE_WORKER_DATABASE_URL: runtime.urls.worker },
          flags: workerFlags,
        },
        progress.note,
      ),
      superviseChild(
        { verb: 'web', env: { ...env, PLUMBLINE_APP_DATABASE_URL: runtime.urls.app }, flags: [] },
        progress.note,
      ),
    ]
    shutdown.add('processes', {
      cleanly: async () => {
        await progress.step('Stopping web and worker', () =>
          Promise.all(children.map((child) => child.stop())),
        )
      },
      force: () => {
        for (const child of children) child.kill()
      },
    })
    await Promise.all(children.map((child) => child.ready))
  })
}

async function welcome(
  publicUrl: string,
  urls: DatabaseUrls,
  progress: Progress,
  isDemo: boolean,
): Promise<void> {
  progress.note(`\nPlumbline answers at ${publicUrl}`)
  const { setupLink } = await import('#cli/start/setup-link.ts')
  const link = isDemo ? null : await setupLink(urls.app)
  if (link !== null) {
    progress.note(
      '\nNobody administers this installation yet. This link makes the first account; it works once:',
    )
    progress.note(`  ${link.url}`)
  }
  progress.note('\nPress Ctrl-C to stop.')
}

const demoIsLocal = (host: string) =>
  new PlumblineError(
    'invalid_input',
    `HOST is “${host}”, but the demonstration signs people in without a password and so listens on this machine only.`,
    'Unset HOST for the demonstration, or use `npm start`.',
  )
