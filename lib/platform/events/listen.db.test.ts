import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts'
import { type LiveFeed, type LiveSignal, openLiveFeed } from './listen.ts'
import { type LiveEvent, notify } from './notify.ts'

let database: TestDatabase
let feed: LiveFeed
beforeAll(async () => {
  database = await createTestDatabase()
  feed = openLiveFeed(database.urls.plumbline_app)
})
afterAll(async () => {
  await feed.close()
  await database.drop()
})

/** The next signal the feed gives. */
const nextSignal = () =>
  new Promise<LiveSignal>((resolve) => {
    const stop = feed.subscribe((signal) => {
      stop()
      resolve(signal)
    })
  })

const event: LiveEvent = { topic: 'users', keys: ['1'] }

test('a subscriber hears of a change when it commits, and not when it rolls back', async () => {
  await feed.ready()
  const heard = nextSignal()
  const rolledBack = database.app.db.transaction(async (tx) => {
    await notify(tx, { topic: 'tokens', keys: ['never'] })
    throw new Error('rolled back')
  })
  await expect(rolledBack).rejects.toThrow('rolled back')
  await database.app.db.transaction((tx) => notify(tx, event))
  expect(await heard).toEqual({ kind: 'message', data: JSON.stringify(event) })
})

test('a page that connects later is told what changed since it was rendered, and nothing older', async () => {
  await feed.ready()
  const late = nextSignal()
  await database.app.db.transaction((tx) => notify(tx, { topic: 'users', keys: ['before'] }))
  await late
  const heard: string[] = []
  const past = feed.subscribe((signal) => heard.push(JSON.stringify(signal)), new Date(0))
  past()
  expect(heard.at(-1)).toContain('before')
  const nothing: unknown[] = []
  feed.subscribe((signal) => nothing.push(signal), new Date('2999-01-01T00:00:00Z'))()
  expect(nothing).toEqual([])
})

test('when the database drops the connection, it listens again and tells of the gap', async () => {
  await feed.ready()
  const heard = nextSignal()
  await database.admin.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'plumbline live' and datname = current_database()`,
  )
  expect(await heard).toEqual({ kind: 'gap' })
  const after = nextSignal()
  await database.app.db.transaction((tx) => notify(tx, event))
  expect(await after).toMatchObject({ kind: 'message' })
})
