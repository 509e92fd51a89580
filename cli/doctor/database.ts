import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { type Finding, fail, ok, warn } from '#cli/doctor/finding.ts'
import { databaseName, databaseUrls, rolePasswords } from '#cli/start/database.ts'
import { readMigrationState } from '#db/migrate.ts'
import { loginRoles } from '#db/roles.ts'
import { serverAccount } from '#db/server/account.ts'
import { serverDirectory } from '#db/server/location.ts'
import { findPostmaster } from '#db/server/postmaster.ts'
import { adminUrl } from '#db/server/server.ts'
import { systemClock } from '#lib/platform/clock.ts'
import type { Settings } from '#lib/platform/env.ts'
import { readSecret, secretsDirectory } from '#lib/platform/secrets.ts'

const largestSkewMs = 2_000

/** Reachability and version, roles, migrations, clock: each needs the one before. */
export async function checkDatabase(settings: Settings): Promise<Finding[]> {
  if (!existsSync(secretsDirectory(settings.dataDirectory))) {
    return [warn('database', 'does not exist yet.', 'Run `npm start`, which creates it.')]
  }
  const admin = findAdminUrl(settings)
  if (admin === undefined) {
    return [
      warn(
        'database',
        'the embedded PostgreSQL is not running.',
        'Run `npm start`, then the doctor again beside it.',
      ),
    ]
  }
  const database = databaseName(settings)
  const urls = databaseUrls(admin, database, rolePasswords(settings.dataDirectory))
  const reached = await withClient(urls.migrator, (client) => inspect(client))
  if (reached instanceof Error) {
    return [
      fail(
        'database',
        `cannot be reached: ${reached.message}.`,
        'Check that it runs and, if it is yours, DATABASE_URL.',
      ),
    ]
  }
  return [
    ok('database', `PostgreSQL ${reached.version}, database ${database}.`),
    reached.roles === loginRoles.length
      ? ok('roles', 'all exist with the least rights.')
      : fail('roles', 'some are missing or have too many rights.', 'Run `npm start`, which says which.'),
    await checkMigrations(urls.migrator),
    checkClock(reached.skewMs),
  ]
}

/** The server as its administrator; undefined when the embedded one does not run. Writes nothing. */
export function findAdminUrl(settings: Settings): string | undefined {
  if (settings.databaseUrl !== undefined) return settings.databaseUrl
  // Before the first start there is nothing to find, and asking where it lies would make its folder and its account.
  if (!existsSync(secretsDirectory(settings.dataDirectory))) return undefined
  const cluster = join(serverDirectory(settings.dataDirectory, serverAccount()), 'postgres')
  const running = findPostmaster(cluster)
  return running && adminUrl(running.port, readSecret(settings.dataDirectory, 'database-admin'))
}

type Described = { version: string; roles: number; skewMs: number }

async function inspect(client: Client): Promise<Described> {
  const askedAt = systemClock.now().getTime()
  const { rows } = await client.query<{ version: string; roles: number; now: Date }>(
    `SELECT current_setting('server_version') AS version, clock_timestamp() AS now,
       (SELECT count(*)::int FROM pg_roles WHERE rolname = ANY ($1) AND rolcanlogin
          AND NOT (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)) AS roles`,
    [loginRoles],
  )
  const [row] = rows
  if (row === undefined) throw new Error('the database gave no answer')
  const answeredAt = systemClock.now().getTime()
  // The database's clock was read somewhere between the two readings of ours.
  const skewMs = Math.max(0, askedAt - row.now.getTime(), row.now.getTime() - answeredAt)
  return { version: row.version, roles: row.roles, skewMs }
}

async function checkMigrations(migratorUrl: string): Promise<Finding> {
  const { pending, unknown } = await readMigrationState(migratorUrl)
  if (unknown.length > 0) {
    return fail(
      'migrations',
      'the database was used by a newer version.',
      'Start the newer version, or restore a backup.',
    )
  }
  if (pending.length > 0)
    return fail('migrations', `${pending.length} are missing.`, 'Run `npm start` or `npx plumbline migrate`.')
  return ok('migrations', 'the database is up to date.')
}

function checkClock(skewMs: number): Finding {
  const seconds = (skewMs / 1000).toFixed(1)
  if (skewMs <= largestSkewMs) return ok('clock', 'this machine and the database agree.')
  return warn(
    'clock',
    `this machine and the database differ by ${seconds} s; deadlines and one-time codes depend on the time.`,
    'Switch on time synchronisation (`timedatectl set-ntp true`) on both.',
  )
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T | Error> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  } finally {
    await client.end()
  }
}
