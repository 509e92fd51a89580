import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { report } from '../queries/report.ts'
import { reports } from '../queries/reports.ts'
import { createReportWorld, type ReportWorld } from '../testing/report-world.ts'
import { answerReport } from './answer-report.ts'
import { attachByReceipt } from './parts/attach-to-report.ts'
import { fileAnonymousReport } from './parts/file-anonymous-report.ts'
import { openByReceipt } from './parts/open-by-receipt.ts'
import { addByReceipt } from './parts/reporter-messages.ts'

let world: ReportWorld
beforeEach(async () => {
  const made = await createReportWorld()
  world = made
  onTestFinished(() => made.drop())
})

const text = { what: 'Someone sells our weights.', where: 'a forum', howKnown: 'I was offered them.' }
const file = () => fileAnonymousReport(world.nobody, text, world.guard)
const open = (receipt: string) => openByReceipt(world.nobody, { receipt }, world.guard)

test('the receipt has 130 bits and opens the report, however it is typed', async () => {
  const { receipt } = await file()
  expect(receipt).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{6}$/)
  for (const typed of [receipt, receipt.toLowerCase(), receipt.replaceAll('-', ' ')])
    expect(await open(typed)).toMatchObject({ status: 'received', text })
})

test('the database keeps no receipt, no address and no name', async () => {
  const { receipt } = await file()
  const [row] = await world.sql<{ all: string }>('select r::text as all from reports r')
  expect(row?.all).not.toContain(receipt)
  const rows = await world.sql('select reporter_id, channel from reports')
  expect(rows).toEqual([{ reporter_id: null, channel: 'anonymous' }])
  const held = await world.sql("select 1 from rate_limits where key like '%192.0.2.7%'")
  expect(held).toEqual([])
  const ledger = await world.sql(
    "select actor_type, actor_id from ledger_entries where action = 'report.file'",
  )
  expect(ledger).toEqual([{ actor_type: 'system', actor_id: 'confidential report' }])
})

test('each receipt opens its own report, and another opens none', async () => {
  const first = await file()
  const second = await file()
  expect((await open(first.receipt)).id).not.toBe((await open(second.receipt)).id)
  await expect(open('00000-00000-00000-00000-000000')).rejects.toMatchObject({ code: 'not_found' })
})

test('its holder and the designees write to each other and send files', async () => {
  const { receipt } = await file()
  const [row] = (await reports(world.lead, {})).rows
  expect(row).toMatchObject({ reporterName: null, channel: 'anonymous' })
  const reportId = row?.id ?? ''
  await answerReport(world.lead, { reportId, text: 'Who offered them?', isInternal: false })
  await answerReport(world.lead, { reportId, text: 'Call the police.', isInternal: true })
  await addByReceipt(world.nobody, { receipt, text: 'A broker.' }, world.guard)
  await attachByReceipt(world.nobody, reportId, receipt, { name: 'offer.png', bytes: Buffer.from('png') })
  const seen = await open(receipt)
  expect(seen.messages.map(({ text: said, authorName }) => `${authorName}: ${said}`)).toEqual([
    'lead: Who offered them?',
    'the reporter: A broker.',
  ])
  expect((await report(world.responder, { reportId })).attachments).toMatchObject([
    { name: 'offer.png', size: 3 },
  ])
})

test('a receipt adds nothing to the report of another', async () => {
  const { receipt } = await file()
  await file()
  const mine = await open(receipt)
  const { rows } = await reports(world.lead, {})
  const other = rows.find(({ id }) => id !== mine.id)?.id ?? ''
  const bytes = Buffer.from('x')
  await expect(attachByReceipt(world.nobody, other, receipt, { name: 'x', bytes })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('one address reports five times an hour; what is refused for its form does not count', async () => {
  for (let i = 0; i < 9; i += 1)
    await expect(fileAnonymousReport(world.nobody, { ...text, what: '' }, world.guard)).rejects.toMatchObject(
      {
        code: 'invalid_input',
      },
    )
  for (let i = 0; i < 5; i += 1) await file()
  await expect(file()).rejects.toMatchObject({ code: 'rate_limited' })
  await fileAnonymousReport(world.nobody, text, { ...world.guard, address: '192.0.2.8' })
})

test('receipts cannot be tried through: thirty from one address, then it waits', async () => {
  for (let i = 0; i < 30; i += 1)
    await expect(open(`AAAAA-AAAAA-AAAAA-AAAAA-${String(i).padStart(6, '0')}`)).rejects.toMatchObject({
      code: 'not_found',
    })
  await expect(open('AAAAA')).rejects.toMatchObject({ code: 'rate_limited' })
})

test('where the setting does not let strangers report, nothing of it answers', async () => {
  const { receipt } = await file()
  const closed = { ...world.guard, isOpen: false }
  await expect(fileAnonymousReport(world.nobody, text, closed)).rejects.toMatchObject({ code: 'not_found' })
  await expect(openByReceipt(world.nobody, { receipt }, closed)).rejects.toMatchObject({ code: 'not_found' })
})
