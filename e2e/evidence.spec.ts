import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createToken } from './support/api-token.ts'
import { importReport, send, settled } from './support/ingest.ts'
import { flaws, ownName, seal, trivyReport } from './support/report.ts'
import { expect, test } from './support/test.ts'

test('the bytes that are downloaded are the bytes that were sent', async ({ signIn, stack, request }) => {
  const token = await createToken(stack, ['ingest'])
  const report = trivyReport(ownName('kept'), flaws(30, 'MEDIUM'))
  const { evidenceId } = await importReport(request, token, report)
  const { page } = await signIn('auditor')
  await page.goto(`/evidence/${evidenceId}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('counts as proof')
  await expect(page.getByRole('main')).toContainText(report.sha256.slice(0, 8))
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the raw bytes' }).click()
  const bytes = readFileSync(await (await downloading).path())
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(report.sha256)
  expect(bytes.equals(report.bytes)).toBe(true)
})

test('what somebody opens and downloads is in the ledger', async ({ signIn, stack, request }) => {
  const token = await createToken(stack, ['ingest'])
  const { evidenceId } = await importReport(request, token, trivyReport(ownName('watched'), flaws(1, 'LOW')))
  const { page, person } = await signIn('auditor')
  await page.goto(`/evidence/${evidenceId}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.request.get(`/api/evidence/${evidenceId}/raw`)
  const { rows } = await stack.database.pool.query<{ leaf: Buffer }>(
    "SELECT leaf FROM ledger_entries WHERE convert_from(leaf, 'UTF8') LIKE $1",
    [`%${person.id}%`],
  )
  const actions = rows.map(({ leaf }) => (JSON.parse(leaf.toString()) as { action: string }).action)
  expect(actions.some((action) => /download/.test(action))).toBe(true)
})

test('a secret in a report is nowhere in what is stored', async ({ signIn, stack, request }) => {
  const token = await createToken(stack, ['ingest'])
  const secret = `AKIA${ownName('NEVERSTORED').toUpperCase().replaceAll('-', '')}`
  const leaks = [
    {
      RuleID: 'aws-access-token',
      Description: 'AWS access token',
      StartLine: 3,
      EndLine: 3,
      Match: `aws_key = "${secret}"`,
      Secret: secret,
      File: 'deploy/.env',
      Commit: 'a'.repeat(40),
      Message: 'Add settings',
      Tags: [],
      Fingerprint: `${'a'.repeat(40)}:deploy/.env:aws-access-token:3`,
    },
  ]
  const asset = ownName('leaky')
  const report = seal(asset, 'gitleaks.json', JSON.stringify(leaks))
  const receipt = await settled(request, token, await send(request, token, report))
  expect(receipt.status).toBe('complete')
  expect(receipt.evidenceSha256).not.toBe(report.sha256)
  const { page } = await signIn('lead')
  const stored = await (await page.request.get(`/api/evidence/${receipt.evidenceId}/raw`)).text()
  expect(stored).toContain('aws-access-token')
  expect(stored).not.toContain(secret)
  await page.goto(`/findings?asset=${receipt.assetId}`)
  await page.getByRole('table', { name: 'Open findings' }).getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: 'The raw element' })).toBeVisible()
  await expect(page.getByText('SHA-256 of these bytes')).toBeVisible()
  expect(await page.content()).not.toContain(secret)
})
