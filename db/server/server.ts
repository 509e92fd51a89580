import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { type Account, serverAccount } from '#db/server/account.ts'
import { findServerBinaries, type ServerBinaries } from '#db/server/binaries.ts'
import { adminRole, clusterMajor, configureCluster, createCluster } from '#db/server/cluster.ts'
import type { ServerPurpose } from '#db/server/configuration.ts'
import { ServerFailure } from '#db/server/failure.ts'
import { serverDirectory } from '#db/server/location.ts'
import { chooseFreePort, isPortFree } from '#db/server/ports.ts'
import { clearStaleFile, findPostmaster, type Postmaster } from '#db/server/postmaster.ts'
import { runAs } from '#db/server/run-as.ts'

export type ServerOptions = {
  dataDirectory: string
  adminPassword: string
  purpose: ServerPurpose
  /** Told what takes longer than usual, for example creating the cluster. */
  onProgress?: (what: string) => void
}

export type RunningServer = {
  /** The server as its administrator, connected to the database `postgres`. */
  adminUrl: string
  /** Folder of the cluster, which may lie outside the data folder. */
  cluster: string
  /** What happened: a server that survived a crash of ours is used again. */
  origin: 'created' | 'started' | 'found-running'
  source: ServerBinaries['source']
  major: number
  /** `fast` ends open transactions cleanly; `immediate` stops at once and recovers at the next start. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>
}

const logName = 'plumbline-server.log'
const largestLogBytes = 10 * 1024 * 1024
const startSeconds = 120
const startAttempts = 20
const startPauseMs = 500
/** Processes of a killed server hold its memory until they notice; or another program just took the port. */
const willPass = /pre-existing shared memory block|could not bind|Address already in use/

/**
 * Starts the embedded PostgreSQL on this data folder, creating it the first time.
 * @throws ServerFailure with the reason in words
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const say = options.onProgress ?? (() => undefined)
  const account = serverAccount()
  const home = serverDirectory(options.dataDirectory, account)
  const cluster = join(home, 'postgres')
  const major = clusterMajor(cluster)
  const binaries = findServerBinaries(account, { major, spareDirectory: home })
  if (binaries === undefined) throw ServerFailure.noBinaries(major)
  const controls: Controls = { cluster, binaries, account }
  const present = (port: number, origin: RunningServer['origin']): RunningServer => ({
    adminUrl: adminUrl(port, options.adminPassword),
    cluster,
    origin,
    source: binaries.source,
    major: binaries.major,
    stop: (mode = 'fast') => stopServer(controls, mode),
  })

  const running = await settledPostmaster(controls)
  const isThere = () => findPostmaster(cluster) !== undefined
  // One that was just killed may be seen a last time: it never answers, and another takes its place.
  if (running && (await answers(adminUrl(running.port, options.adminPassword), isThere)))
    return present(running.port, 'found-running')
  if (major === undefined) {
    say('creating the database cluster')
    await createCluster(cluster, {
      ...controls,
      adminPassword: options.adminPassword,
      purpose: options.purpose,
    })
  }
  const port = await bringUp(controls, options.purpose, say)
  return present(port, major === undefined ? 'created' : 'started')
}

type Controls = { cluster: string; binaries: ServerBinaries; account: Account | undefined }

/** A server that is just stopping is waited for: it can be neither used nor replaced. */
async function settledPostmaster(controls: Controls): Promise<Postmaster | undefined> {
  for (let waited = 0; waited < startSeconds * 10; waited += 1) {
    const found = findPostmaster(controls.cluster)
    if (found?.status !== 'stopping') return found
    await delay(100)
  }
  throw ServerFailure.fromLog('The database does not finish stopping.', readLog(controls.cluster))
}

/** @returns the port, the same as last time while that is free */
async function bringUp(
  controls: Controls,
  purpose: ServerPurpose,
  say: (what: string) => void,
): Promise<number> {
  const { cluster, account } = controls
  let log = ''
  for (let attempt = 0; attempt < startAttempts; attempt += 1) {
    if (clearStaleFile(cluster)) {
      const last = configuredPort(cluster)
      const port = last !== undefined && (await isPortFree(last)) ? last : await chooseFreePort()
      configureCluster(cluster, { port, purpose, account })
      const logStart = prepareLog(cluster)
      const logFile = join(cluster, logName)
      const args = ['start', '-D', cluster, '-l', logFile, '-w', '-t', String(startSeconds), '-s']
      if ((await pgCtl(controls, args)) === 0) return port
      log = readLog(cluster).slice(logStart)
      if (!willPass.test(log)) break
    }
    say('waiting for the remains of a killed database to end')
    await delay(startPauseMs)
  }
  throw ServerFailure.fromLog('The database does not start.', log)
}

function configuredPort(cluster: string): number | undefined {
  const file = join(cluster, 'plumbline.conf')
  if (!existsSync(file)) return undefined
  const [, port] = /^port = '(\d+)'$/m.exec(readFileSync(file, 'utf8')) ?? []
  return port === undefined ? undefined : Number(port)
}

async function stopServer(controls: Controls, mode: 'fast' | 'immediate'): Promise<void> {
  if (findPostmaster(controls.cluster) === undefined) return
  const code = await pgCtl(controls, ['stop', '-D', controls.cluster, '-m', mode, '-w', '-t', '60', '-s'])
  if (code !== 0 && findPostmaster(controls.cluster) !== undefined) {
    throw ServerFailure.fromLog('The database does not stop.', readLog(controls.cluster))
  }
}

/** pg_ctl starts the server in a session of its own, so that Ctrl-C in the terminal does not reach it. */
function pgCtl({ binaries, cluster, account }: Controls, args: string[]): Promise<number> {
  return new Promise((done, failed) => {
    const child = spawn(join(binaries.directory, 'pg_ctl'), args, {
      ...runAs(account, cluster),
      stdio: 'ignore',
    })
    child.on('error', failed)
    child.on('exit', (code) => done(code ?? 1))
  })
}

/** Waits for a server to take connections. @returns false when it ends instead */
async function answers(url: string, isThere: () => boolean): Promise<boolean> {
  const deadline = performance.now() + startSeconds * 1000
  for (;;) {
    const client = new Client({ connectionString: url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return true
    } catch (error) {
      if (!isThere()) return false
      // 57P03: still recovering. A wrong password or a foreign server will not change by waiting.
      const isStarting =
        error instanceof Error && 'code' in error && (error.code === '57P03' || error.code === 'ECONNREFUSED')
      if (!isStarting || performance.now() > deadline) throw ServerFailure.unreachable(error)
      await delay(200)
    } finally {
      await client.end()
    }
  }
}

/** @returns the length of the log so far, so that an error is looked for only after it */
function prepareLog(cluster: string): number {
  const file = join(cluster, logName)
  if (!existsSync(file)) return 0
  if (statSync(file).size > largestLogBytes) truncateSync(file)
  return readFileSync(file, 'utf8').length
}

function readLog(cluster: string): string {
  const file = join(cluster, logName)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** The embedded server as its administrator, connected to the database every server has. */
export function adminUrl(port: number, password: string): string {
  return `postgresql://${adminRole}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`
}
