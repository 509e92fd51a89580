import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { JobHelpers } from 'graphile-worker'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '#cli/project.ts'
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { systemCtx } from '#lib/platform/ctx.ts'
import { loadPolicyFile } from '#lib/posture/jobs.ts'
import { createTaskList } from './worker-tasks.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

// What a task throws is what the queue logs and keeps in `last_error`.
test('a job that fails tells what went wrong, without the values it was at', async () => {
  const task = createTaskList(database.worker)['scans.process-run']
  const helpers = { job: { attempts: 1, max_attempts: 5 } } as JobHelpers
  const error = await Promise.resolve(task?.({ runId: 'hunter2', isReleased: false }, helpers)).then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Error)) throw new Error('The task did not fail.')
  expect(error.message).toContain('from "scan_runs"')
  expect(error.message).toContain('invalid input syntax for type uuid')
  expect(`${error.stack}${error.cause}${JSON.stringify(error)}`).not.toContain('hunter2')
})

test('posture is judged though acceptances cannot be ended, and the job tells of it', async () => {
  await database.admin.pool.query('alter table disposition_requests rename to disposition_requests_elsewhere')
  const { db } = database.worker
  const before = await db.execute<{ n: number }>(sql`select count(*)::int as n from control_status`)
  expect(before.rows).toEqual([{ n: 0 }])
  const file = join(projectRoot, 'policy', 'infrastructure-security.yaml')
  await loadPolicyFile(systemCtx('policy.load', db, systemClock), file)
  const task = createTaskList(database.worker)['posture.evaluate']
  const helpers = { job: { attempts: 1, max_attempts: 5 } } as JobHelpers
  await expect(Promise.resolve(task?.({ fromDay: null }, helpers))).rejects.toThrow(
    /^A step of posture\.evaluate failed: acceptances that ran out /,
  )
  const after = await db.execute<{ n: number }>(sql`select count(*)::int as n from control_status`)
  expect(after.rows[0]?.n).toBeGreaterThan(0)
})
