import { runMigrations } from 'graphile-worker'
import { type Client, escapeIdentifier, Pool } from 'pg'
import { appRole, ownerRole, workerRole } from '#db/roles.ts'

const schema = 'graphile_worker'
const addJob = `${schema}.add_job`

/**
 * Installs or updates the job queue's schema, owned by the worker, and lets the web process add jobs to it.
 *
 * The queue's tables have row-level security without a policy: only their owner sees rows. So `add_job`,
 * and nothing else, runs with the worker's rights; the web process can neither read nor change a job.
 * @param migrator a connection as plumbline_migrator, without a role set
 */
export async function ensureJobQueue(migrator: Client, url: string): Promise<void> {
  const { rows } = await migrator.query<{ name: string }>('SELECT current_database() AS name')
  const database = escapeIdentifier(rows[0]?.name ?? '')
  await asRole(migrator, ownerRole, `GRANT CREATE ON DATABASE ${database} TO ${workerRole}`)
  const pool = new Pool({ connectionString: url, max: 1, options: `-c role=${workerRole}` })
  // A broken connection fails the statement that uses it; the event alone would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  try {
    await runMigrations({ pgPool: pool, schema })
  } finally {
    await pool.end()
    await asRole(migrator, ownerRole, `REVOKE CREATE ON DATABASE ${database} FROM ${workerRole}`)
  }
  await asRole(migrator, workerRole, `GRANT USAGE ON SCHEMA ${schema} TO ${appRole}`)
  await asRole(
    migrator,
    workerRole,
    `ALTER FUNCTION ${addJob} SECURITY DEFINER SET search_path = pg_catalog, pg_temp`,
  )
  await asRole(migrator, workerRole, `REVOKE ALL ON FUNCTION ${addJob} FROM PUBLIC`)
  await asRole(migrator, workerRole, `GRANT EXECUTE ON FUNCTION ${addJob} TO ${appRole}`)
}

async function asRole(client: Client, role: string, statement: string): Promise<void> {
  await client.query(`SET ROLE ${role}`)
  try {
    await client.query(statement)
  } finally {
    await client.query('RESET ROLE')
  }
}
