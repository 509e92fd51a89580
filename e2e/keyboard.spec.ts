import { createToken } from './support/api-token.ts'
import { importReport } from './support/ingest.ts'
import { createPerson } from './support/person.ts'
import { flaws, ownName, trivyReport } from './support/report.ts'
import { expect, test } from './support/test.ts'

test('signing in needs no mouse', async ({ page, stack }) => {
  const password = 'plumb lines hang true, slowly'
  const person = await createPerson(stack, { roles: ['member'], password })
  await page.goto('/sign-in')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('E-mail address')).toBeFocused()
  await page.keyboard.type(person.email)
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/enrol/)
})

test('the palette reaches a page and a record by name', async ({ signIn, canary }) => {
  const { page } = await signIn('lead')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Search or go to' })
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('Scan runs')
  await expect(palette.getByRole('option', { name: /Scan runs/ })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/runs$/)

  await page.keyboard.press('Control+k')
  await page.keyboard.type(canary.word)
  await expect(palette.getByRole('option', { name: new RegExp(canary.word) }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(palette).toBeHidden()
  await expect(page.getByRole('main')).toContainText(canary.word)

  await page.keyboard.press('Control+k')
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
})

test('? lists the keys, and g goes places', async ({ signIn }) => {
  const { page } = await signIn('lead')
  await page.goto('/account')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keys' })
  await expect(help).toContainText('Next and previous row')
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  for (const [key, address] of [
    ['f', /\/findings$/],
    ['r', /\/runs$/],
    ['e', /\/evidence$/],
    ['o', /\/policy$/],
    ['p', /:\d+\/$/],
  ] as const) {
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await expect(page).toHaveURL(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
})

test('a dialog takes the focus and gives it back, and the palette opens above it', async ({ signIn }) => {
  const { page } = await signIn('admin')
  await page.goto('/users')
  const trigger = page.getByRole('button', { name: 'Invite a person' })
  await trigger.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Invite a person' })
  const name = dialog.getByLabel('Name', { exact: true })
  await expect(name).toBeFocused()
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Search or go to' })
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
  await expect(name).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(trigger).toBeFocused()
})

test('saved filters open below their button, and Escape gives the focus back', async ({ signIn }) => {
  const { page } = await signIn('member')
  await page.goto('/findings')
  const trigger = page.getByRole('button', { name: 'Saved' })
  await trigger.focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog', { name: 'Saved filters' })
  await expect(panel).toBeInViewport({ ratio: 1 })
  const [above, below] = [await trigger.boundingBox(), await panel.boundingBox()]
  expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0))
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(trigger).toBeFocused()
})

test('j and k move between findings, Enter opens one', async ({ signIn, stack, request }) => {
  const token = await createToken(stack, ['ingest'])
  const report = trivyReport(ownName('rows'), flaws(5, 'HIGH'))
  const { assetId } = await importReport(request, token, report)
  const { page } = await signIn('member')
  await page.goto(`/findings?asset=${assetId}`)
  const rows = page.getByRole('table', { name: 'Open findings' }).getByRole('link')
  await expect(rows).toHaveCount(5)
  await rows.first().focus()
  await page.keyboard.press('j')
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('j')
  await expect(rows.nth(2)).toBeFocused()
  await page.keyboard.press('k')
  await expect(rows.nth(1)).toBeFocused()
  const address = await rows.nth(1).getAttribute('href')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${stack.url}${address}`)
  await expect(page.getByRole('heading', { name: 'The raw element' })).toBeVisible()
})

test('the first Tab leads past the frame to the content', async ({ signIn }) => {
  const { page } = await signIn('member')
  await page.goto('/findings')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})
