import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessWorld, createAccessWorld } from '../testing/access-world.ts'
import { listRejects } from './imports.ts'
import { rejectsCsv } from './rejects-csv.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await createAccessWorld()
})
afterAll(() => world.drop())

let sources = 0
/** A register of people of its own, so that no document is older than another. */
async function register(): Promise<string> {
  const name = `register-${++sources}`
  await world.sourceNamed(name, 'people')
  return name
}
const download = async (importId: string) => {
  const chunks = []
  for await (const chunk of await rejectsCsv(world.worker, importId)) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
const people = async () => {
  const { rows } = await world.database.admin.pool.query(
    'select name, email, department, title from person_versions where valid_to is null order by email',
  )
  return rows
}

test('rejected rows go out in the order of their columns, and come back mended with the right values', async () => {
  const source = await register()
  const importId = await world.send(
    [
      'work e-mail,Title,name,Department',
      'no address,-,=HYPERLINK("x"),+Plus',
      "also none,@home,'=quoted,-2",
      'fine@example.org,Engineer,Fine,Research',
    ].join('\n'),
    `source=${source}&format=people-csv`,
  )
  const csv = await download(importId)
  const [header, ...rows] = parse(csv) as string[][]
  expect(header).toEqual(['work e-mail', 'Title', 'name', 'Department', 'what was wrong', 'what to do'])
  expect(rows.map((row) => row.slice(0, 4))).toEqual([
    ['no address', "'-", '\'=HYPERLINK("x")', "'+Plus"],
    ['also none', "'@home", "'=quoted", "'-2"],
  ])
  const mended = csv.replace('no address', 'a@example.org').replace('also none', 'b@example.org')
  await world.send(mended, `source=${source}&format=people-csv`)
  expect(await people()).toEqual([
    { email: 'a@example.org', title: '-', name: '=HYPERLINK("x")', department: '+Plus' },
    { email: 'b@example.org', title: '@home', name: '=quoted', department: '-2' },
    { email: 'fine@example.org', title: 'Engineer', name: 'Fine', department: 'Research' },
  ])
})

const value = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom("'", '"', '=', '+', '-', '@', ',', ';', '|', '\n', '\r', ' ', 'x'),
    maxLength: 6,
  }),
)
const table = fc.record({
  // `name` and `email` are what a register needs; the others are carried along.
  columns: fc.shuffledSubarray(['name', 'email', '=sum', 'Zone', 'a-b'], { minLength: 5 }),
  rows: fc.array(fc.array(value, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
  delimiter: fc.constantFrom(',' as const, ';' as const),
})

test('whatever the rejected cells hold, sent again as they went out they are what they were', async () => {
  await fc.assert(
    fc.asyncProperty(table, async ({ columns, rows, delimiter }) => {
      const source = await register()
      const mapping = { target: 'people', columns: { name: 'name', email: 'email' }, delimiter }
      const query = `source=${source}&format=people-csv&mapping=${encodeURIComponent(JSON.stringify(mapping))}`
      const unreadable = rows.map((row) =>
        row.map((cell, index) => (columns[index] === 'email' ? 'no address' : cell)),
      )
      const rejected = async (text: string) => {
        world.clock.advance(1_000)
        const importId = await world.send(text, query)
        return { importId, rows: (await listRejects(world.worker, { importId })).map(({ fields }) => fields) }
      }
      const first = await rejected(stringify([columns, ...unreadable], { delimiter, quoted: true }))
      expect(first.rows).toHaveLength(rows.length)
      const csv = await download(first.importId)
      expect((parse(csv, { delimiter, to: 1 }) as string[][])[0]?.slice(0, 5)).toEqual(
        columns.map((name) => (name === '=sum' ? "'=sum" : name)),
      )
      const second = await rejected(csv)
      expect(second.rows.map((row) => columns.map((name) => row[name]))).toEqual(
        first.rows.map((row) => columns.map((name) => row[name])),
      )
      // Rejected twice, it is told once what is wrong.
      const again = parse(await download(second.importId), { delimiter, to: 1 }) as string[][]
      expect(again[0]).toEqual([
        ...columns.map((name) => (name === '=sum' ? "'=sum" : name)),
        'what was wrong',
        'what to do',
      ])
    }),
    { numRuns: 20 },
  )
}, 60_000)
