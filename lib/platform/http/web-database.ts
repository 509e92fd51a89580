import { createDatabase, type DatabaseConnection } from '#db/client.ts'
import { settings } from '../env.ts'
import { PlumblineError } from '../errors.ts'
import { log } from '../log.ts'

// On globalThis: the development server reloads modules, and each reload would open another pool.
const memo = globalThis as typeof globalThis & { plumblineWebDatabase?: DatabaseConnection }

/** The web process's connection to PostgreSQL, as plumbline_app. Opened at the first request. */
export function webDatabase(): DatabaseConnection {
  memo.plumblineWebDatabase ??= createDatabase({
    url: appDatabaseUrl(),
    applicationName: 'plumbline web',
    max: settings().databaseConnections,
    statementTimeoutMs: settings().statementTimeoutMs,
    onIdleError: (error) => log().warn({ error: error.message }, 'a database connection was lost'),
  })
  return memo.plumblineWebDatabase
}

export function appDatabaseUrl(): string {
  const url = settings().appDatabaseUrl
  if (url !== undefined) return url
  throw new PlumblineError(
    'unavailable',
    'The web process was started without its database.',
    'Start Plumbline with `npm start`, which sets PLUMBLINE_APP_DATABASE_URL.',
  )
}
