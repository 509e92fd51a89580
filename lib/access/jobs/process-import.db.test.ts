import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { minuteMs } from '#lib/platform/clock.ts'
import { takeDocument } from '../commands/parts/take-document.ts'
import { findImportReceipt } from '../queries/import-receipt.ts'
import { readDocumentRequest } from '../rules/document-request.ts'
import { type AccessWorld, createAccessWorld } from '../testing/access-world.ts'
import { failLostImports } from './fail-lost-imports.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await createAccessWorld()
  await world.sourceNamed('HR', 'people')
  await world.sourceNamed('Shop', 'csv', await world.systemNamed('Shop'))
})
afterAll(() => world.drop())

const receiptOf = (importId: string) => findImportReceipt(world.system, { importId })
const register = 'name,email,manager\nAnn,ann@corp.example,\nBen,ben@corp.example,ann@corp.example\n'
const uploads = async () => {
  const { rows } = await world.database.admin.db.execute<{ n: number }>(
    sql`select count(*)::int as n from incoming`,
  )
  return rows[0]?.n
}

describe('a document', () => {
  test('becomes evidence and facts, and its upload is gone', async () => {
    const importId = await world.send(register, 'source=HR&complete=true&fileName=people.csv')
    const receipt = await receiptOf(importId)
    expect(receipt).toMatchObject({
      status: 'complete',
      format: 'people-csv',
      fileName: 'people.csv',
      counts: { received: 2, rejected: 0, people: { opened: 2 } },
      problems: [],
      error: null,
    })
    expect(receipt?.evidenceSha256).toBe(receipt?.sentSha256)
    expect(await uploads()).toBe(0)
  })

  test('may come compressed, and is kept as it reads', async () => {
    const url = new URL('http://test/?source=HR&complete=true&fileName=people.csv.gz')
    const { importId } = await takeDocument(
      world.system,
      readDocumentRequest(url, new Headers()),
      Readable.from([gzipSync(register)]),
      { key: world.key, maxBytes: 1e6, collector: 'test' },
    )
    await world.settle(importId)
    const receipt = await receiptOf(importId)
    expect(receipt?.status).toBe('complete')
    expect(receipt?.evidenceSha256).not.toBe(receipt?.sentSha256)
  })

  test('sent twice is one import; one that failed can be sent again', async () => {
    const twice = [await world.send(register, 'source=HR'), await world.send(register, 'source=HR')]
    expect(twice[0]).toBe(twice[1])
    const failed = await world.send('{"hello":"world"}', 'source=HR')
    expect(await receiptOf(failed)).toMatchObject({ status: 'failed', error: { code: 'unsupported_format' } })
    expect(await world.send('{"hello":"world"}', 'source=HR')).not.toBe(failed)
  })

  test('of another kind than its source is refused, and nothing of it counts', async () => {
    const importId = await world.send(register, 'source=Shop&complete=true')
    expect(await receiptOf(importId)).toMatchObject({ status: 'failed', error: { code: 'invalid_input' } })
  })

  test('keeps its rows that could not be read, to be mended and sent again', async () => {
    world.clock.advance(minuteMs)
    const importId = await world.send(`${register}Nobody,not an address,\n`, 'source=HR&complete=true')
    expect(await receiptOf(importId)).toMatchObject({ status: 'partial', counts: { rejected: 1 } })
    const { rows } = await world.database.admin.db.execute<{ fields: Record<string, string> }>(
      sql`select fields from import_rejects where import_id = ${importId}::uuid`,
    )
    expect(rows).toEqual([{ fields: expect.objectContaining({ name: 'Nobody' }) }])
  })

  test('that names unknown managers is complete, and says whom nobody knows', async () => {
    world.clock.advance(minuteMs)
    const importId = await world.send(
      `${register}Cy,cy@corp.example,zoe@corp.example\n`,
      'source=HR&complete=true',
    )
    expect(await receiptOf(importId)).toMatchObject({
      status: 'complete',
      problems: [{ what: expect.stringContaining('zoe@corp.example') }],
    })
  })
})

describe('the door', () => {
  test.each([
    ['a source that does not exist', 'source=Nowhere', 'not_found'],
    ['a time in the future', 'source=HR&observedAt=2030-01-01T00:00:00Z', 'invalid_input'],
  ])('refuses %s, and keeps no upload', async (_what, query, code) => {
    const before = await uploads()
    await expect(world.send(register, query)).rejects.toMatchObject({ code })
    expect(await uploads()).toBe(before)
  })

  test('lets nobody speak for Plumbline itself', async () => {
    const lead = await world.person('lead')
    await world.importOwnAccess()
    await expect(
      world.send('{"plumbline":"own-access"}', 'source=Plumbline’s own roles and tokens', lead),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('is closed to whoever may not send', async () => {
    const member = await world.person('member')
    await expect(world.send(register, 'source=HR', member)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

/** Hands a document in and leaves it in the queue. */
async function handIn(name: string): Promise<string> {
  const { importId } = await takeDocument(
    world.system,
    readDocumentRequest(new URL(`http://test/?source=HR&fileName=${name}.csv`), new Headers()),
    Readable.from([Buffer.from(`${register}${name},${name}@corp.example,\n`)]),
    { key: world.key, maxBytes: 1e6, collector: 'test' },
  )
  return importId
}
/** Its worker died for good. */
const forgetJob = (importId: string) =>
  world.database.admin.db.execute(
    sql`delete from graphile_worker._private_jobs where key = ${`import:${importId}`}`,
  )

test('an import whose worker died for good is failed, and says so; one that waits is left alone', async () => {
  const importId = await handIn('waiting')
  expect(await failLostImports(world.worker)).not.toContain(importId)
  await forgetJob(importId)
  expect(await failLostImports(world.worker)).toContain(importId)
  expect(await receiptOf(importId)).toMatchObject({ status: 'failed', error: { code: 'unavailable' } })
})

test('a lost import that cannot be failed keeps no other waiting, and the job tells of it', async () => {
  const [stuck, lost] = [await handIn('stuck'), await handIn('other')]
  for (const importId of [stuck, lost]) await forgetJob(importId)
  await world.database.admin.pool.query(
    `create function refuse() returns trigger language plpgsql as $$ begin raise 'no room'; end $$;
     create trigger refuse before update on access_imports for each row when (new.id = '${stuck}') execute function refuse()`,
  )
  const told = new RegExp(`^A step of access.fail-lost-imports failed: import ${stuck} `)
  await expect(failLostImports(world.worker)).rejects.toThrow(told)
  expect(await receiptOf(lost)).toMatchObject({ status: 'failed' })
})
