import { readFileSync } from 'node:fs'
import { createToken } from './support/api-token.ts'
import { codeOf, letCodeBecomeFresh, letSecondFactorGrowOld } from './support/authenticator.ts'
import { importReport } from './support/ingest.ts'
import { join } from './support/joining.ts'
import { flaws, ownName, trivyReport } from './support/report.ts'
import type { Stack } from './support/stack.ts'
import { expect, test } from './support/test.ts'

const table = { name: 'Open findings' }

/** Nine findings of an asset of the test's own: two critical, three high, four low. */
async function importNine(stack: Stack, request: Parameters<typeof importReport>[0]) {
  const name = ownName('nine')
  const found = [
    ...flaws(2, 'CRITICAL', 'CVE-2026-2'),
    ...flaws(3, 'HIGH', 'CVE-2026-3'),
    ...flaws(4, 'LOW', 'CVE-2026-4'),
  ]
  const token = await createToken(stack, ['ingest'])
  const { assetId } = await importReport(request, token, trivyReport(name, found))
  return { name, address: `/findings?asset=${assetId}` }
}

test('facets narrow the list, and the address keeps what was chosen over a reload', async ({
  signIn,
  stack,
  request,
}) => {
  const { address } = await importNine(stack, request)
  const { page } = await signIn('member')
  await page.goto(address)
  const rows = page.getByRole('table', table).getByRole('link')
  await expect(rows).toHaveCount(9)

  const filters = page.getByRole('complementary', { name: 'Filters' })
  await filters.getByLabel('Critical').check()
  await expect(rows).toHaveCount(2)
  await filters.getByLabel('High').check()
  await expect(rows).toHaveCount(5)
  await expect(page).toHaveURL(/severity=/)

  await page.reload()
  await expect(rows).toHaveCount(5)
  await expect(filters.getByLabel('Critical')).toBeChecked()
  await expect(filters.getByLabel('Low')).not.toBeChecked()

  await page.goBack()
  await expect(rows).not.toHaveCount(5)
})

test('the search finds a finding by its id, and an empty answer says what to do', async ({
  signIn,
  stack,
  request,
}) => {
  const { address } = await importNine(stack, request)
  const { page } = await signIn('member')
  await page.goto(address)
  const rows = page.getByRole('table', table).getByRole('link')
  await expect(rows).toHaveCount(9)
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Search findings' })).toBeFocused()
  await page.keyboard.type('CVE-2026-30001')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('CVE-2026-30001')

  await page.getByRole('searchbox', { name: 'Search findings' }).fill('nothing-of-this-name')
  await expect(page.getByText('No finding matches these filters')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Clear the filters' })).toBeVisible()
})

test('a filter that is saved leads back to the same rows, for its owner alone', async ({
  signIn,
  stack,
  request,
}) => {
  const { address } = await importNine(stack, request)
  const { page } = await signIn('member')
  await page.goto(address)
  await page.getByRole('complementary', { name: 'Filters' }).getByLabel('Low').check()
  const rows = page.getByRole('table', table).getByRole('link')
  await expect(rows).toHaveCount(4)

  const name = ownName('My low ones')
  await page.getByRole('button', { name: 'Saved' }).click()
  await page.getByLabel('Name for the present filter').fill(name)
  await page.getByRole('button', { name: 'Save filter' }).click()
  await expect(page.getByRole('link', { name })).toBeVisible()

  await page.goto('/findings')
  await page.getByRole('button', { name: 'Saved' }).click()
  await page.getByRole('link', { name }).click()
  await expect(rows).toHaveCount(4)
  await page.reload()
  await expect(rows).toHaveCount(4)

  const other = await signIn('member')
  await other.page.goto('/findings')
  await other.page.getByRole('button', { name: 'Saved' }).click()
  await expect(other.page.getByText('No filters saved yet')).toBeVisible()
})

test('the export holds the rows of the filter and is safe to open in a spreadsheet', async ({
  signIn,
  stack,
  request,
}) => {
  const name = ownName('formula')
  const token = await createToken(stack, ['ingest'])
  const found = [{ id: 'CVE-2026-50000', package: '=cmd|calc', severity: 'HIGH' as const }]
  const { assetId } = await importReport(request, token, trivyReport(name, found))
  const { page } = await signIn('member')
  const response = await page.request.get(`/api/findings/export?asset=${assetId}`)
  expect(response.headers()['content-type']).toContain('text/csv')
  const [, ...lines] = (await response.text()).trim().split(/\r?\n/)
  expect(lines).toHaveLength(1)
  expect(lines[0]).not.toMatch(/(^|,)"?[=+@-]cmd/)
})

test('an export asks for a fresh code when the last one is old, and then downloads', async ({
  newBrowser,
  stack,
  request,
}) => {
  const { address, name } = await importNine(stack, request)
  const page = await newBrowser()
  const person = await join(page, stack, 'member')
  await letCodeBecomeFresh(stack, person.id)
  await letSecondFactorGrowOld(stack, person.id)
  await page.goto(address)

  const link = page.getByRole('link', { name: 'Export CSV' })
  const refused = await page.request.get((await link.getAttribute('href')) ?? '')
  expect(refused.status()).toBe(403)
  expect(await refused.json()).toMatchObject({ code: 'step_up_required' })

  await link.click()
  const stepUp = page.getByRole('dialog', { name: 'Is it still you?' })
  const downloading = page.waitForEvent('download')
  await stepUp.getByLabel('Code of six digits').fill(await codeOf(person.key))
  await stepUp.getByRole('button', { name: 'Confirm' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^findings-.*\.csv$/)
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split(/\r?\n/)
  expect(lines).toHaveLength(1 + 9)
  expect(lines[1]).toContain(name)

  // Still fresh: the next one asks for nothing.
  const next = page.waitForEvent('download')
  await link.click()
  await next
})
