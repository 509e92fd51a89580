import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { minuteMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { noFilter } from '../model/finding-filter.ts'
import { createScanWorld, type ScanWorld } from '../testing/scan-world.ts'
import { exportFindings } from './export-findings.ts'

let world: ScanWorld
let member: Ctx
beforeAll(async () => {
  world = await createScanWorld()
  member = await world.person('member', 'Mira')
})
afterAll(() => world.database.drop())

const filter = noFilter
const exports = async () => {
  const { rows } = await world.database.admin.db.execute(
    sql`select 1 from ledger_entries where action = 'findings.export'`,
  )
  return rows.length
}

test('a list is taken away with a fresh second factor only, and each time is in the ledger', async () => {
  const tired = { ...member, mfaAt: new Date(world.clock.now().getTime() - 6 * minuteMs) }
  await expect(exportFindings(tired, { filter })).rejects.toMatchObject({ code: 'step_up_required' })
  expect(await exports()).toBe(0)
  await exportFindings(member, { filter })
  expect(await exports()).toBe(1)
})

test('a token for reading may export: nobody is there to be asked', async () => {
  const token: Ctx = {
    ...member,
    roles: new Set(),
    mfaAt: null,
    actor: { type: 'token', id: 't', name: 'nightly', scopes: ['read'] },
  }
  await expect(exportFindings(token, { filter })).resolves.toBeDefined()
})
