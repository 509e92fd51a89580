import { setImmediate as immediate } from 'node:timers/promises'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '#db/client.ts'
import { ownerRole } from '#db/roles.ts'
import { reports } from '#db/schema/incidents/reports.ts'
import { blockBytes } from '#lib/platform/artifacts/blocks.ts'
import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { settings } from '#lib/platform/env.ts'
import { newId } from '#lib/platform/ids.ts'
import { beginRotation, endRotation, isRotating, readKeyRing } from '#lib/platform/key-rotation.ts'
import { attachToReport } from '../commands/parts/attach-to-report.ts'
import { fileReport } from '../commands/parts/file-report.ts'
import { addToReport } from '../commands/parts/reporter-messages.ts'
import { report } from '../queries/report.ts'
import { reportAttachment } from '../queries/report-attachment.ts'
import { withReader } from '../queries/report-reader.ts'
import { sealContext, sealJson } from '../queries/report-seal.ts'
import { createReportWorld, type ReportWorld } from '../testing/report-world.ts'
import { resealReports } from './reseal-reports.ts'
import { rotateReportKey } from './rotate-report-key.ts'

let world: ReportWorld
let owner: Ctx
const { dataDirectory } = settings()

beforeEach(async () => {
  const made = await createReportWorld()
  const url = new URL(made.database.urls.plumbline_migrator)
  url.searchParams.set('options', `-c role=${ownerRole}`)
  const connection = createDatabase({ url: url.href, applicationName: 'test rotation', max: 2 })
  onTestFinished(async () => {
    await connection.close()
    await made.drop()
  })
  world = made
  endRotation(dataDirectory, 'report-text')
  owner = systemCtx('key rotation', connection.db, made.clock)
})

const text = { what: 'A key in a public bucket.', where: 'a bucket', howKnown: 'I listed it.' }
const bytes = Buffer.alloc(blockBytes + 10, 'proof ')

async function fileAll(): Promise<string> {
  const { reportId } = await fileReport(world.member, text)
  await addToReport(world.member, { reportId, text: 'There is more.' })
  await attachToReport(world.member, reportId, { name: 'proof.txt', bytes })
  return reportId
}

async function readAll(reportId: string) {
  const found = await report(world.lead, { reportId })
  const chunks: Buffer[] = []
  for (const { id } of found.attachments) {
    const { bytes: blocks } = await reportAttachment(world.lead, id)
    for await (const block of blocks) chunks.push(Buffer.from(block))
  }
  const name = found.attachments[0]?.name
  return { text: found.text, said: found.messages.map((one) => one.text), name, file: Buffer.concat(chunks) }
}
const all = { text, said: ['There is more.'], name: 'proof.txt', file: bytes }

test('after a rotation everything opens, and nothing is sealed under the old key', async () => {
  const reportId = await fileAll()
  const before = readKeyRing(dataDirectory, 'report-text').current
  // A report, a message, a name of a file and its two blocks.
  expect(await rotateReportKey(owner, dataDirectory)).toBe(5)
  const after = readKeyRing(dataDirectory, 'report-text')
  expect(after.current.equals(before)).toBe(false)
  expect(after.previous).toBeNull()
  expect(await readAll(reportId)).toEqual(all)
  expect(
    await world.sql("select action from ledger_entries where action like 'report-key%' order by index"),
  ).toEqual([{ action: 'report-key.rotate' }, { action: 'report-key.finish' }])
})

test('while it runs people report and read; ended anywhere, it goes on and seals each value once', async () => {
  const first = await fileAll()
  const stop = new Error('ended')
  let batches = 0
  const endAfterTwo = () => {
    batches += 1
    if (batches === 2) throw stop
  }
  await expect(rotateReportKey(owner, dataDirectory, endAfterTwo)).rejects.toBe(stop)
  expect(isRotating(dataDirectory, 'report-text')).toBe(true)
  expect(await readAll(first)).toEqual(all)
  const second = await fileAll()
  // Of the first report its file is left; the second one is sealed under the new key already.
  expect(await rotateReportKey(owner, dataDirectory)).toBe(3)
  expect(isRotating(dataDirectory, 'report-text')).toBe(false)
  expect(await readAll(first)).toEqual(all)
  expect(await readAll(second)).toEqual(all)
})

test('a report that is being filed with the old key is waited for', async () => {
  const locked = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  const id = newId(world.clock)
  const filing = withReader(world.member.db, { userId: world.member.actor.id }, async (tx, ring) => {
    locked.resolve()
    await goOn.promise
    await tx.insert(reports).values({
      id,
      reporterId: world.member.actor.id,
      channel: 'browser',
      sealedText: sealJson(ring, text, sealContext.report(id)).sealed,
      receivedAt: world.clock.now(),
      acknowledgeBy: world.clock.now(),
      status: 'received',
    })
  })
  await locked.promise
  const rotating = rotateReportKey(owner, dataDirectory)
  // The rotation asks for the lock that the filing holds: its wait is seen before the filing goes on.
  await untilWaiting()
  goOn.resolve()
  await filing
  expect(await rotating).toBe(1)
  expect((await report(world.lead, { reportId: id })).text).toEqual(text)
})

async function untilWaiting(): Promise<void> {
  const waiting = () =>
    world.sql(
      "select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())",
    )
  while ((await waiting()).length === 0) await immediate()
}

test('no role that signs in may change what was sealed', async () => {
  await fileAll()
  for (const connection of [world.database.app, world.database.worker, world.database.auditor]) {
    await expect(
      resealReports(connection.db, beginRotation(dataDirectory, 'report-text')),
    ).rejects.toMatchObject({
      cause: { code: expect.stringMatching(/^(42501|25006)$/) },
    })
  }
  await rotateReportKey(owner, dataDirectory)
})

test('a value that neither key opens stops the rotation, and both keys stay', async () => {
  await fileAll()
  await world.sql("update report_messages set sealed_text = '\\x00112233' || sealed_text")
  await expect(rotateReportKey(owner, dataDirectory)).rejects.toMatchObject({ code: 'unavailable' })
  expect(isRotating(dataDirectory, 'report-text')).toBe(true)
  await world.sql('update report_messages set sealed_text = substring(sealed_text from 5)')
  expect(await rotateReportKey(owner, dataDirectory)).toBeGreaterThan(0)
})
