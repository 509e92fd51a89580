import { expect, test } from 'vitest'
import { createTestDatabase } from '#db/testing/database.ts'
import { fixedClock } from '../clock.ts'
import { systemCtx } from '../ctx.ts'
import { maintain } from './maintain.ts'

test('what cannot be cleared keeps nothing else from being cleared', async () => {
  const database = await createTestDatabase()
  try {
    const clock = fixedClock('2026-11-22T08:00:00Z')
    const { pool } = database.admin
    await pool.query("insert into rate_limits (key, points, expire) values ('old', 1, 1)")
    await pool.query('alter table sessions rename to sessions_elsewhere')
    await expect(maintain(systemCtx('maintenance', database.worker.db, clock))).rejects.toThrow(
      /^A step of platform\.maintain failed: ended sessions/,
    )
    expect((await pool.query('select key from rate_limits')).rows).toEqual([])
  } finally {
    await database.drop()
  }
})
