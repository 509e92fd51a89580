import { codeOf, letCodeBecomeFresh, letSecondFactorGrowOld } from './support/authenticator.ts'
import { confirm } from './support/confirm.ts'
import { choosePassword, enrolAuthenticator, giveEmailAndPassword } from './support/enrolment.ts'
import { join } from './support/joining.ts'
import { createPerson } from './support/person.ts'
import { ownName } from './support/report.ts'
import { expectRow } from './support/table.ts'
import { expect, test } from './support/test.ts'

test('an administrator invites somebody, who comes in through another browser', async ({
  signIn,
  newBrowser,
  stack,
}) => {
  const { page } = await signIn('admin')
  const name = ownName('Newcomer')
  const email = `${name}@example.org`.toLowerCase()

  await page.goto('/users')
  await page.getByRole('button', { name: 'Invite a person' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill(name)
  await dialog.getByLabel('E-mail address').fill(email)
  await dialog.getByLabel(/^Member of personnel/).check()
  await dialog.getByRole('button', { name: 'Make the invitation' }).click()
  await expect(dialog).toContainText('It works once')
  const link =
    /http:\/\/localhost:\d+\/invitation\/[\w-]{43}/.exec((await dialog.textContent()) ?? '')?.[0] ?? ''

  const newcomer = await newBrowser()
  await newcomer.goto(link)
  await expect(newcomer.getByRole('heading', { name: `Welcome, ${name}` })).toBeVisible()
  await choosePassword(newcomer, 'Accept the invitation')
  await enrolAuthenticator(newcomer)
  await newcomer.goto('/account')
  await expect(newcomer.getByRole('main')).toContainText(email)

  await page.goto(`/users?search=${name}`)
  await expectRow(page, 'Users and their roles', name, {
    Roles: 'Member of personnel',
    Status: /active/i,
    'Second factor': 'enrolled',
  })
  // The link is used up.
  const another = await newBrowser()
  await another.goto(link)
  await expect(another.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible()
  expect(stack.url).toBe(new URL(link).origin)
})

test('an address that is known already is refused beside its field, and what was typed stays', async ({
  signIn,
}) => {
  const { page, person } = await signIn('admin')
  await page.goto('/users')
  await page.getByRole('button', { name: 'Invite a person' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('Twice')
  await dialog.getByLabel('E-mail address').fill(person.email)
  await dialog.getByLabel(/^Member of personnel/).check()
  await dialog.getByRole('button', { name: 'Make the invitation' }).click()
  await expect(dialog.getByRole('alert')).toContainText('There is already a person with the address')
  await expect(dialog.getByLabel('E-mail address')).toHaveAttribute('aria-invalid', 'true')
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Twice')
})

test('taking a role away ends the sessions of whoever held it', async ({ signIn }) => {
  const admin = await signIn('admin')
  const { person, page } = await signIn('responder', 'member')
  await page.goto('/evidence')
  await expect(page).toHaveURL(/\/evidence$/)

  await admin.page.goto(`/users/${person.id}`)
  const role = admin.page
    .getByRole('listitem')
    .filter({ hasText: 'given by' })
    .filter({ hasText: 'Responder' })
  await role.getByRole('button', { name: 'Take away' }).click()
  await confirm(admin.page, 'Take the role')
  await expect(role).toHaveCount(0)

  await page.goto('/evidence')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('a deed that needs a fresh second factor asks for the code and then happens', async ({
  newBrowser,
  stack,
}) => {
  const page = await newBrowser()
  const person = await join(page, stack, 'admin')
  await letCodeBecomeFresh(stack, person.id)
  await letSecondFactorGrowOld(stack, person.id)

  await page.goto('/account')
  await page.getByRole('button', { name: 'Make new recovery codes' }).click()
  const stepUp = page.getByRole('dialog', { name: 'Is it still you?' })
  await stepUp.getByLabel('Code of six digits').fill(await codeOf(person.key))
  await stepUp.getByRole('button', { name: 'Confirm' }).click()
  const shown = page.getByRole('dialog', { name: 'Keep these ten recovery codes' })
  await expect(shown.getByRole('listitem')).toHaveCount(10)
  const codes = await shown.getByRole('listitem').allTextContents()
  expect(codes.filter((code) => person.recoveryCodes.includes(code))).toEqual([])
})

test('a disabled person cannot sign in', async ({ signIn, newBrowser, stack }) => {
  const person = await createPerson(stack, { roles: ['member'], password: 'plumb lines hang true, slowly' })
  const admin = await signIn('admin')
  await admin.page.goto(`/users/${person.id}`)
  await admin.page.getByRole('button', { name: /^Disable/ }).click()
  await admin.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Disable/ })
    .click()
  await expect(admin.page.getByRole('dialog')).toBeHidden()

  const page = await newBrowser()
  await page.goto('/sign-in')
  await giveEmailAndPassword(page, person.email)
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible()
  await expect(page).toHaveURL(/\/sign-in/)
})
