import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts'
import { fixedClock } from '#lib/platform/clock.ts'
import { systemCtx } from '#lib/platform/ctx.ts'
import { append } from '#lib/platform/ledger/append.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const ensure = async (from: string, to: string): Promise<number> => {
  const { rows } = await database.worker.pool.query<{ created: number }>(
    'select ensure_month_partitions($1, $2) as created',
    [from, to],
  )
  return rows[0]?.created ?? -1
}

test('months are prepared once, for the ledger and for the history of findings', async () => {
  expect(await ensure('2040-01-15', '2040-02-01')).toBe(4)
  expect(await ensure('2040-01-15', '2040-02-01')).toBe(0)
})

test('a month that has entries already stays where it is, and the next ones are prepared', async () => {
  const ctx = systemCtx('test', database.app.db, fixedClock('2041-05-03T08:00:00Z'))
  await ctx.db.transaction((tx) =>
    append(tx, ctx, { action: 'test.note', object: { type: 'note', id: '1' }, payload: {} }),
  )
  expect(await ensure('2041-05-01', '2041-06-01')).toBe(3)
  const { rows } = await database.admin.pool.query(
    `select tableoid::regclass::text as partition from ledger_entries where at >= '2041-05-01'`,
  )
  expect(rows).toEqual([{ partition: 'ledger_entries_default' }])
})
