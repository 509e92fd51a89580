import { Readable } from 'node:stream'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeReport } from '../commands/parts/take-report.ts'
import { releaseRun } from '../commands/release-run.ts'
import { readUploadRequest } from '../rules/upload-request.ts'
import { createScanWorld, grypeReport, type ScanWorld } from '../testing/scan-world.ts'
import { failLostRuns } from './fail-lost-runs.ts'

let world: ScanWorld
beforeEach(async () => {
  world = await createScanWorld()
})
afterEach(() => world.database.drop())

const report = Buffer.from(JSON.stringify(grypeReport({ alpha: 'High' })))
/** Hands a report in and leaves it in the queue. */
const handIn = () =>
  takeReport(
    world.system,
    readUploadRequest(new URL('http://test/?asset=api&branch=main'), new Headers()),
    Readable.from([report]),
    { key: world.keys.incoming, maxBytes: 1e6, collector: 'test' },
  )
/** As the queue has it after this many attempts; `lockedBy` when a worker is at it. */
const afterAttempts = (runId: string, attempts: number, lockedBy: string | null = null) =>
  world.database.worker.db.execute(sql`
    update graphile_worker._private_jobs
    set attempts = ${attempts}, locked_by = ${lockedBy}::text, locked_at = case when ${lockedBy}::text is null then null else now() end
    where key = ${`run:${runId}`}`)
const setRun = (runId: string, status: string) =>
  world.database.admin.db.execute(
    sql`update scan_runs set status = ${status}::run_status where id = ${runId}::uuid`,
  )
const statusOf = async (runId: string) => {
  const { rows } = await world.database.admin.db.execute<{
    status: string
    error: { message: string } | null
  }>(sql`select status, error from scan_runs where id = ${runId}::uuid`)
  return rows[0]
}

test('a run whose worker died at every attempt fails, says why, and its report can be sent again', async () => {
  const { runId } = await handIn()
  await setRun(runId, 'processing')
  await afterAttempts(runId, 5)
  expect(await failLostRuns(world.worker)).toEqual([runId])
  expect(await statusOf(runId)).toMatchObject({
    status: 'failed',
    error: { message: expect.stringContaining('stopped'), nextStep: expect.stringContaining('again') },
  })
  const again = await handIn()
  expect(again).toMatchObject({ isDuplicate: false })
  await world.settle(again.runId)
  expect((await statusOf(again.runId))?.status).toBe('complete')
})

test('a lost run that cannot be failed keeps no other waiting, and the job tells of it', async () => {
  const stuck = await world.send(grypeReport({ alpha: 'High' }), 'asset=first')
  const lost = await world.send(grypeReport({ beta: 'High' }), 'asset=second')
  for (const runId of [stuck, lost]) await setRun(runId, 'processing')
  await world.database.worker.db.execute(sql`delete from graphile_worker._private_jobs`)
  await world.database.admin.pool.query(
    `create function refuse() returns trigger language plpgsql as $$ begin raise 'no room'; end $$;
     create trigger refuse before update on scan_runs for each row when (new.id = '${stuck}') execute function refuse()`,
  )
  await expect(failLostRuns(world.worker)).rejects.toThrow(
    new RegExp(`^A step of scans.fail-lost-runs failed: run ${stuck} `),
  )
  expect([(await statusOf(stuck))?.status, (await statusOf(lost))?.status]).toEqual(['processing', 'failed'])
})

test('a run without a job fails too: nobody will ever take it', async () => {
  const { runId } = await handIn()
  await world.database.worker.db.execute(sql`select graphile_worker.remove_job(${`run:${runId}`})`)
  expect(await failLostRuns(world.worker)).toEqual([runId])
})

test.each([
  ['waits', 0, null],
  ['is tried again', 4, null],
  ['is at its last attempt', 5, 'worker-1'],
])('a run whose job %s is left alone', async (_what, attempts, lockedBy) => {
  const { runId } = await handIn()
  await afterAttempts(runId, attempts, lockedBy)
  expect(await failLostRuns(world.worker)).toEqual([])
  expect((await statusOf(runId))?.status).toBe('queued')
})

test('a held run waits for a person without any job, and is lost only once it was released', async () => {
  const lead = await world.person('lead')
  await world.send(grypeReport({ a: 'High', b: 'High', c: 'High' }), 'asset=api')
  world.clock.advance(60_000)
  const runId = await world.send(grypeReport({ a: 'High' }), 'asset=api')
  await world.database.worker.db.execute(sql`delete from graphile_worker._private_jobs`)
  expect((await statusOf(runId))?.status).toBe('held')
  expect(await failLostRuns(world.worker)).toEqual([])
  await releaseRun(lead, { runId })
  await afterAttempts(runId, 5)
  expect(await failLostRuns(world.worker)).toEqual([runId])
})

test('what is done stays done', async () => {
  const runId = await world.send(grypeReport({ alpha: 'High' }), 'asset=api')
  await world.database.worker.db.execute(sql`select graphile_worker.remove_job(${`run:${runId}`})`)
  expect(await failLostRuns(world.worker)).toEqual([])
})
