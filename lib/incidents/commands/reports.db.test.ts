import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { blockBytes } from '#lib/platform/artifacts/blocks.ts'
import { hourMs } from '#lib/platform/clock.ts'
import { myReports } from '../queries/my-reports.ts'
import { report } from '../queries/report.ts'
import { reportStatus } from '../queries/report-status.ts'
import { reports } from '../queries/reports.ts'
import { createReportWorld, type ReportWorld } from '../testing/report-world.ts'
import { acknowledgeReport } from './acknowledge-report.ts'
import { answerReport } from './answer-report.ts'
import { dismissReport } from './dismiss-report.ts'
import { linkReport } from './link-report.ts'
import { attachToReport } from './parts/attach-to-report.ts'
import { fileReport } from './parts/file-report.ts'
import { addToReport } from './parts/reporter-messages.ts'

let world: ReportWorld
beforeEach(async () => {
  const made = await createReportWorld()
  world = made
  onTestFinished(() => made.drop())
})

const text = {
  what: 'The canary key of the payment service is in a public bucket.',
  where: 'bucket canary-exports',
  howKnown: 'I listed it without signing in.',
}
const file = () => fileReport(world.member, text)

test('a report is due for an acknowledgement within a day, and its reporter sees it wait', async () => {
  const { reportId, name } = await file()
  expect(name).toBe('R-1')
  const seen = await reportStatus(world.member, { reportId })
  expect(seen).toMatchObject({ status: 'received', text, messages: [], acknowledgedAt: null })
  expect(seen.acknowledgeBy.getTime() - seen.receivedAt.getTime()).toBe(24 * hourMs)
  expect(await myReports(world.member, {})).toMatchObject([{ id: reportId, excerpt: text.what }])
})

test('what it says is nowhere in the database in clear', async () => {
  const { reportId } = await file()
  await addToReport(world.member, { reportId, text: 'A canary again.' })
  const [row] = await world.sql<{ found: boolean }>(
    `select position('canary'::bytea in sealed_text) > 0 as found from reports
     union select position('canary'::bytea in sealed_text) > 0 from report_messages order by 1 desc`,
  )
  expect(row).toEqual({ found: false })
})

test('the lead acknowledges it once, and the reporter sees who did', async () => {
  const { reportId } = await file()
  world.clock.advance(hourMs)
  await acknowledgeReport(world.lead, { reportId })
  expect(await reportStatus(world.member, { reportId })).toMatchObject({
    status: 'acknowledged',
    acknowledgedAt: world.clock.now(),
    acknowledgedByName: 'lead',
  })
  await expect(acknowledgeReport(world.responder, { reportId })).rejects.toMatchObject({ code: 'conflict' })
})

test('the reporter reads answers and no internal note', async () => {
  const { reportId } = await file()
  await answerReport(world.responder, { reportId, text: 'Thank you.', isInternal: false })
  await answerReport(world.responder, { reportId, text: 'It is worse than they think.', isInternal: true })
  await addToReport(world.member, { reportId, text: 'There is more.' })
  const words = (messages: { text: string }[]) => messages.map((message) => message.text)
  expect(words((await reportStatus(world.member, { reportId })).messages)).toEqual([
    'Thank you.',
    'There is more.',
  ])
  expect(words((await report(world.lead, { reportId })).messages)).toHaveLength(3)
})

test('a designee who reports reads no internal note on the page of their own report either', async () => {
  const { reportId } = await fileReport(world.responder, text)
  await answerReport(world.lead, { reportId, text: 'Between us leads.', isInternal: true })
  expect((await reportStatus(world.responder, { reportId })).messages).toEqual([])
})

test('a dismissal answers, tells its reason to the reporter, and stops the clock', async () => {
  const { reportId } = await file()
  await dismissReport(world.lead, { reportId, reason: 'The bucket is a decoy of ours.' })
  expect(await reportStatus(world.member, { reportId })).toMatchObject({
    status: 'dismissed',
    acknowledgedByName: 'lead',
    messages: [{ text: 'The bucket is a decoy of ours.', isFromReporter: false }],
  })
  await expect(dismissReport(world.lead, { reportId, reason: 'Once more, please.' })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('the list pages by key and counts each state', async () => {
  for (let i = 0; i < 5; i += 1) {
    await file()
    world.clock.advance(1000)
  }
  const first = await reports(world.responder, { limit: 3 })
  const second = await reports(world.responder, { limit: 3, after: first.next })
  expect([...first.rows, ...second.rows].map(({ name }) => name)).toEqual(['R-5', 'R-4', 'R-3', 'R-2', 'R-1'])
  expect(second.next).toBeNull()
  expect(first.counts).toEqual({ received: 5, acknowledged: 0, escalated: 0, dismissed: 0 })
  world.clock.advance(25 * hourMs)
  expect(await reports(world.lead, {})).toMatchObject({ overdue: 5 })
})

test('the ledger says that a report came, not whose it is', async () => {
  const { reportId } = await file()
  await addToReport(world.member, { reportId, text: 'There is more.' })
  const entries = await world.sql<{ leaf: string; payload: string }>(
    `select convert_from(e.leaf, 'utf8') as leaf, convert_from(p.payload, 'utf8') as payload
     from ledger_entries e join ledger_payloads p on p.index = e.index where e.action like 'report.%' order by e.index`,
  )
  expect(entries).toHaveLength(2)
  for (const { leaf, payload } of entries) {
    expect(JSON.parse(leaf)).toMatchObject({
      actor: { type: 'system', id: 'confidential report' },
      session: null,
      object: { type: 'report', id: reportId },
    })
    expect(Object.keys(JSON.parse(payload))).toEqual(['digest'])
    expect(leaf + payload).not.toContain(world.member.actor.id)
    expect(leaf).not.toContain(world.member.requestId)
  }
})

test('nobody adds to the report of another in its reporter’s place, the lead neither', async () => {
  const { reportId } = await file()
  const bytes = Buffer.from('x')
  await expect(reportStatus(world.lead, { reportId })).rejects.toMatchObject({ code: 'not_found' })
  await expect(addToReport(world.lead, { reportId, text: 'I am the reporter.' })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(attachToReport(world.lead, reportId, { name: 'x', bytes })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a report takes five files, also where they come at once', async () => {
  const { reportId } = await file()
  const bytes = Buffer.from('x')
  const sent = await Promise.allSettled(
    [1, 2, 3, 4, 5, 6, 7].map((n) => attachToReport(world.member, reportId, { name: `${n}.txt`, bytes })),
  )
  expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  expect((await reportStatus(world.member, { reportId })).attachments).toHaveLength(5)
})

test('a report and the files it came with are filed together, or not at all', async () => {
  const bytes = Buffer.from('x')
  const named = (name: string) => ({ name, bytes })
  const refused = [
    { files: [named('a.txt'), named('b/c.txt')], code: 'invalid_input' },
    { files: [named('a.txt'), { name: 'empty.txt', bytes: Buffer.alloc(0) }], code: 'invalid_input' },
    { files: [1, 2, 3, 4, 5, 6].map((n) => named(`${n}.txt`)), code: 'limit_exceeded' },
  ]
  for (const { files, code } of refused)
    await expect(fileReport(world.member, text, files)).rejects.toMatchObject({ code })
  // The store itself gives out half-way: the third block of the second file.
  await world.sql(`create function give_out() returns trigger language plpgsql as $$
      begin if new.sequence = 2 then raise exception 'the disk is full'; end if; return new; end $$;
    create trigger give_out before insert on report_attachment_blocks for each row execute function give_out()`)
  const large = { name: 'large.pcap', bytes: Buffer.alloc(3 * blockBytes, 1) }
  await expect(fileReport(world.member, text, [named('a.txt'), large])).rejects.toThrow()
  expect(await myReports(world.member, {})).toEqual([])

  const { reportId, name } = await fileReport(world.member, text, [named('a.txt'), named('b.txt')])
  expect((await reportStatus(world.member, { reportId })).attachments.map((one) => one.name).sort()).toEqual([
    'a.txt',
    'b.txt',
  ])
  expect(await myReports(world.member, {})).toMatchObject([{ name }])
})

test('a report is laid to an incident that exists, and to no second one', async () => {
  const { reportId } = await file()
  const opened = { title: 'A bucket was public', summary: 'It could be listed by anybody.' }
  const { number } = await linkReport(world.lead, { reportId, incident: opened })
  const { reportId: another } = await file()
  expect(await linkReport(world.responder, { reportId: another, incident: { number } })).toEqual({ number })
  expect(await report(world.lead, { reportId: another })).toMatchObject({
    status: 'escalated',
    incidentNumber: number,
    acknowledgedByName: 'responder',
  })
  await expect(linkReport(world.lead, { reportId, incident: { number } })).rejects.toMatchObject({
    code: 'conflict',
  })
})
