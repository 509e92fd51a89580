import { Readable } from 'node:stream'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import { readUploadRequest } from '../../rules/upload-request.ts'
import { createScanWorld, grypeReport, type ScanWorld } from '../../testing/scan-world.ts'
import { takeReport } from './take-report.ts'

let world: ScanWorld
beforeEach(async () => {
  world = await createScanWorld()
})
afterEach(() => world.database.drop())

const report = Buffer.from(JSON.stringify(grypeReport({ alpha: 'High' })))
const handIn = (observedAt: Date | null = null) =>
  takeReport(
    world.system,
    { ...readUploadRequest(new URL('http://test/?asset=api'), new Headers()), observedAt },
    Readable.from([report]),
    { key: world.keys.incoming, maxBytes: 1e6, collector: 'test' },
  )
const uploads = async () => {
  const { rows } = await world.database.admin.db.execute<{
    uploads: number
    blocks: number
    runs: number
  }>(sql`
    select (select count(*)::int from incoming) as uploads, (select count(*)::int from incoming_chunks) as blocks,
      (select count(*)::int from scan_runs) as runs`)
  return rows[0]
}

test('a report that is refused after it came leaves nothing behind', async () => {
  const tomorrow = new Date(world.clock.now().getTime() + dayMs)
  await expect(handIn(tomorrow)).rejects.toMatchObject({ code: 'invalid_input' })
  expect(await uploads()).toEqual({ uploads: 0, blocks: 0, runs: 0 })
})

test('nor does one whose run could not be written', async () => {
  await world.database.admin.db.execute(
    sql`alter table scan_runs add constraint refuses check (false) not valid`,
  )
  await expect(handIn()).rejects.toThrow()
  expect(await uploads()).toEqual({ uploads: 0, blocks: 0, runs: 0 })
})

test('nor does one that came before', async () => {
  await handIn()
  expect(await handIn()).toMatchObject({ isDuplicate: true })
  expect(await uploads()).toEqual({ uploads: 1, blocks: 1, runs: 1 })
})
