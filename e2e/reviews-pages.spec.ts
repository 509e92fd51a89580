import type { APIRequestContext } from '@playwright/test'
import { expectAccessibleInBothThemes, expectWellFormed } from './support/accessibility.ts'
import { createToken } from './support/api-token.ts'
import { useTheme } from './support/browser.ts'
import { plantAccess } from './support/canary-access.ts'
import { makeOwner, plantReview } from './support/planted-review.ts'
import { ownName } from './support/report.ts'
import type { Stack } from './support/stack.ts'
import { expect, test } from './support/test.ts'

/** A system with two accounts: one of a person of the register, one nobody answers for. */
async function known(stack: Stack, request: APIRequestContext) {
  const word = ownName('review')
  const access = await plantAccess(stack, request, await createToken(stack, ['ingest']), word)
  return { word, email: `${word}@example.org`, ...access }
}

test('a review out of turn: its scope, its preview before anything starts, then who has what', async ({
  signIn,
  stack,
  request,
}) => {
  const { word } = await known(stack, request)
  const { page } = await signIn('lead')
  await page.goto('/reviews')
  await page.getByRole('link', { name: 'Review out of turn' }).click()
  const form = page.getByRole('form', { name: 'Review out of turn' })
  await form.getByLabel('Name', { exact: true }).fill(`Look at ${word}`)
  await form.getByRole('button', { name: 'Make the draft' }).click()
  await expect(form.getByRole('alert')).toContainText(/\S/)
  await form.getByRole('checkbox', { name: new RegExp(`^!${word}`) }).check()
  await form.getByRole('button', { name: 'Make the draft' }).click()

  await expect(page).toHaveURL(/\/reviews\/[0-9a-f-]{36}$/)
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toContainText(`Look at ${word} starts by itself on`)
  const main = page.getByRole('main')
  await expect(main).toContainText('2 items')
  await expect(page.getByRole('table', { name: 'Reviewers, whoever has most first' })).toBeVisible()

  await page.getByRole('button', { name: 'Start now' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Start the review' }).click()
  await expect(heading).toHaveText(/^0 of 2 items decided, 0 of \d+ reviewers? signed$/)
  await expect(page.getByRole('table', { name: 'Reviewers, whoever has most left first' })).toBeVisible()

  await page.getByRole('button', { name: 'Call off' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Why').fill('It was a trial.')
  await dialog.getByRole('button', { name: 'Call it off' }).click()
  await expect(heading).toHaveText(`Look at ${word} was called off`)
})

test('whoever owes a part finds it with its progress, and goes from there to decide', async ({
  signIn,
  stack,
  request,
}) => {
  const owned = await known(stack, request)
  const { page, person } = await signIn('manager')
  await makeOwner(stack, person, owned)
  await page.goto('/reviews')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You owe no review')

  const campaignId = await plantReview(stack, owned.systemId, `Part of ${owned.word}`)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You have 1 item to decide')
  const part = page.getByRole('region', { name: `Part of ${owned.word}` })
  await expect(part).toContainText('0 of 1')
  await expect(page.getByRole('heading', { name: 'Campaigns' })).toHaveCount(0)
  await part.getByRole('link', { name: /^Begin/ }).click()
  await expect(page).toHaveURL(new RegExp(`/reviews/${campaignId}/queue$`))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('0 of 1 decided')

  // Who only reviews sees their own part, and no other.
  const answer = await page.request.get(`/reviews/${campaignId}`)
  expect(answer.status()).toBe(403)
})

test('a stand-in is named and taken back', async ({ signIn, stack, request }) => {
  const [mine, theirs] = [await known(stack, request), await known(stack, request)]
  const { page, person } = await signIn('manager')
  await makeOwner(stack, person, mine)
  await page.goto('/reviews')
  await page.getByRole('button', { name: 'Name a stand-in' }).click()
  const dialog = page.getByRole('dialog', { name: 'Name a stand-in' })
  await dialog.getByLabel('Who decides').fill(theirs.word)
  await dialog.getByRole('list', { name: 'People found' }).getByRole('button').first().click()
  await dialog.getByLabel('Why').fill('On leave.')
  await dialog.getByRole('button', { name: 'Name the stand-in' }).click()
  const row = page.getByRole('table', { name: 'Stand-ins, now and to come' }).getByRole('row', {
    name: new RegExp(theirs.word),
  })
  await expect(row).toContainText(`for !${mine.word}`)
  await row.getByRole('button', { name: /^End/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click()
  await expect(page.getByText('Nobody stands in for anybody')).toBeVisible()
})

test('g v goes to the reviews', async ({ signIn }) => {
  const { page } = await signIn('member')
  // The page hears keys once its scripts run, and then it connects.
  const connected = page.waitForResponse(/\/api\/events/)
  await page.goto('/account')
  await connected
  await page.keyboard.press('g')
  await page.keyboard.press('v')
  await expect(page).toHaveURL(/\/reviews$/)
})

test('reviews are for everybody to read and to use, in light and in dark, on a phone', async ({
  signIn,
  stack,
  request,
}) => {
  const owned = await known(stack, request)
  const { page, person } = await signIn('lead', 'manager')
  await useTheme(page.context(), stack.url, 'light')
  await makeOwner(stack, person, owned)
  const campaignId = await plantReview(stack, owned.systemId, `Read ${owned.word}`)
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of ['/reviews', `/reviews/${campaignId}?reviewer=${owned.personId}`, '/reviews/new']) {
    await page.goto(path)
    await expect(page.getByRole('main')).toContainText(owned.word)
    await expectWellFormed(page)
    await expectAccessibleInBothThemes(page)
  }
})
