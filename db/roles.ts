import { Client, escapeIdentifier, escapeLiteral } from 'pg'
import { scramVerifier } from '#db/scram.ts'

/** Owns every object; nobody signs in as it. */
export const ownerRole = 'plumbline_owner'
export const migratorRole = 'plumbline_migrator'
export const appRole = 'plumbline_app'
export const workerRole = 'plumbline_worker'
export const auditorRole = 'plumbline_auditor'

export const loginRoles = [migratorRole, appRole, workerRole, auditorRole] as const
export type LoginRole = (typeof loginRoles)[number]

export type RolePasswords = Readonly<Record<LoginRole, string>>

export type RolesOutcome =
  | { outcome: 'ready' }
  /** The role exists with a password that is not ours: another installation uses this server. */
  | { outcome: 'foreign-role'; role: LoginRole }
  /** The role may do more than Plumbline gives it, so it cannot contain anything. */
  | { outcome: 'too-powerful'; role: string }

/**
 * Creates the least-privileged roles and the database, or brings them back to that state. Idempotent.
 * @param adminUrl a role that may create roles and databases, connected to any database
 * @param onWrongPassword `reset` where the server is ours alone, `refuse` where others may use it
 */
export async function ensureRoles(
  adminUrl: string,
  options: { database: string; passwords: RolePasswords; onWrongPassword: 'reset' | 'refuse' },
): Promise<RolesOutcome> {
  const admin = new Client({ connectionString: adminUrl, application_name: 'plumbline roles' })
  await admin.connect()
  try {
    await createRole(admin, ownerRole, 'NOLOGIN')
    for (const role of loginRoles) {
      const isNew = await createRole(admin, role, 'LOGIN')
      const verifies = !isNew && (await canSignIn(adminUrl, role, options.passwords[role]))
      if (verifies) continue
      if (!isNew && options.onWrongPassword === 'refuse') return { outcome: 'foreign-role', role }
      const verifier = escapeLiteral(scramVerifier(options.passwords[role]))
      await admin.query(`ALTER ROLE ${role} PASSWORD ${verifier}`)
    }
    const tooPowerful = await findTooPowerful(admin)
    if (tooPowerful !== undefined) return { outcome: 'too-powerful', role: tooPowerful }
    await grantMemberships(admin)
    await ensureDatabase(admin, options.database)
    return { outcome: 'ready' }
  } finally {
    await admin.end()
  }
}

/** The same server and database, as another role. */
export function urlForRole(url: string, role: LoginRole, password: string, database: string): string {
  const changed = new URL(url)
  changed.username = role
  changed.password = encodeURIComponent(password)
  changed.pathname = `/${encodeURIComponent(database)}`
  return changed.href
}

/** A new role has no attribute and no right but the one named here. @returns whether it is new */
async function createRole(admin: Client, role: string, login: 'LOGIN' | 'NOLOGIN'): Promise<boolean> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
  if (rowCount) return false
  await admin.query(`CREATE ROLE ${role} ${login}`)
  return true
}

async function canSignIn(adminUrl: string, role: LoginRole, password: string): Promise<boolean> {
  const database = decodeURIComponent(new URL(adminUrl).pathname.slice(1)) || 'postgres'
  const client = new Client({ connectionString: urlForRole(adminUrl, role, password, database) })
  // A refused connection can also end with an error event after connect() rejected.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch (error) {
    // The password is checked before the right to connect to this database (PostgreSQL: 28P01, then 42501).
    return error instanceof Error && 'code' in error && error.code === '42501'
  } finally {
    await client.end()
  }
}

async function findTooPowerful(admin: Client): Promise<string | undefined> {
  const { rows } = await admin.query<{ rolname: string }>(
    `SELECT rolname FROM pg_roles
     WHERE rolname = ANY ($1) AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)`,
    [[ownerRole, ...loginRoles]],
  )
  return rows[0]?.rolname
}

/**
 * The migrator acts as the owner, and as the worker for the job queue's own schema, only after an
 * explicit SET ROLE: it inherits nothing.
 */
async function grantMemberships(admin: Client): Promise<void> {
  await admin.query(`ALTER ROLE ${migratorRole} NOINHERIT`)
  await admin.query(`GRANT ${ownerRole}, ${workerRole} TO ${migratorRole}`)
  await admin.query(`ALTER ROLE ${auditorRole} SET default_transaction_read_only = on`)
  // An administrator that is no superuser must be a member of the owner to give it a database.
  const { rows } = await admin.query<{ isSuperuser: boolean }>(
    'SELECT rolsuper AS "isSuperuser" FROM pg_roles WHERE rolname = current_user',
  )
  if (!rows[0]?.isSuperuser) await admin.query(`GRANT ${ownerRole} TO CURRENT_USER`)
}

async function ensureDatabase(admin: Client, database: string): Promise<void> {
  const name = escapeIdentifier(database)
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
  if (!rowCount)
    await admin.query(`CREATE DATABASE ${name} OWNER ${ownerRole} ENCODING 'UTF8' TEMPLATE template0`)
  else await admin.query(`ALTER DATABASE ${name} OWNER TO ${ownerRole}`)
  await closeDatabaseToOthers(admin, database)
}

/** Applies to a freshly cloned database as well: PostgreSQL does not copy these rights with a template. */
export async function closeDatabaseToOthers(admin: Client, database: string): Promise<void> {
  const name = escapeIdentifier(database)
  await admin.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`)
  await admin.query(`GRANT CONNECT ON DATABASE ${name} TO ${loginRoles.join(', ')}`)
  // The worker stages imports in temporary tables.
  await admin.query(`GRANT TEMPORARY ON DATABASE ${name} TO ${workerRole}`)
}
