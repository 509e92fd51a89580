import { Client, type Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { migrateDatabase } from '#db/migrate.ts'
import { ensureRoles } from '#db/roles.ts'
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts'
import { testPasswords } from '#db/testing/server.ts'

/** PostgreSQL's "insufficient privilege". */
const refused = { code: '42501' }

/** The auditor's sessions begin read only, which it could switch off itself: its rights must hold without that. */
const writableSession = (pool: Pool) => async (statement: string) => {
  const client = await pool.connect()
  try {
    await client.query('SET default_transaction_read_only = off')
    await client.query(statement)
  } finally {
    client.release(true)
  }
}

describe('database roles', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database.drop())

  test.each(['app', 'worker', 'auditor'] as const)('%s may not create a table', async (role) => {
    const write = writableSession(database[role].pool)
    await expect(write('CREATE TABLE public.own (id integer)')).rejects.toMatchObject(refused)
    await expect(write('CREATE SCHEMA own')).rejects.toMatchObject(refused)
  })

  test.each(['app', 'worker', 'auditor'] as const)('%s may not act as the owner', async (role) => {
    await expect(database[role].pool.query('SET ROLE plumbline_owner')).rejects.toMatchObject(refused)
  })

  test('the app may not make temporary tables, the worker may', async () => {
    await expect(database.app.pool.query('CREATE TEMPORARY TABLE staged (id integer)')).rejects.toMatchObject(
      refused,
    )
    await database.worker.pool.query('CREATE TEMPORARY TABLE staged (id integer)')
  })

  test('the app may not change or remove a ledger entry', async () => {
    for (const statement of [
      'UPDATE ledger_entries SET index = 0',
      'DELETE FROM ledger_entries',
      'TRUNCATE ledger_entries',
    ]) {
      await expect(database.app.pool.query(statement)).rejects.toMatchObject(refused)
    }
  })

  test('the auditor reads evidence and writes nothing', async () => {
    const { pool } = database.auditor
    expect((await pool.query('SELECT count(*)::int AS count FROM evidence')).rows).toEqual([{ count: 0 }])
    await expect(pool.query('DELETE FROM evidence')).rejects.toMatchObject({ code: '25006' })
    await expect(writableSession(pool)('DELETE FROM evidence')).rejects.toMatchObject(refused)
  })

  test('the migrator inherits nothing and becomes the owner only when it says so', async () => {
    const migrator = new Client({ connectionString: database.urls.plumbline_migrator })
    await migrator.connect()
    try {
      await expect(migrator.query('SELECT FROM public.users')).rejects.toMatchObject(refused)
      await migrator.query('SET ROLE plumbline_owner')
      await migrator.query('SELECT FROM public.users')
    } finally {
      await migrator.end()
    }
  })

  test('a stranger to the database may not connect', async () => {
    const { pool } = database.admin
    const { rows } = await pool.query(
      `SELECT has_database_privilege('public', current_database(), 'CONNECT') AS may`,
    )
    expect(rows).toEqual([{ may: false }])
  })

  test('making the roles and migrating again changes nothing', async () => {
    const again = await ensureRoles(inject('testAdminUrl'), {
      database: database.name,
      passwords: testPasswords,
      onWrongPassword: 'refuse',
    })
    expect(again).toEqual({ outcome: 'ready' })
    expect(await migrateDatabase(database.urls.plumbline_migrator)).toEqual({
      outcome: 'migrated',
      applied: [],
    })
  })

  test('a role that belongs to another installation is left alone', async () => {
    const passwords = { ...testPasswords, plumbline_app: 'of-another-installation' }
    const result = await ensureRoles(inject('testAdminUrl'), {
      database: database.name,
      passwords,
      onWrongPassword: 'refuse',
    })
    expect(result).toEqual({ outcome: 'foreign-role', role: 'plumbline_app' })
    expect((await database.app.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  })
})

describe('migrations', () => {
  test('a database written by a newer version is refused', async () => {
    await using database = await createTestDatabase()
    await database.admin.pool.query(
      `INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('of-the-future', 9999999999999)`,
    )
    expect(await migrateDatabase(database.urls.plumbline_migrator)).toEqual({
      outcome: 'unknown-migrations',
      count: 1,
    })
  })
})
