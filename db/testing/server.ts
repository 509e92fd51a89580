import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { Client } from 'pg'
import { freeLedgerClock } from '#db/ledger-clock.ts'
import { migrateDatabase } from '#db/migrate.ts'
import { ensureRoles, type RolePasswords, urlForRole } from '#db/roles.ts'
import { startServer } from '#db/server/server.ts'
import { makeScratchDirectory } from '#db/testing/scratch.ts'

export const templateDatabase = 'plumbline_test_template'

/** Known to everyone: the server listens on loopback, holds invented data and is deleted afterwards. */
export const testPasswords: RolePasswords = {
  plumbline_migrator: 'test-migrator',
  plumbline_app: 'test-app',
  plumbline_worker: 'test-worker',
  plumbline_auditor: 'test-auditor',
}

export type TestServer = { adminUrl: string; stop(): Promise<void> }

/**
 * A PostgreSQL server with a freshly migrated template: the one TEST_DATABASE_URL names, or an embedded
 * one in a temporary folder.
 */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL
  const server =
    given === undefined ? await startEmbedded() : { adminUrl: local(given), stop: async () => undefined }
  try {
    await makeTemplate(server.adminUrl)
  } catch (error) {
    await server.stop()
    throw error
  }
  return server
}

/** Tests drop databases and reset passwords: on a server elsewhere that could be somebody's. */
export function local(url: string): string {
  const { hostname } = new URL(url)
  if (['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return url
  throw new Error(
    `TEST_DATABASE_URL names ${hostname}, but tests run only against a server on this machine (127.0.0.1).`,
  )
}

async function startEmbedded(): Promise<TestServer> {
  const dataDirectory = makeScratchDirectory('plumbline-test-')
  const server = await startServer({
    dataDirectory,
    adminPassword: randomBytes(16).toString('hex'),
    purpose: 'throw-away',
  })
  return {
    adminUrl: server.adminUrl,
    stop: async () => {
      await server.stop('immediate')
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}

async function makeTemplate(adminUrl: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await admin.query(`DROP DATABASE IF EXISTS ${templateDatabase} WITH (FORCE)`)
  } finally {
    await admin.end()
  }
  const roles = await ensureRoles(adminUrl, {
    database: templateDatabase,
    passwords: testPasswords,
    onWrongPassword: 'reset',
  })
  if (roles.outcome !== 'ready') throw new Error(`the test roles are not usable: ${JSON.stringify(roles)}`)
  const migratorUrl = urlForRole(
    adminUrl,
    'plumbline_migrator',
    testPasswords.plumbline_migrator,
    templateDatabase,
  )
  await migrateDatabase(migratorUrl)
  await freeLedgerClock(migratorUrl)
}
