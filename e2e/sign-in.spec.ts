import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { users } from '#db/schema/identity.ts'
import { codeOf, letCodeBecomeFresh, wrongCodeOf } from './support/authenticator.ts'
import { enrolAuthenticator, giveCode, giveEmailAndPassword } from './support/enrolment.ts'
import { join } from './support/joining.ts'
import { expect, test } from './support/test.ts'

/** What a form says when it was not accepted; Next.js keeps an empty alert of its own for screen readers. */
/** Next announces each page in an alert of its own, which is no refusal. */
const refusalIn = (page: Page) =>
  page.locator('[role=alert]:not(#__next-route-announcer__)').filter({ hasText: /\S/ })

test('a password and the code of the authenticator let a person in', async ({ page, newBrowser, stack }) => {
  const person = await join(page, stack, 'member')
  await letCodeBecomeFresh(stack, person.id)

  const other = await newBrowser()
  await other.goto('/')
  await expect(other).toHaveURL(/\/sign-in/)
  await giveEmailAndPassword(other, person.email)
  await expect(other).toHaveURL(/\/second-factor/)
  await giveCode(other, await codeOf(person.key))
  await expect(other).toHaveURL(`${stack.url}/`)
  await expect(other.getByRole('main')).toBeVisible()
})

test('signing in leads back to the page that was asked for', async ({ page, newBrowser, stack }) => {
  const person = await join(page, stack, 'member')
  await letCodeBecomeFresh(stack, person.id)

  const other = await newBrowser()
  await other.goto('/account')
  await giveEmailAndPassword(other, person.email)
  await giveCode(other, await codeOf(person.key))
  await expect(other).toHaveURL(`${stack.url}/account`)
})

test('a wrong password and an unknown person read the same', async ({ page, newBrowser, stack }) => {
  const person = await join(page, stack, 'member')
  const other = await newBrowser()
  await other.goto('/sign-in')
  await giveEmailAndPassword(other, person.email, 'not the password at all')
  const known = await refusalIn(other).textContent()

  await other.goto('/sign-in')
  await giveEmailAndPassword(other, 'nobody-of-this-name@example.org', 'not the password at all')
  await expect(refusalIn(other)).toHaveText(known ?? '')
})

test('a wrong code is refused and says how many tries are left', async ({ page, newBrowser, stack }) => {
  const person = await join(page, stack, 'member')
  const other = await newBrowser()
  await other.goto('/sign-in')
  await giveEmailAndPassword(other, person.email)
  await giveCode(other, await wrongCodeOf(person.key))
  await expect(refusalIn(other)).toBeVisible()
  await expect(other).toHaveURL(/\/second-factor/)
})

test('a code is good once', async ({ page, newBrowser, stack }) => {
  const person = await join(page, stack, 'member')
  const other = await newBrowser()
  await other.goto('/sign-in')
  await giveEmailAndPassword(other, person.email)
  // The very code that confirmed the enrolment, or one of the same half minute.
  const code = await codeOf(person.key)
  await letCodeBecomeFresh(stack, person.id)
  await giveCode(other, code)
  await expect(other).toHaveURL(`${stack.url}/`)

  const third = await newBrowser()
  await third.goto('/sign-in')
  await giveEmailAndPassword(third, person.email)
  await giveCode(third, code)
  await expect(refusalIn(third)).toBeVisible()
  await expect(third).toHaveURL(/\/second-factor/)
})

test('the fifth wrong code ends the sign-in', async ({ page, newBrowser, stack }) => {
  const person = await join(page, stack, 'member')
  const other = await newBrowser()
  await other.goto('/sign-in')
  await giveEmailAndPassword(other, person.email)
  const wrong = await wrongCodeOf(person.key)
  for (let attemptsLeft = 4; attemptsLeft > 0; attemptsLeft -= 1) {
    await giveCode(other, wrong)
    await expect(refusalIn(other)).toContainText(`${attemptsLeft} of five attempts left`)
  }
  await giveCode(other, wrong)
  await expect(other).toHaveURL(/\/sign-in/)
})

test('five wrong passwords lock the account, and the right one does not open it', async ({
  page,
  newBrowser,
  stack,
}) => {
  const person = await join(page, stack, 'member')
  const other = await newBrowser()
  await other.goto('/sign-in')
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await giveEmailAndPassword(other, person.email, `guess number ${attempt}`)
    // The refusal takes the focus; whoever types on before that types into nothing.
    await expect(refusalIn(other)).toBeFocused()
  }
  await giveEmailAndPassword(other, person.email)
  await expect(other.getByRole('alert').filter({ hasText: 'too many attempts' })).toContainText(
    /Wait \d+ minutes?/,
  )
  await expect(other).toHaveURL(/\/sign-in/)
})

test('a recovery code lets in once, to a new authenticator and nothing else', async ({
  page,
  newBrowser,
  stack,
}) => {
  const person = await join(page, stack, 'member')
  const [code = ''] = person.recoveryCodes
  const other = await newBrowser()
  await other.goto('/sign-in')
  await giveEmailAndPassword(other, person.email)
  await other.getByRole('link', { name: /use a recovery code/ }).click()
  await other.getByLabel('Recovery code').fill(code.toLowerCase())
  await other.getByRole('button', { name: 'Use this recovery code' }).click()
  await expect(other).toHaveURL(/\/enrol/)
  // Nothing but the enrolment: every other page leads back to it.
  await other.goto('/account')
  await expect(other).toHaveURL(/\/enrol/)
  const renewed = await enrolAuthenticator(other)
  expect(renewed.key).not.toBe(person.key)

  // The browser of before the loss is signed out, and the old codes are worth nothing.
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in/)
  await giveEmailAndPassword(page, person.email)
  await page.getByRole('link', { name: /use a recovery code/ }).click()
  await page.getByLabel('Recovery code').fill(person.recoveryCodes[1] ?? '')
  await page.getByRole('button', { name: 'Use this recovery code' }).click()
  await expect(refusalIn(page)).toBeVisible()
})

test('signing out everywhere ends another browser at its next request', async ({
  page,
  newBrowser,
  stack,
}) => {
  const person = await join(page, stack, 'member')
  await letCodeBecomeFresh(stack, person.id)
  const other = await newBrowser()
  await other.goto('/sign-in')
  await giveEmailAndPassword(other, person.email)
  await giveCode(other, await codeOf(person.key))
  await expect(other).toHaveURL(`${stack.url}/`)

  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign out everywhere', exact: true }).click()
  await page
    .getByRole('dialog')
    .or(page.getByRole('alertdialog'))
    .getByRole('button', { name: 'Sign out everywhere' })
    .click()
  await expect(page).toHaveURL(/\/sign-in/)

  await other.goto('/account')
  await expect(other).toHaveURL(/\/sign-in/)
})

test('a person who is disabled loses their session at the next request', async ({ signIn, stack }) => {
  const { person, page } = await signIn('member')
  await page.goto('/account')
  await expect(page).toHaveURL(/\/account/)
  await stack.database.db.update(users).set({ status: 'disabled' }).where(eq(users.id, person.id))
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in/)
})
