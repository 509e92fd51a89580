import type { APIRequestContext, Page } from '@playwright/test'
import { expectAccessibleInBothThemes } from './support/accessibility.ts'
import { createToken } from './support/api-token.ts'
import { useSession } from './support/browser.ts'
import { plantAccess } from './support/canary-access.ts'
import { settled } from './support/ingest.ts'
import { openSession } from './support/person.ts'
import { makeOwner, plantReview } from './support/planted-review.ts'
import { ownName } from './support/report.ts'
import type { Stack } from './support/stack.ts'
import { expect, test } from './support/test.ts'

const accounts = ['alpha', 'bravo', 'charlie', 'delta', 'echo']

/** A system with five accounts that nobody is known to own: its owner decides on all of them. */
async function fiveItems(stack: Stack, request: APIRequestContext) {
  const word = ownName('queue')
  const token = await createToken(stack, ['ingest'])
  const access = await plantAccess(stack, request, token, word)
  const rows = accounts.map((name) => `${word}-${name},,reader`)
  const response = await request.post('/api/v1/ingest', {
    params: { source: `!${word} accounts`, format: 'access-csv', complete: 'true', fileName: 'five.csv' },
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream' },
    data: Buffer.from(
      `account,email,role\n!${word},${word}@example.org,reader\n!${word}-2,,reader\n${rows.join('\n')}\n`,
    ),
  })
  await settled(request, token, ((await response.json()) as { runId: string }).runId)
  return { word, email: `${word}@example.org`, ...access }
}

const panel = (page: Page) => page.getByRole('region', { name: /^reader on / })
const rowOf = (page: Page, name: string) => page.locator('[data-item]').filter({ hasText: name })

/** The page hears keys once its scripts run, and then it connects. */
async function openQueue(page: Page, campaignId: string): Promise<void> {
  const connected = page.waitForResponse(/\/api\/events/)
  await page.goto(`/reviews/${campaignId}/queue`)
  await connected
}

test('a part is decided by keyboard alone, taken back, decided together, handed to nobody and signed', async ({
  signIn,
  stack,
  request,
}) => {
  const owned = await fiveItems(stack, request)
  const { page, person } = await signIn('manager')
  await makeOwner(stack, person, owned)
  const campaignId = await plantReview(stack, owned.systemId, `Queue of ${owned.word}`)
  await openQueue(page, campaignId)
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toContainText('0 of 6 decided')

  await test.step('an orphan account stays only with a reason', async () => {
    await page.keyboard.press('a')
    const reason = panel(page).getByRole('textbox', { name: /Why keep it/ })
    await expect(reason).toBeFocused()
    await page.keyboard.type('It feeds the nightly export.')
    await page.keyboard.press('Control+Enter')
    await expect(heading).toContainText('1 of 6 decided')
  })

  await test.step('revoked, taken back, and revoked for good', async () => {
    await page.keyboard.press('r')
    await expect(heading).toContainText('2 of 6 decided')
    await page.keyboard.press('u')
    await expect(heading).toContainText('1 of 6 decided')
    await page.keyboard.press('r')
    await expect(heading).toContainText('2 of 6 decided')
  })

  await test.step('two at once, after what it would touch is said', async () => {
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await expect(page.getByText('2 items selected')).toBeVisible()
    await page.keyboard.press('r')
    const dialog = page.getByRole('dialog', { name: 'Revoke 2 items' })
    await expect(dialog).toContainText('Takes 2 grants')
    await dialog.getByRole('button', { name: 'Revoke 2 items' }).click()
    await expect(heading).toContainText('4 of 6 decided')
  })

  await test.step('nothing is signed before everything is decided, and nothing changes after', async () => {
    await expect(page.getByRole('button', { name: 'Sign off' })).toBeDisabled()
    await page.reload()
    for (const left of [5, 6]) {
      await page
        .locator('[data-item]')
        .filter({ hasNotText: /Approved|Revoked/ })
        .first()
        .getByRole('button')
        .click()
      await panel(page).getByRole('button', { name: 'Revoke' }).click()
      await expect(heading).toContainText(left === 6 ? 'All 6 are decided' : `${left} of 6 decided`)
    }
    await page.getByRole('button', { name: 'Sign off' }).click()
    await expect(heading).toHaveText('All 6 are decided and signed')
    await expect(page.getByText('Signed: this decision can no longer change.')).toBeVisible()
    await expect(panel(page).getByRole('button', { name: /Undo/ })).toHaveCount(0)
  })
})

test('two at one item: one wins, the other is told what happened', async ({
  signIn,
  newBrowser,
  stack,
  request,
}) => {
  const owned = await fiveItems(stack, request)
  const { page, person } = await signIn('manager')
  await makeOwner(stack, person, owned)
  const campaignId = await plantReview(stack, owned.systemId, `Race of ${owned.word}`)
  const other = await newBrowser({ baseURL: stack.url })
  await useSession(other.context(), stack.url, await openSession(stack, person.id))
  // This browser hears nothing of what happens elsewhere.
  await other.route('**/api/events*', (route) => route.abort())
  await other.goto(`/reviews/${campaignId}/queue`)
  await openQueue(page, campaignId)
  const name = `${owned.word}-charlie`
  await rowOf(other, name).getByRole('button').click()
  await rowOf(page, name).getByRole('button').click()
  await panel(page).getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1 of 6 decided')
  await panel(other).getByRole('button', { name: 'Revoke' }).click()
  await expect(other.getByRole('alert').filter({ hasText: 'It was decided' })).toBeVisible()
})

test('the queue is for everybody to read and to use, in light and in dark', async ({
  signIn,
  stack,
  request,
}) => {
  const owned = await fiveItems(stack, request)
  const { page, person } = await signIn('manager')
  await makeOwner(stack, person, owned)
  const campaignId = await plantReview(stack, owned.systemId, `Look of ${owned.word}`)
  await openQueue(page, campaignId)
  await expectAccessibleInBothThemes(page)
})
