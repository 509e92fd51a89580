import { createToken } from './support/api-token.ts'
import { importReport } from './support/ingest.ts'
import { flaws, ownName, trivyReport } from './support/report.ts'
import { expect, test } from './support/test.ts'

test('the sheet at the foot leads to every place', async ({ signIn }) => {
  const { page } = await signIn('lead')
  await page.goto('/')
  for (const [label, address] of [
    ['Findings', /\/findings$/],
    ['Evidence', /\/evidence$/],
    ['Policy', /\/policy$/],
  ] as const) {
    await page.getByRole('button', { name: 'Open the menu' }).tap()
    const sheet = page.getByRole('dialog', { name: 'Menu' })
    await sheet.getByRole('link', { name: label, exact: true }).tap()
    await expect(sheet).toBeHidden()
    await expect(page).toHaveURL(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
})

test('findings are narrowed and opened with a thumb', async ({ signIn, stack, request }) => {
  const token = await createToken(stack, ['ingest'])
  const report = trivyReport(ownName('thumb'), [...flaws(1, 'CRITICAL'), ...flaws(2, 'LOW', 'CVE-2026-6')])
  const { assetId } = await importReport(request, token, report)
  const { page } = await signIn('member')
  await page.goto(`/findings?asset=${assetId}`)
  const rows = page.getByRole('table', { name: 'Open findings' }).getByRole('link')
  await expect(rows).toHaveCount(3)
  await page.getByRole('button', { name: 'Filters' }).tap()
  await page.getByRole('dialog', { name: 'Filters' }).getByLabel('Critical').check()
  await page.keyboard.press('Escape')
  await expect(rows).toHaveCount(1)
  await rows.first().tap()
  await expect(page.getByRole('heading', { name: 'The raw element' })).toBeVisible()
})
