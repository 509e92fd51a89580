import { inspect } from 'node:util'
import { Client } from 'pg'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { evaluateAlerts } from '#lib/alerts/commands/evaluate-alerts/index.ts'
import { listAlerts } from '#lib/alerts/queries/inbox.ts'
import { type Role, roles } from '#lib/platform/auth/roles.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { liveChannel } from '#lib/platform/events/notify.ts'
import { search } from '#lib/search/queries/search.ts'
import { report } from '../queries/report.ts'
import { reportAttachment } from '../queries/report-attachment.ts'
import { withReader } from '../queries/report-reader.ts'
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

const tables = ['reports', 'report_messages', 'report_attachments', 'report_attachment_blocks']
/** In everything that a report holds, and nowhere else. */
const word = 'zyxcanary'
const text = { what: `The ${word} key is public.`, where: `bucket ${word}`, howKnown: `I saw ${word} there.` }
const readers: readonly Role[] = ['lead', 'responder']
const others = roles.filter((role) => !readers.includes(role))

let world: ReportWorld
beforeEach(async () => {
  const made = await createReportWorld()
  world = made
  onTestFinished(() => made.drop())
})

/** A report with a whole life: files, messages both ways, a note, an incident of other words, and one dismissed. */
async function live(): Promise<string> {
  const { reportId } = await fileReport(world.member, text)
  await addToReport(world.member, { reportId, text: `More about ${word}.` })
  await attachToReport(world.member, reportId, {
    name: `${word}.txt`,
    bytes: Buffer.from(`proof of ${word}`),
  })
  await acknowledgeReport(world.responder, { reportId })
  await answerReport(world.lead, { reportId, text: `Thank you for ${word}.`, isInternal: false })
  await answerReport(world.lead, { reportId, text: `${word} is bad.`, isInternal: true })
  const incident = { title: 'A key was public', summary: 'A key of a service could be read by anybody.' }
  await linkReport(world.lead, { reportId, incident })
  const { reportId: second } = await fileReport(world.member, text)
  await dismissReport(world.responder, { reportId: second, reason: `It was ${word} of ours.` })
  return reportId
}

const attachmentOf = async (reportId: string) =>
  (await report(world.lead, { reportId })).attachments[0]?.id ?? ''
const countAs = (ctx: Ctx, table: string) =>
  withReader(world.database.app.db, { userId: ctx.actor.id }, async (tx) => {
    const { rows } = await tx.execute<{ n: number }>(`select count(*)::int as n from ${table}`)
    return rows[0]?.n
  })

test('the database shows every report to the lead and the designees, and none to any other role', async () => {
  await live()
  for (const role of roles) {
    const counts = await Promise.all(
      tables.map(async (table) => countAs(await world.person(role, `another ${role}`), table)),
    )
    expect(counts, role).toEqual(readers.includes(role) ? [2, 4, 1, 1] : [0, 0, 0, 0])
  }
})

test('a reporter is shown their own report, without internal notes', async () => {
  await live()
  const counts = await Promise.all(tables.map((table) => countAs(world.member, table)))
  expect(counts).toEqual([2, 3, 1, 1])
})

test('nobody is shown anything by a connection that was not told who asks', async () => {
  const reportId = await live()
  await report(world.lead, { reportId })
  // All connections of the pool have served the lead by then or never; none may remember.
  for (const table of tables) {
    const { rows } = await world.database.app.pool.query(`select count(*)::int as n from ${table}`)
    expect(rows).toEqual([{ n: 0 }])
  }
})

test('who is lead no longer, or is disabled, is shown nothing from that moment on', async () => {
  const reportId = await live()
  await world.sql('delete from user_roles where user_id = $1', [world.lead.actor.id])
  await world.sql('update users set disabled_at = now() where id = $1', [world.responder.actor.id])
  // Their sessions still say so: the database looks for itself.
  for (const former of [world.lead, world.responder])
    await expect(report(former, { reportId })).rejects.toMatchObject({ code: 'not_found' })
})

test.each(others)('a %s hears of a report neither that it exists nor what it says', async (role) => {
  const reportId = await live()
  const attachmentId = await attachmentOf(reportId)
  const stranger = await world.person(role, `another ${role}`)
  await expect(reports(stranger, {})).rejects.toMatchObject({ code: 'forbidden' })
  await expect(report(stranger, { reportId })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(acknowledgeReport(stranger, { reportId })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(reportStatus(stranger, { reportId })).rejects.toMatchObject({ code: 'not_found' })
  await expect(addToReport(stranger, { reportId, text: 'Hello?' })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(reportAttachment(stranger, attachmentId)).rejects.toMatchObject({ code: 'not_found' })
  await expect(
    attachToReport(stranger, reportId, { name: 'x', bytes: Buffer.from('x') }),
  ).rejects.toMatchObject({ code: 'not_found' })
  expect(await search(stranger, { q: word })).toEqual({ sections: [] })
  expect(await search(stranger, { q: reportId })).toEqual({ sections: [] })
})

test('even the lead finds no report by searching', async () => {
  await live()
  expect(await search(world.lead, { q: word })).toEqual({ sections: [] })
})

test('the worker sees deadlines and nothing more; the auditor’s own tools see nothing', async () => {
  await live()
  const { worker, auditor } = world.database
  const { rows } = await worker.pool.query('select number, status from reports order by number')
  expect(rows).toEqual([
    { number: 1, status: 'escalated' },
    { number: 2, status: 'dismissed' },
  ])
  const refused = { code: '42501' }
  for (const column of ['sealed_text', 'reporter_id', 'receipt_hash', 'acknowledged_by_name'])
    await expect(worker.pool.query(`select ${column} from reports`)).rejects.toMatchObject(refused)
  for (const table of tables.slice(1))
    await expect(worker.pool.query(`select 1 from ${table}`)).rejects.toMatchObject(refused)
  for (const table of tables)
    await expect(auditor.pool.query(`select 1 from ${table}`)).rejects.toMatchObject(refused)
})

test('the web cannot change or delete what was written, nor file in the name of another', async () => {
  const reportId = await live()
  const asLead = (statement: string) =>
    withReader(world.database.app.db, { userId: world.lead.actor.id }, (tx) => tx.execute(statement))
  const denied = { cause: { code: '42501' } }
  await expect(asLead("update reports set sealed_text = '\\x00'")).rejects.toMatchObject(denied)
  await expect(asLead('update report_messages set is_internal = false')).rejects.toMatchObject(denied)
  for (const table of tables)
    await expect(asLead(`delete from ${table}`), table).rejects.toMatchObject(denied)
  const forged = (reporter: string) => `
    insert into reports (id, reporter_id, channel, sealed_text, received_at, acknowledge_by, status)
    values (gen_random_uuid(), '${reporter}', 'browser', '\\x00', now(), now(), 'received')`
  await expect(
    withReader(world.database.app.db, { userId: world.member.actor.id }, (tx) =>
      tx.execute(forged(world.responder.actor.id)),
    ),
  ).rejects.toMatchObject(denied)
  // A reporter reads their report; its state is not theirs to change.
  const changed = await withReader(world.database.app.db, { userId: world.member.actor.id }, (tx) =>
    tx.execute(`update reports set status = 'dismissed' where id = '${reportId}'`),
  )
  expect(changed.rowCount).toBe(0)
})

test('no table of the database holds a word of a report or of its files, in clear or as bytes', async () => {
  await live()
  expect(await tablesHolding(word)).toEqual([])
  expect(await tablesHolding(Buffer.from(word).toString('hex'))).toEqual([])
  // The incident's own words are found: the search would have found the others.
  expect(await tablesHolding('could be read by anybody')).toContain('public.incidents')
})

test('who reported stands in the report, in what they wrote, and nowhere else', async () => {
  const anybody = await world.person('member', 'somebody')
  const before = await tablesHolding(anybody.actor.id)
  const { reportId } = await fileReport(anybody, text)
  await addToReport(anybody, { reportId, text: 'More.' })
  await attachToReport(anybody, reportId, { name: 'x.txt', bytes: Buffer.from('x') })
  await acknowledgeReport(world.lead, { reportId })
  await linkReport(world.lead, {
    reportId,
    incident: { title: 'An incident', summary: 'Something happened.' },
  })
  const after = await tablesHolding(anybody.actor.id)
  expect(after.filter((table) => !before.includes(table))).toEqual([
    'public.report_messages',
    'public.reports',
  ])
})

/** Tables with a row whose text, bytes as hexadecimal, holds this. */
async function tablesHolding(part: string): Promise<string[]> {
  const all = await world.sql<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema in ('public', 'graphile_worker') order by 1`,
  )
  const found: string[] = []
  for (const { name } of all) {
    const rows = await world.sql(`select 1 from ${name} t where position($1 in t::text) > 0 limit 1`, [part])
    if (rows.length > 0) found.push(name)
  }
  return found
}

test.each(['auditor', 'admin'] as const)(
  'a %s, who sees the alerts of others, is not shown that a report waits',
  async (role) => {
    await fileReport(world.member, text)
    await evaluateAlerts(world.worker, { isMailOn: false, groups: ['clocks'] })
    const all = { show: 'open', whose: 'all' } as const
    expect((await listAlerts(world.lead, all)).rows).toMatchObject([{ kind: 'report_waiting' }])
    const shown = await listAlerts(await world.person(role, `another ${role}`), all)
    expect(shown).toEqual({ rows: [], nextCursor: null, counts: { mine: 0, all: 0 } })
  },
)

test('no webhook is told that a report waits', async () => {
  await world.sql(
    `insert into webhooks (id, name, url, topics, secret, created_at, created_by)
     values (gen_random_uuid(), 'chat', 'https://chat.example/hook', '{alerts}', '\\x00', now(), gen_random_uuid())`,
  )
  await fileReport(world.member, text)
  await evaluateAlerts(world.worker, { isMailOn: false, groups: ['clocks'] })
  expect(await world.sql('select kind from alerts')).toEqual([{ kind: 'report_waiting' }])
  expect(await tablesHolding('confidential report waits')).toEqual(['public.alerts'])
})

test('open pages are told that reports changed, not which', async () => {
  const client = new Client({ connectionString: world.database.urls.plumbline_app })
  const heard: string[] = []
  client.on('notification', ({ payload }) => heard.push(payload ?? ''))
  await client.connect()
  onTestFinished(() => client.end())
  await client.query(`listen ${liveChannel}`)
  const { reportId } = await fileReport(world.member, text)
  await addToReport(world.member, { reportId, text: 'More.' })
  await acknowledgeReport(world.lead, { reportId })
  // Notifications come before the answer to the next statement.
  await client.query('select 1')
  expect(heard).toEqual(Array(3).fill(JSON.stringify({ topic: 'reports', keys: [] })))
})

test('an error on the way holds nothing of the text that could reach a log', async () => {
  await world.sql('revoke insert on reports from plumbline_app')
  const failed = await fileReport(world.member, text).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(Error)
  const refused = await fileReport(world.member, { ...text, where: '' }).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'invalid_input' })
  for (const error of [failed, refused]) {
    const logged = inspect(error, { depth: 20, showHidden: true, maxStringLength: null })
    expect(logged).not.toContain(word)
    expect(logged).not.toContain(Buffer.from(word).toString('hex'))
  }
})
