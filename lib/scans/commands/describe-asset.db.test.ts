import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createScanWorld, grypeReport, type ScanWorld } from '../testing/scan-world.ts'
import { describeAsset } from './describe-asset.ts'

let world: ScanWorld
let assetId: string

beforeAll(async () => {
  world = await createScanWorld()
  await world.send(grypeReport({ axios: 'High' }), 'asset=api')
  const { rows } = await world.database.admin.db.execute<{ id: string }>(sql`select id from assets`)
  assetId = rows[0]?.id ?? ''
})
afterAll(() => world.database.drop())

const described = { kind: 'system', environment: 'production', owner: 'Inference Platform' } as const
const stored = async () =>
  (await world.database.admin.db.execute(sql`select kind, environment, owner from assets`)).rows
const entries = async () =>
  (
    await world.database.admin.db.execute(
      sql`select object_id as "objectId" from ledger_entries where action = 'asset.describe'`,
    )
  ).rows

test('the lead says what an asset is, where it runs and who answers for it, and the ledger keeps it', async () => {
  expect(await stored()).toEqual([{ kind: 'repository', environment: null, owner: null }])
  await describeAsset(await world.person('lead'), { assetId, ...described })
  expect(await stored()).toEqual([described])
  expect(await entries()).toEqual([{ objectId: assetId }])
})

test('the same description again writes nothing', async () => {
  await describeAsset(await world.person('admin'), { assetId, ...described })
  expect(await entries()).toHaveLength(1)
})

test.each(['manager', 'auditor', 'responder', 'member'] as const)(
  'a %s may not describe an asset',
  async (role) => {
    const ctx = await world.person(role)
    await expect(describeAsset(ctx, { assetId, ...described, owner: role })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(await stored()).toEqual([described])
  },
)

test('an asset that does not exist is said so', async () => {
  const ctx = await world.person('lead')
  const unknown = '01900000-0000-7000-8000-000000000000'
  await expect(describeAsset(ctx, { assetId: unknown, ...described })).rejects.toMatchObject({
    code: 'not_found',
  })
})
