import { writeFileSync } from 'node:fs'
import { createToken } from './support/api-token.ts'
import { useSession } from './support/browser.ts'
import { receiptOf, send } from './support/ingest.ts'
import { createPerson, openSession } from './support/person.ts'
import { killDatabase, killHard, untilReplaced } from './support/process.ts'
import { grypeReport, ownName } from './support/report.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ timeout: 300_000 })

test('a worker killed in the middle of an import leaves a run that still ends, once', async ({
  startOwnStack,
  playwright,
}) => {
  const stack = await startOwnStack()
  const request = await playwright.request.newContext({ baseURL: stack.url })
  const token = await createToken(stack, ['ingest'])
  const count = 30_000
  const runId = await send(request, token, grypeReport(ownName('large'), count))
  await expect
    .poll(
      async () => {
        const { rows } = await stack.database.pool.query<{ processed: number }>(
          'SELECT processed_elements AS processed FROM scan_runs WHERE id = $1',
          [runId],
        )
        return rows[0]?.processed
      },
      { intervals: [20], message: 'the worker reads the report' },
    )
    .toBeGreaterThan(0)
  const killed = killHard(stack.dataDirectory, 'worker')
  expect((await receiptOf(request, token, runId)).status).toBe('processing')
  await untilReplaced(stack.dataDirectory, 'worker', killed)

  await expect
    .poll(async () => (await receiptOf(request, token, runId)).status, { timeout: 120_000 })
    .toBe('complete')
  expect((await receiptOf(request, token, runId)).counts).toMatchObject({
    findings: count,
    opened: count,
    fixed: 0,
  })
  const { rows } = await stack.database.pool.query(
    `SELECT (SELECT count(*)::int FROM findings WHERE is_present) AS findings,
            (SELECT sum(count)::int FROM finding_counts WHERE valid_to = 'infinity') AS "rolledUp",
            (SELECT count(*)::int FROM evidence) AS evidence,
            (SELECT count(*)::int FROM ledger_entries
              WHERE convert_from(leaf, 'UTF8')::jsonb ->> 'action' = 'scan-run.merge') AS merges`,
  )
  expect(rows).toEqual([{ findings: count, rolledUp: count, evidence: 1, merges: 1 }])
  await request.dispose()
})

test('a web process killed during an upload: the person is told, and nothing is half there', async ({
  startOwnStack,
  newBrowser,
}, info) => {
  const stack = await startOwnStack()
  const page = await newBrowser({ baseURL: stack.url })
  const person = await createPerson(stack, { roles: ['lead'] })
  await useSession(page.context(), stack.url, await openSession(stack, person.id))
  const report = grypeReport(ownName('interrupted'), 20_000)
  const path = info.outputPath(report.fileName)
  writeFileSync(path, report.bytes)

  await page.goto('/upload')
  // Slow enough that the upload is surely under way when its server goes.
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  const bytesPerSecond = report.bytes.length / 10
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: bytesPerSecond,
  })
  await page.getByLabel('Drop reports here, or choose them').setInputFiles(path)
  const entry = page.getByRole('list', { name: 'Files' }).getByRole('listitem')
  await expect(entry).toContainText(/sending [1-9]\d? %/)
  const killed = killHard(stack.dataDirectory, 'web')
  await expect(entry).toContainText('The connection broke off. Nothing was kept: check it and try again.')
  await expect(entry).toContainText('failed')

  await untilReplaced(stack.dataDirectory, 'web', killed)
  const { rows } = await stack.database.pool.query(
    `SELECT (SELECT count(*)::int FROM scan_runs) AS runs, (SELECT count(*)::int FROM evidence) AS evidence,
            (SELECT count(*)::int FROM incoming WHERE completed_at IS NOT NULL) AS "completeUploads"`,
  )
  expect(rows).toEqual([{ runs: 0, evidence: 0, completeUploads: 0 }])

  // The person is still signed in, and the same file goes through.
  await expect
    .poll(() =>
      page.request.get('/upload').then(
        (answer) => answer.status(),
        () => 0,
      ),
    )
    .toBe(200)
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  })
  await page.getByLabel('Drop reports here, or choose them').setInputFiles(path)
  await expect(entry.last()).toContainText(/\d[\d,]* findings: [\d,]+ opened, 0 fixed/, { timeout: 120_000 })
})

test('a database killed under everybody comes back, with every acknowledged report and every session', async ({
  startOwnStack,
  newBrowser,
  playwright,
}) => {
  const stack = await startOwnStack()
  const request = await playwright.request.newContext({ baseURL: stack.url })
  const token = await createToken(stack, ['ingest'])
  const person = await createPerson(stack, { roles: ['lead'] })
  const page = await newBrowser({ baseURL: stack.url })
  await useSession(page.context(), stack.url, await openSession(stack, person.id))
  // Acknowledged, and as likely as not still being read.
  const before = await send(request, token, grypeReport(ownName('before'), 20_000))

  await killDatabase(stack.dataDirectory)

  await expect
    .poll(() => page.request.get('/findings').then((answer) => answer.status()), { timeout: 120_000 })
    .toBe(200)
  await page.goto('/findings')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const after = await send(request, token, grypeReport(ownName('after'), 10))
  for (const [runId, findings] of [
    [before, 20_000],
    [after, 10],
  ] as const) {
    await expect
      .poll(async () => (await receiptOf(request, token, runId)).status, { timeout: 90_000 })
      .toBe('complete')
    expect((await receiptOf(request, token, runId)).counts).toMatchObject({ findings, opened: findings })
  }
  await request.dispose()
})
