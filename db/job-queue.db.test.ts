import { expect, test } from 'vitest'
import { createTestDatabase } from '#db/testing/database.ts'

const refused = { code: '42501' }
const addJob = `SELECT task_identifier_of FROM (SELECT (graphile_worker.add_job('scan', '{"run":1}')).id AS task_identifier_of) added`

test('the web process adds a job in its own transaction, which takes the job along when it rolls back', async () => {
  await using database = await createTestDatabase()
  const count = async () =>
    (await database.worker.pool.query('SELECT count(*)::int AS count FROM graphile_worker.jobs')).rows[0]
      .count
  const client = await database.app.pool.connect()
  try {
    await client.query('BEGIN')
    await client.query(addJob)
    await client.query('ROLLBACK')
    expect(await count()).toBe(0)
    await client.query('BEGIN')
    await client.query(addJob)
    await client.query('COMMIT')
    expect(await count()).toBe(1)
  } finally {
    client.release()
  }
})

test('the web process can neither read nor remove jobs', async () => {
  await using database = await createTestDatabase()
  await database.app.pool.query(addJob)
  for (const statement of [
    'SELECT * FROM graphile_worker.jobs',
    'DELETE FROM graphile_worker._private_jobs',
    `SELECT graphile_worker.complete_jobs(ARRAY[1])`,
  ]) {
    await expect(database.app.pool.query(statement)).rejects.toMatchObject(refused)
  }
})

test('the worker may not create schemas once its queue is installed', async () => {
  await using database = await createTestDatabase()
  const { rows } = await database.admin.pool.query(
    `SELECT has_database_privilege('plumbline_worker', current_database(), 'CREATE') AS may`,
  )
  expect(rows).toEqual([{ may: false }])
})
