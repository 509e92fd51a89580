import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createDatabase, type DatabaseConnection } from '#db/client.ts'
import { serverAccount } from '#db/server/account.ts'
import { serverDirectory } from '#db/server/location.ts'
import { chooseFreePort } from '#db/server/ports.ts'
import { findPostmaster } from '#db/server/postmaster.ts'
import { adminUrl } from '#db/server/server.ts'
import { makeScratchDirectory } from '#db/testing/scratch.ts'

const projectRoot = resolve(import.meta.dirname, '..', '..')

export type RunningStack = {
  /** Where the browser finds it. */
  url: string
  /** The one-time link printed at the start; null in the demonstration. */
  setupUrl: string | null
  /** Past all rights, to arrange and to look; never to do what the product does. */
  admin: DatabaseConnection
  dataDirectory: string
  /** Everything printed so far. */
  output(): string
  /** Stops it as Ctrl-C does and deletes its data. */
  stop(): Promise<void>
}

/**
 * The whole product as a person starts it, on a fresh database in a temporary folder and a free port:
 * embedded PostgreSQL, web and worker. Builds the pages first when they changed.
 * @param options.env settings that differ from the defaults
 * @param options.place where its data lies; in memory unless it is timed
 */
export async function startStack(
  options: { verb?: 'start' | 'demo'; env?: Record<string, string>; place?: 'disk' | 'memory' } = {},
): Promise<RunningStack> {
  const verb = options.verb ?? 'start'
  const base = makeScratchDirectory('plumbline-e2e-', options.place)
  const port = await chooseFreePort()
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--disable-proto=delete', join(projectRoot, 'cli', 'plumbline.ts'), verb],
    {
      cwd: projectRoot,
      env: { ...process.env, PLUMBLINE_DATA: join(base, 'data'), PORT: String(port), ...options.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  await untilReady(child, () => output)

  // The demonstration keeps beside the data folder, never in it.
  const dataDirectory = join(base, verb === 'demo' ? 'data-demo' : 'data')
  const admin = connectAsAdmin(dataDirectory, verb === 'demo' ? 'plumbline_demo' : 'plumbline')
  return {
    url: `http://localhost:${port}`,
    setupUrl: /http\S+\/setup\/\S+/.exec(output)?.[0] ?? null,
    admin,
    dataDirectory,
    output: () => output,
    stop: async () => {
      await admin.close()
      await end(child)
      rmSync(base, { recursive: true, force: true })
    },
  }
}

function untilReady(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((done, failed) => {
    child.once('message', () => done())
    child.once('exit', (code) => failed(new Error(`Plumbline ended with exit code ${code}:\n${output()}`)))
  })
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((done) => {
    child.once('exit', () => done())
    child.kill('SIGTERM')
  })
}

/** The folder that PostgreSQL keeps an installation's data in. */
export const clusterOf = (dataDirectory: string): string =>
  join(serverDirectory(dataDirectory, serverAccount()), 'postgres')

function connectAsAdmin(dataDirectory: string, database: string): DatabaseConnection {
  const cluster = clusterOf(dataDirectory)
  const running = findPostmaster(cluster)
  if (running === undefined) throw new Error(`no database runs in ${cluster}`)
  const password = readFileSync(join(dataDirectory, 'secrets', 'database-admin'), 'utf8').trim()
  const url = new URL(adminUrl(running.port, password))
  url.pathname = `/${database}`
  return createDatabase({ url: url.href, applicationName: 'test admin', max: 4 })
}
