import { expect, type Page } from '@playwright/test'
import { codeOf } from './authenticator.ts'

export const goodPassword = 'plumb lines hang true, slowly'

export type Enrolled = { key: string; recoveryCodes: string[] }

/** From the enrolment page to the posture: types the shown key into an "app", confirms, keeps the codes. */
export async function enrolAuthenticator(page: Page): Promise<Enrolled> {
  await expect(page).toHaveURL(/\/enrol/)
  const key = await shownKey(page)
  await page.getByLabel('Code of six digits').fill(await codeOf(key))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByRole('heading', { name: 'Keep these ten recovery codes' })).toBeVisible()
  const recoveryCodes = await page.getByRole('listitem').allTextContents()
  expect(recoveryCodes).toHaveLength(10)
  expect(new Set(recoveryCodes).size).toBe(10)
  await page.getByRole('button', { name: 'I have stored them' }).click()
  await expect(page).toHaveURL(/\/$/)
  return { key, recoveryCodes }
}

async function shownKey(page: Page): Promise<string> {
  const text = await page.getByText('Cannot scan? Type this key:').textContent()
  const key = /(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec(text ?? '')?.[0]
  if (key === undefined) throw new Error(`the enrolment page shows no key: ${text}`)
  return key
}

/** Sets a password on a set-up, invitation or reset page. */
export async function choosePassword(page: Page, deed: string, password = goodPassword): Promise<void> {
  await page.getByLabel(/^(New password|Password)$/).fill(password)
  await page.getByLabel(/, again$/).fill(password)
  await page.getByRole('button', { name: deed }).click()
}

/** The first step of signing in. */
export async function giveEmailAndPassword(
  page: Page,
  email: string,
  password = goodPassword,
): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Continue' }).click()
}

export async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code of six digits').fill(code)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
