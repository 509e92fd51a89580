import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { Pool } from 'pg'
import * as schema from '#db/schema/index.ts'

export type Database = NodePgDatabase<typeof schema>

/** What a `db.transaction` callback receives; commands pass it on, so that everything commits together. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

export type DatabaseConnection = {
  db: Database
  pool: Pool
  /** Waits for running statements, then closes every connection. */
  close(): Promise<void>
}

export type DatabaseOptions = {
  url: string
  /** Most connections at the same time. */
  max?: number
  /** Shown in `pg_stat_activity`. */
  applicationName: string
  /** 0 means no limit. */
  statementTimeoutMs?: number
  /** Told when an idle connection breaks, for example because the server restarts; the pool replaces it. */
  onIdleError?: (error: Error) => void
}

const connectTimeoutMs = 10_000
const defaultConnections = 10
const defaultStatementTimeoutMs = 30_000

/** Opens a pool of connections; nothing connects before the first statement. */
export function createDatabase(options: DatabaseOptions): DatabaseConnection {
  const pool = new Pool({
    connectionString: options.url,
    max: options.max ?? defaultConnections,
    application_name: options.applicationName,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: options.statementTimeoutMs ?? defaultStatementTimeoutMs,
    // A transaction left open by a stuck process must not hold its locks for ever.
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
  })
  // Without listeners, Node ends the process when the server closes a connection. One in use also fails
  // its statement, so only the idle ones are worth telling.
  pool.on('error', options.onIdleError ?? (() => undefined))
  pool.on('connect', (client) => client.on('error', () => undefined))
  return { db: drizzle(pool, { schema }), pool, close: () => pool.end() }
}
