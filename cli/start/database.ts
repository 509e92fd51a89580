import type { Progress } from '#cli/progress.ts'
import { keepServerRunning } from '#cli/start/keep-server.ts'
import type { Shutdown } from '#cli/start/shutdown.ts'
import { migrateDatabase } from '#db/migrate.ts'
import { ensureRoles, type RolePasswords, urlForRole } from '#db/roles.ts'
import { type RunningServer, type ServerOptions, startServer } from '#db/server/server.ts'
import type { Settings } from '#lib/platform/env.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { readSecret } from '#lib/platform/secrets.ts'

/** The same database as each of its roles. */
export type DatabaseUrls = { migrator: string; app: string; worker: string; auditor: string }

/** Starts or finds PostgreSQL, then brings its roles and tables to the state this code needs. */
export async function prepareDatabase(
  settings: Settings,
  progress: Progress,
  shutdown: Pick<Shutdown, 'add'>,
): Promise<DatabaseUrls> {
  const { adminUrl, isOurs } = await openServer(settings, progress, shutdown)
  const database = databaseName(settings)
  const passwords = rolePasswords(settings.dataDirectory)
  await progress.step('Database roles', async () => {
    const result = await withWords(() =>
      ensureRoles(adminUrl, { database, passwords, onWrongPassword: isOurs ? 'reset' : 'refuse' }),
    )
    if (result.outcome !== 'ready') throw rolesRefused(result)
  })
  const urls = databaseUrls(adminUrl, database, passwords)
  await progress.step(
    'Database tables',
    () => migrate(urls.migrator),
    (applied) => (applied.length === 0 ? 'up to date' : `${applied.length} migrations applied`),
  )
  return urls
}

/** @returns the names of the migrations applied now */
export async function migrate(migratorUrl: string): Promise<string[]> {
  const result = await migrateDatabase(migratorUrl)
  if (result.outcome === 'migrated') return result.applied
  throw new PlumblineError(
    'conflict',
    `The database holds ${result.count} migrations this version of Plumbline does not know: a newer version has used it.`,
    'Start the newer version again, or restore the backup made before the upgrade.',
  )
}

export function rolePasswords(dataDirectory: string): RolePasswords {
  return {
    plumbline_migrator: readSecret(dataDirectory, 'database-migrator'),
    plumbline_app: readSecret(dataDirectory, 'database-app'),
    plumbline_worker: readSecret(dataDirectory, 'database-worker'),
    plumbline_auditor: readSecret(dataDirectory, 'database-auditor'),
  }
}

export function databaseUrls(adminUrl: string, database: string, passwords: RolePasswords): DatabaseUrls {
  const as = (role: keyof RolePasswords) => urlForRole(adminUrl, role, passwords[role], database)
  return {
    migrator: as('plumbline_migrator'),
    app: as('plumbline_app'),
    worker: as('plumbline_worker'),
    auditor: as('plumbline_auditor'),
  }
}

/** The database named in DATABASE_URL, unless that is one every server has for its own housekeeping. */
export function databaseName(settings: Pick<Settings, 'mode' | 'databaseUrl'>): string {
  if (settings.mode === 'demo') return 'plumbline_demo'
  const named = settings.databaseUrl && decodeURIComponent(new URL(settings.databaseUrl).pathname.slice(1))
  return named && !['postgres', 'template0', 'template1', 'defaultdb'].includes(named) ? named : 'plumbline'
}

async function openServer(settings: Settings, progress: Progress, shutdown: Pick<Shutdown, 'add'>) {
  if (settings.databaseUrl !== undefined) return { adminUrl: settings.databaseUrl, isOurs: false }
  const options: ServerOptions = {
    dataDirectory: settings.dataDirectory,
    adminPassword: readSecret(settings.dataDirectory, 'database-admin'),
    purpose: 'keep',
  }
  const server = await progress.step(
    'PostgreSQL',
    (say) => {
      const starting = startServer({ ...options, onProgress: say })
      // Also when the signal comes while it starts: it would go on without us.
      const stop = async (mode: 'fast' | 'immediate') => (await starting.catch(() => undefined))?.stop(mode)
      shutdown.add('database', {
        cleanly: async () => {
          await progress.step('Stopping PostgreSQL', async () => stop('fast'))
        },
        force: async () => {
          await stop('immediate')
        },
      })
      return starting
    },
    (running) => describeServer(running, settings.dataDirectory),
  )
  const release = keepServerRunning(server, () => startServer(options), progress.note)
  // Undone before the server is stopped, or it would be started again.
  shutdown.add('watch over the database', { cleanly: release, force: () => void release() })
  return { adminUrl: server.adminUrl, isOurs: true }
}

function describeServer(server: RunningServer, dataDirectory: string): string {
  const origin = { created: 'created', started: 'started', 'found-running': 'found running, used again' }[
    server.origin
  ]
  const source = server.source === 'system' ? ', the one installed on this machine' : ''
  // Said aloud, because nobody looks for the data there.
  const place = server.cluster.startsWith(dataDirectory) ? '' : `, data in ${server.cluster}`
  return `${server.major} ${origin}${source}${place}`
}

async function withWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const connection = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN', '28P01', '28000', '3D000']
    if (connection.includes(code)) {
      throw new PlumblineError(
        'unavailable',
        `The database does not let Plumbline in: ${error instanceof Error ? error.message : code}.`,
        'Check the host, port, user and password in DATABASE_URL.',
        { cause: error },
      )
    }
    if (code === '42501') {
      throw new PlumblineError(
        'forbidden',
        `The user in DATABASE_URL may not do this: ${error instanceof Error ? error.message : code}.`,
        'Give it CREATEROLE and CREATEDB, or a database of its own.',
        { cause: error },
      )
    }
    throw error
  }
}

function rolesRefused(result: { outcome: 'foreign-role' | 'too-powerful'; role: string }): PlumblineError {
  if (result.outcome === 'foreign-role') {
    return new PlumblineError(
      'conflict',
      `The role ${result.role} exists on this server with a password that is not in the secrets folder: another installation uses it.`,
      'Copy the `secrets` folder of that installation here, or use another PostgreSQL server.',
    )
  }
  return new PlumblineError(
    'conflict',
    `The role ${result.role} may do more than Plumbline allows its roles (superuser, BYPASSRLS, CREATEROLE, CREATEDB or REPLICATION).`,
    `Take these rights away (\`ALTER ROLE ${result.role} NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION\`), then start again.`,
  )
}
