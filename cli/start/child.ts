import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '#cli/project.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

export type ChildSpecification = {
  /** The verb of `plumbline` that runs as this child. */
  verb: 'web' | 'worker'
  /** Settings and database addresses: never arguments, which every user of the machine can list. */
  env: Record<string, string>
  /** What Node itself is told. */
  flags: readonly string[]
}

export type SupervisedChild = {
  /** Resolves when the child first says that it is ready; rejects when it ends before. */
  ready: Promise<void>
  stop(): Promise<void>
  kill(): void
}

const shortestPauseMs = 1_000
const longestPauseMs = 30_000
/** A child that ran this long was healthy: the next crash is a new story. */
const healthyMs = 60_000
const patienceMs = 10_000

/** Runs a child and starts it again when it ends unasked, each time a little later. */
export function superviseChild(
  specification: ChildSpecification,
  say: (text: string) => void,
): SupervisedChild {
  let child: ChildProcess
  let isStopping = false
  let pauseMs = shortestPauseMs
  let restart: NodeJS.Timeout | undefined
  const first = Promise.withResolvers<void>()
  let wasReady = false

  const run = () => {
    const startedAt = performance.now()
    child = spawnVerb(specification)
    child.on('message', (message) => {
      if (message !== 'ready') return
      if (wasReady) say(`The ${specification.verb} runs again.`)
      wasReady = true
      first.resolve()
    })
    child.on('error', first.reject)
    child.on('exit', (code, signal) => {
      if (isStopping) return
      const how = signal === null ? `with exit code ${code}` : `by ${signal}`
      if (!wasReady) return first.reject(endedEarly(specification.verb, how))
      if (performance.now() - startedAt > healthyMs) pauseMs = shortestPauseMs
      say(`The ${specification.verb} ended ${how}; it starts again in ${pauseMs / 1000} s.`)
      restart = setTimeout(run, pauseMs)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    })
  }
  run()

  return {
    ready: first.promise,
    kill: () => {
      isStopping = true
      child.kill('SIGKILL')
    },
    stop: () => {
      isStopping = true
      clearTimeout(restart)
      return endChild(child)
    },
  }
}

function endedEarly(verb: string, how: string): PlumblineError {
  return new PlumblineError(
    'unavailable',
    `The ${verb} ended ${how} before it was ready.`,
    'Its own words are above; `npx plumbline doctor` looks for the usual causes.',
  )
}

function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((done) => {
    const impatience = setTimeout(() => child.kill('SIGKILL'), patienceMs)
    child.once('exit', () => {
      clearTimeout(impatience)
      done()
    })
    child.kill('SIGTERM')
  })
}

function spawnVerb({ verb, env, flags }: ChildSpecification): ChildProcess {
  return spawn(
    process.execPath,
    ['--disable-proto=delete', ...flags, join(projectRoot, 'cli', 'plumbline.ts'), verb],
    {
      cwd: projectRoot,
      env: { ...process.env, ...env },
      // Over the channel the child says that it is ready, and sees when this process is gone.
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
}
