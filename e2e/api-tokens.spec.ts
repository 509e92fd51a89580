import { createToken } from './support/api-token.ts'
import { confirm } from './support/confirm.ts'
import { importReport } from './support/ingest.ts'
import { flaws, ownName, trivyReport } from './support/report.ts'
import { expectRow, rowOf } from './support/table.ts'
import { expect, test } from './support/test.ts'

test('a token is made, shown once, used by a pipeline, and worth nothing once revoked', async ({
  signIn,
  request,
}) => {
  const { page } = await signIn('admin')
  const name = ownName('CI of inference-api')
  await page.goto('/tokens')
  await page.getByRole('button', { name: 'Create a token' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel(/gate$/).check()
  await dialog.getByLabel('Expires after').selectOption('30 days')
  await dialog.getByRole('button', { name: 'Create the token' }).click()
  await expect(dialog).toContainText('It is not shown again')
  const token = /plb_[\w-]{43}/.exec((await dialog.textContent()) ?? '')?.[0] ?? ''
  await page.keyboard.press('Escape')

  await expectRow(page, 'API tokens, the newest first', name, {
    May: 'ingest, gate',
    State: 'live',
    'Last used': 'never',
  })
  // Only its first characters are kept.
  await page.reload()
  expect(await page.content()).not.toContain(token)

  const report = trivyReport(ownName('pipeline'), flaws(1, 'CRITICAL'))
  await importReport(request, token, report)
  const gate = () =>
    request.get('/api/v1/gate', {
      params: { asset: report.asset },
      headers: { Authorization: `Bearer ${token}` },
    })
  expect(await (await gate()).json()).toMatchObject({ verdict: 'fail', exitCode: 1 })

  await page.reload()
  const row = rowOf(page, 'API tokens, the newest first', name)
  await expect(row).not.toContainText('never')
  await row.getByRole('button', { name: `Revoke ${name}` }).click()
  await confirm(page, 'Revoke token')
  await expect(row).toContainText('revoked')

  expect((await gate()).status()).toBe(401)
  const refused = await request.post('/api/v1/ingest', {
    params: { asset: report.asset },
    headers: { Authorization: `Bearer ${token}` },
    data: report.bytes,
  })
  expect(refused.status()).toBe(401)
  expect(await refused.json()).toMatchObject({ code: 'unauthenticated' })
})

test('a token does only what its scope says', async ({ stack, request }) => {
  const token = await createToken(stack, ['gate'])
  const report = trivyReport(ownName('not-allowed'), flaws(1, 'LOW'))
  const response = await request.post('/api/v1/ingest', {
    params: { asset: report.asset },
    headers: { Authorization: `Bearer ${token}` },
    data: report.bytes,
  })
  expect(response.status()).toBe(403)
  expect(await response.json()).toMatchObject({
    nextStep: 'Create a token with the scope "ingest" under Manage, API tokens.',
  })
})
