import { createToken } from './support/api-token.ts'
import { confirm } from './support/confirm.ts'
import { importReport, receiptOf, send, settled } from './support/ingest.ts'
import { flaws, ownName, trivyReport } from './support/report.ts'
import type { Stack } from './support/stack.ts'
import { expect, test } from './support/test.ts'

/** A run that would close four of five findings, and so waits. */
async function holdRun(stack: Stack, request: Parameters<typeof send>[0]) {
  const token = await createToken(stack, ['ingest'])
  const asset = ownName('shrinking')
  await importReport(request, token, trivyReport(asset, flaws(5, 'HIGH')))
  const receipt = await settled(
    request,
    token,
    await send(request, token, trivyReport(asset, flaws(1, 'HIGH'))),
  )
  expect(receipt).toMatchObject({ status: 'held', held: { closing: 4, open: 5 } })
  return { token, runId: receipt.id, assetId: receipt.assetId }
}

test('a lead releases a held run, and what it no longer shows is fixed', async ({
  signIn,
  stack,
  request,
}) => {
  const { token, runId, assetId } = await holdRun(stack, request)
  const { page } = await signIn('lead')
  await page.goto(`/findings?asset=${assetId}`)
  await expect(page.getByRole('table', { name: 'Open findings' }).getByRole('link')).toHaveCount(5)

  await page.goto(`/runs/${runId}`)
  await expect(page.getByText('It would close 4 of 5 open findings')).toBeVisible()
  await page.getByRole('button', { name: 'Release' }).click()
  await confirm(page, 'Release the run')
  await expect.poll(async () => (await receiptOf(request, token, runId)).status).toBe('complete')
  // The page follows by itself.
  await expect(page.getByText('It would close 4 of 5 open findings')).toBeHidden()

  await page.goto(`/findings?asset=${assetId}`)
  await expect(page.getByRole('table', { name: 'Open findings' }).getByRole('link')).toHaveCount(1)
  await page.goto(`/findings?asset=${assetId}&status=fixed`)
  await expect(page.getByRole('table', { name: 'Fixed findings' }).getByRole('link')).toHaveCount(4)
})

test('a lead rejects a held run, and nothing is closed', async ({ signIn, stack, request }) => {
  const { token, runId, assetId } = await holdRun(stack, request)
  const { page } = await signIn('lead')
  await page.goto(`/runs/${runId}`)
  await page.getByRole('button', { name: 'Reject' }).click()
  await page.getByLabel('Why it does not show everything').fill('It scanned a sub-folder only.')
  await confirm(page, 'Reject the run')
  await expect.poll(async () => (await receiptOf(request, token, runId)).status).toBe('partial')
  await page.goto(`/findings?asset=${assetId}`)
  await expect(page.getByRole('table', { name: 'Open findings' }).getByRole('link')).toHaveCount(5)
})

test('whoever is no lead sees that a run waits, and cannot release it', async ({
  signIn,
  stack,
  request,
}) => {
  const { runId } = await holdRun(stack, request)
  const { page } = await signIn('responder')
  await page.goto(`/runs/${runId}`)
  await expect(page.getByText('It would close 4 of 5 open findings')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Release' })).toHaveCount(0)
})
