import { randomBytes } from 'node:crypto'
import { Client, escapeIdentifier } from 'pg'
import { inject } from 'vitest'
import { createDatabase, type DatabaseConnection } from '#db/client.ts'
import { closeDatabaseToOthers, type LoginRole, ownerRole, urlForRole } from '#db/roles.ts'
import { templateDatabase, testPasswords } from '#db/testing/server.ts'

export type TestDatabase = AsyncDisposable & {
  name: string
  /** What the web process has. */
  app: DatabaseConnection
  /** What the worker has. */
  worker: DatabaseConnection
  /** What an auditor's own tools have: read only. */
  auditor: DatabaseConnection
  /** Past all rights of the roles, to arrange and to look; never to do what the product does. */
  admin: DatabaseConnection
  urls: Readonly<Record<LoginRole | 'admin', string>>
  /** Closes the connections and deletes the database. */
  drop(): Promise<void>
}

const connectionsPerRole = 4

/**
 * A migrated, empty database of the test's own, cloned from the template in some 50 ms: as files, which passes the
 * journal by.
 * @param adminUrl only outside Vitest, for example in Playwright
 */
export async function createTestDatabase(adminUrl: string = inject('testAdminUrl')): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await withAdmin(adminUrl, async (admin) => {
    await admin.query(
      `CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${templateDatabase} STRATEGY FILE_COPY OWNER ${ownerRole}`,
    )
    await closeDatabaseToOthers(admin, name)
  })
  const own = new URL(adminUrl)
  own.pathname = `/${name}`
  const url = (role: LoginRole) => urlForRole(adminUrl, role, testPasswords[role], name)
  const urls = {
    admin: own.href,
    plumbline_migrator: url('plumbline_migrator'),
    plumbline_app: url('plumbline_app'),
    plumbline_worker: url('plumbline_worker'),
    plumbline_auditor: url('plumbline_auditor'),
  }
  const connect = (as: keyof typeof urls) =>
    createDatabase({ url: urls[as], applicationName: `test ${as}`, max: connectionsPerRole })
  const connections = {
    app: connect('plumbline_app'),
    worker: connect('plumbline_worker'),
    auditor: connect('plumbline_auditor'),
    admin: connect('admin'),
  }
  const drop = async () => {
    await Promise.all(Object.values(connections).map((connection) => connection.close()))
    await withAdmin(adminUrl, (admin) => admin.query(`DROP DATABASE ${escapeIdentifier(name)} WITH (FORCE)`))
  }
  return { name, urls, ...connections, drop, [Symbol.asyncDispose]: drop }
}

async function withAdmin(adminUrl: string, work: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}
