import type { Page } from '@playwright/test'
import { expectAccessibleInBothThemes, expectWellFormed } from './support/accessibility.ts'
import { useTheme } from './support/browser.ts'
import { oweRevocation } from './support/owed-revocation.ts'
import { expect, test } from './support/test.ts'

/** Opens a page and waits until it hears of changes: what happens before that, only a reload would show. */
async function openAndListen(page: Page, path: string): Promise<void> {
  const listening = page.waitForResponse(/\/api\/events\b/)
  await page.goto(path)
  await listening
}

test('what is late comes up by itself: in the bell, in the inbox, on top of the posture page', async ({
  signIn,
  stack,
}) => {
  const { page, person } = await signIn('manager')
  await openAndListen(page, '/alerts')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing waits for you')
  await expect(page.getByRole('link', { name: 'Alerts, none waits for you' })).toBeVisible()

  // Nobody reloads: the page hears of it.
  const { username, prove } = await oweRevocation(stack, person)
  await expect(page.getByRole('link', { name: 'Alerts, 1 waits for you' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('One urgent alert waits for you')
  const alert = page.getByRole('list', { name: 'Open alerts' }).getByRole('listitem')
  await expect(alert).toContainText(`${username} still holds admin on Inference, past the deadline`)
  await expect(alert).toContainText('Urgent')
  await expect(alert).toContainText('1 h over')
  await expect(alert).toContainText(`owner ${person.name}`)
  await expect(alert).toContainText('It closes when a complete import shows it gone')

  await openAndListen(page, '/')
  const onTop = page.getByRole('region', { name: 'One alert needs you now' })
  await expect(onTop).toContainText(username)
  await expect(onTop).toContainText('1 h over')

  await prove()
  await expect(onTop).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Alerts, none waits for you' })).toBeVisible()
  await page.goto('/alerts?show=closed')
  await expect(page.getByRole('list', { name: 'Closed alerts' })).toContainText(username)
})

test('acknowledging says who has it, and keeps it open', async ({ signIn, stack }) => {
  const { page, person } = await signIn('manager')
  const { username } = await oweRevocation(stack, person)
  await page.goto('/alerts')
  const alert = page.getByRole('list', { name: 'Open alerts' }).getByRole('listitem')
  await expect(alert).toContainText(username)
  await alert.getByRole('button', { name: /^Acknowledge/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Acknowledge this alert?' })
  await dialog.getByLabel(/^Note/).fill('I take it away this afternoon.')
  await dialog.getByRole('button', { name: 'Acknowledge', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(alert).toContainText(`${person.name} has it`)
  await expect(alert).toContainText('“I take it away this afternoon.”')
  await expect(alert.getByRole('button', { name: /^Acknowledge/ })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Alerts, none waits for you' })).toBeVisible()

  // Whoever may see every alert sees it, and that somebody has it.
  const lead = await signIn('auditor')
  await lead.page.goto('/alerts?whose=all')
  await expect(
    lead.page.getByRole('list', { name: 'Open alerts' }).getByRole('listitem').filter({ hasText: username }),
  ).toContainText(`${person.name} has it`)
})

test('somebody who may not see the alerts of others is shown their own', async ({ signIn, stack }) => {
  const other = await signIn('manager')
  const { username } = await oweRevocation(stack, other.person)
  await other.page.goto('/alerts')
  await expect(other.page.getByRole('main')).toContainText(username)
  const { page } = await signIn('member')
  await page.goto('/alerts?whose=all')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing waits for you')
  await expect(page.getByRole('link', { name: /^Everybody’s/ })).toHaveCount(0)
})

test('g a goes to the alerts', async ({ signIn }) => {
  const { page } = await signIn('member')
  await page.goto('/account')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await expect(page).toHaveURL(/\/alerts$/)
})

test('people choose when they are mailed, and a digest in quiet hours is refused beside its field', async ({
  signIn,
}) => {
  const { page } = await signIn('manager')
  await page.goto('/account/notifications')
  await expect(page.getByRole('main')).toContainText('Mail is off')
  const form = page.getByRole('form', { name: 'When to be mailed' })
  await form.getByLabel('How often').selectOption('weekly')
  await form.getByLabel('Digest at').selectOption('3')
  await form.getByLabel('Time zone').selectOption('Europe/Berlin')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByLabel('Digest at')).toHaveAttribute('aria-invalid', 'true')
  await expect(form).toContainText('falls into your quiet hours')
  await form.getByLabel('Digest at').selectOption('9')
  await form.getByLabel('Send urgent alerts at once').uncheck()
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await expect(form.getByLabel('How often')).toHaveValue('weekly')
  await expect(form.getByLabel('Digest at')).toHaveValue('9')
  await expect(form.getByLabel('Time zone')).toHaveValue('Europe/Berlin')
  await expect(form.getByLabel('Send urgent alerts at once')).not.toBeChecked()
})

test('an inbox with alerts is for everybody to read and to use, in light and in dark', async ({
  signIn,
  stack,
}) => {
  const { page, person } = await signIn('manager')
  await useTheme(page.context(), stack.url, 'light')
  const { username } = await oweRevocation(stack, person)
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto('/alerts')
    await expect(page.getByRole('main')).toContainText(username)
    await expectWellFormed(page)
    await expectAccessibleInBothThemes(page)
  }
})
