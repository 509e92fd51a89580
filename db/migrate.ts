import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Client } from 'pg'
import { ensureJobQueue } from '#db/job-queue.ts'
import { ownerRole } from '#db/roles.ts'

const migrationsFolder = join(import.meta.dirname, 'migrations')

/** Any number that is ours alone: two processes that migrate at once take turns on it. */
const migrationLock = 7_586_253

export type MigrationState = {
  /** Names of the migrations this code has and the database has not. */
  pending: string[]
  /** Names or hashes of migrations the database has and this code has not. */
  unknown: string[]
}

export type MigrationOutcome =
  | { outcome: 'migrated'; applied: string[] }
  /** The database was written by a newer version, or by migrations that were edited since. */
  | { outcome: 'unknown-migrations'; count: number }

/**
 * Brings the database to the state of this code; does nothing when it is there already.
 * @param url the database as plumbline_migrator
 */
export async function migrateDatabase(url: string): Promise<MigrationOutcome> {
  const client = new Client({ connectionString: url, application_name: 'plumbline migrate' })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    await ensureJobQueue(client, url)
    await client.query(`SET ROLE ${ownerRole}`)
    await client.query('REVOKE ALL ON SCHEMA public FROM PUBLIC')
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm')
    const { pending, unknown } = await compareMigrations(client)
    if (unknown.length > 0) return { outcome: 'unknown-migrations', count: unknown.length }
    await migrate(drizzle(client), { migrationsFolder })
    return { outcome: 'migrated', applied: pending }
  } finally {
    // Ends the session and with it the lock.
    await client.end()
  }
}

/** Compares without changing anything; for `doctor`. */
export async function readMigrationState(url: string): Promise<MigrationState> {
  const client = new Client({ connectionString: url, application_name: 'plumbline doctor' })
  await client.connect()
  try {
    await client.query(`SET ROLE ${ownerRole}`)
    return await compareMigrations(client)
  } finally {
    await client.end()
  }
}

type Journal = { entries: { when: number; tag: string }[] }

/** A migration is known by its time in the journal, which is what the migrator itself goes by. */
async function compareMigrations(client: Client): Promise<MigrationState> {
  const journal = JSON.parse(readFileSync(join(migrationsFolder, 'meta', '_journal.json'), 'utf8')) as Journal
  const { rows: found } = await client.query<{ exists: boolean }>(
    `SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS exists`,
  )
  if (!found[0]?.exists) return { pending: journal.entries.map((entry) => entry.tag), unknown: [] }
  const { rows } = await client.query<{ at: string }>(
    'SELECT created_at AS at FROM drizzle.__drizzle_migrations',
  )
  const applied = new Set(rows.map((row) => Number(row.at)))
  const known = new Set(journal.entries.map((entry) => entry.when))
  return {
    pending: journal.entries.filter((entry) => !applied.has(entry.when)).map((entry) => entry.tag),
    unknown: [...applied].filter((when) => !known.has(when)).map(String),
  }
}
