import type { APIRequestContext } from '@playwright/test'
import { expectAccessibleInBothThemes, expectWellFormed } from './support/accessibility.ts'
import { createToken } from './support/api-token.ts'
import { useTheme } from './support/browser.ts'
import { plantAccess } from './support/canary-access.ts'
import { plantRevocation } from './support/planted-review.ts'
import { ownName } from './support/report.ts'
import type { Stack } from './support/stack.ts'
import { expect, test } from './support/test.ts'

/** A revocation of the role of one account, as a lead asked for it. */
async function owed(stack: Stack, request: APIRequestContext) {
  const word = ownName('revoke')
  const access = await plantAccess(stack, request, await createToken(stack, ['ingest']), word)
  const revocationId = await plantRevocation(stack, access.systemId, `!${word}-2`)
  return { word, username: `!${word}-2`, revocationId, ...access }
}

test('the board shows what is owed, and a claim closes nothing', async ({ signIn, stack, request }) => {
  const { username, systemId, revocationId } = await owed(stack, request)
  const { page } = await signIn('lead')
  await page.goto('/revocations')
  await page.getByRole('group', { name: 'Filters' }).getByLabel('System').selectOption(systemId)
  await expect(page).toHaveURL(new RegExp(`system=${systemId}`))
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText('One removal is owed, none past its deadline')
  const row = page
    .getByRole('table', { name: 'Revocations' })
    .getByRole('row', { name: new RegExp(username) })
  await expect(row).toContainText('To be taken away')
  await expect(row).toContainText('the pillar lead')

  await row.getByRole('link').first().click()
  await expect(page).toHaveURL(new RegExp(`/revocations/${revocationId}$`))
  await expect(heading).toContainText(`${username} holds reader on`)
  await expect(page.getByRole('region', { name: 'It was there' })).toContainText('SHA-256')
  await page.getByRole('button', { name: 'It is done' }).click()
  const dialog = page.getByRole('dialog', { name: 'Say that it is done' })
  await dialog.getByLabel(/^What was done/).fill('Removed in the console.')
  await dialog.getByRole('button', { name: 'Say that it is done' }).click()
  await expect(heading).toContainText('no import proves it yet')
  await expect(page.getByRole('list', { name: 'What happened, newest first' })).toContainText(
    'Removed in the console.',
  )

  // It is still owed, in its own segment.
  await page.goto(`/revocations?status=claimed_done&system=${systemId}`)
  await expect(page.getByRole('table', { name: 'Revocations' })).toContainText(username)
  await expect(heading).toHaveText('One removal is owed, none past its deadline')
})

test('a complete import that no longer shows it proves it, and the page says so by itself', async ({
  signIn,
  stack,
  request,
}) => {
  const { word, sourceId, revocationId, username } = await owed(stack, request)
  const { page } = await signIn('auditor')
  const listening = page.waitForResponse(/\/api\/events\b/)
  await page.goto(`/revocations/${revocationId}`)
  await listening
  await expect(page.getByRole('button', { name: 'It is done' })).toHaveCount(0)

  const token = await createToken(stack, ['ingest'])
  const { rows } = await stack.database.pool.query<{ name: string }>(
    'select name from access_sources where id = $1',
    [sourceId],
  )
  await request.post('/api/v1/ingest', {
    params: { source: rows[0]?.name ?? '', complete: 'true', fileName: 'later.csv' },
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream' },
    data: Buffer.from(`account,email,role\n!${word},${word}@example.org,reader\n`),
  })
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${username} lost reader on`)
  await expect(page.getByRole('region', { name: 'It is gone' })).toContainText('SHA-256')
})

test('a lead accepts the risk until a day, and ends it', async ({ signIn, stack, request }) => {
  const { revocationId } = await owed(stack, request)
  const { page, person } = await signIn('lead')
  await page.goto(`/revocations/${revocationId}`)
  await page.getByRole('button', { name: 'Accept the risk' }).click()
  const dialog = page.getByRole('dialog', { name: 'Accept the risk' })
  await dialog.getByLabel('Why it has to stay').fill('The vendor ships the fix next month.')
  await dialog.getByLabel('What keeps the risk small meanwhile').fill('short')
  await dialog.getByRole('button', { name: 'Accept the risk' }).click()
  await expect(dialog.getByLabel('What keeps the risk small meanwhile')).toHaveAttribute(
    'aria-invalid',
    'true',
  )
  await dialog.getByLabel('What keeps the risk small meanwhile').fill('It reads one bucket, and is logged.')
  await dialog.getByRole('button', { name: 'Accept the risk' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('under an accepted risk until')
  await expect(page.getByRole('main')).toContainText(`${person.name} accepted the risk`)

  await page.getByRole('button', { name: 'End the risk' }).click()
  const ending = page.getByRole('dialog', { name: 'End the accepted risk' })
  await ending.getByLabel('Why').fill('The fix is there now.')
  await ending.getByRole('button', { name: 'End it now' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('to be taken away within')
})

test('the board is exported as it is filtered', async ({ signIn, stack, request }) => {
  const { username, systemId } = await owed(stack, request)
  const { page } = await signIn('auditor')
  await page.goto(`/revocations?system=${systemId}`)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export as CSV' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^revocations-\d{4}-\d\d-\d\d\.csv$/)
  const lines: string[] = []
  for await (const chunk of await file.createReadStream()) lines.push(String(chunk))
  const rows = lines.join('').trim().split('\r\n')
  expect(rows).toHaveLength(2)
  expect(rows[1]).toContain(username)
})

test('g x goes to the revocations', async ({ signIn }) => {
  const { page } = await signIn('manager')
  // The page hears keys once its scripts run, and then it connects.
  const connected = page.waitForResponse(/\/api\/events/)
  await page.goto('/account')
  await connected
  await page.keyboard.press('g')
  await page.keyboard.press('x')
  await expect(page).toHaveURL(/\/revocations$/)
})

test('revocations are for everybody to read and to use, in light and in dark, on a phone', async ({
  signIn,
  stack,
  request,
}) => {
  const { username, revocationId, systemId } = await owed(stack, request)
  const { page } = await signIn('lead')
  await useTheme(page.context(), stack.url, 'light')
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of [`/revocations?system=${systemId}`, `/revocations/${revocationId}`]) {
    await page.goto(path)
    await expect(page.getByRole('main')).toContainText(username)
    await expectWellFormed(page)
    await expectAccessibleInBothThemes(page)
  }
})
