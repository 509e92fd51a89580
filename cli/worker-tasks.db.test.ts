import type { JobHelpers } from 'graphile-worker'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts'
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
