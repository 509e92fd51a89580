import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessWorld, createAccessWorld } from '#lib/access/testing/access-world.ts'
import { evidenceFilterSchema } from '../model/filter.ts'
import { getEvidence } from './get-evidence.ts'
import { listEvidence } from './list-evidence.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await createAccessWorld()
  await world.sourceNamed('Shop', 'csv', await world.systemNamed('Shop'))
  await world.send('username,role\nann,admin\n', 'source=Shop&complete=true&fileName=shop.csv')
})
afterAll(() => world.drop())

test('a record of access says what it speaks for, who carried it, and the facts it gave', async () => {
  const lead = await world.person('lead')
  const { rows } = await listEvidence(lead, { filter: evidenceFilterSchema.parse({}) })
  expect(rows).toMatchObject([
    { kind: 'account-inventory', source: 'Shop', subject: 'Shop', isComplete: true },
  ])
  const record = await getEvidence(lead, { evidenceId: rows[0]?.id ?? '' })
  expect(record).toMatchObject({
    scope: { source: 'Shop', system: 'Shop', format: 'access-csv' },
    run: null,
    access: {
      fileName: 'shop.csv',
      status: 'complete',
      counts: { accounts: { opened: 1 }, grants: { opened: 1 } },
    },
  })
  expect(record.custody.map(({ what, who }) => [what, who])).toEqual([
    ['Received', 'test sender'],
    ['Stored', 'Plumbline'],
    ['Processed into facts', 'test worker'],
  ])
})
