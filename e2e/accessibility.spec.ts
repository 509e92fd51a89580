import { pages } from '#lib/platform/auth/surface.ts'
import { expectAccessible, expectAccessibleInBothThemes, expectWellFormed } from './support/accessibility.ts'
import { useSession, useTheme } from './support/browser.ts'
import { createPerson, everyRole, inviteLink, openSession } from './support/person.ts'
import { addressOf } from './support/sample-address.ts'
import { expect, test } from './support/test.ts'

const needsPermission = Object.entries(pages).filter(
  ([, { access }]) => access !== 'public' && access !== 'aal1',
)

test.beforeEach(({ context, stack }) => useTheme(context, stack.url, 'light'))

for (const [pattern] of needsPermission) {
  test(`${pattern} is for everybody to read and to use, in light and in dark`, async ({
    page,
    stack,
    canary,
  }) => {
    const person = await createPerson(stack, { roles: everyRole })
    await useSession(page.context(), stack.url, await openSession(stack, person.id))
    await page.goto(addressOf(pattern, canary))
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('main').getByRole('status', { name: /^(Loading|Reading)/ })).toHaveCount(0)
    await expectWellFormed(page)
    await expectAccessibleInBothThemes(page)
  })
}

test('the pages of signing in are for everybody to read and to use, in light and in dark', async ({
  page,
  stack,
}) => {
  const invited = await createPerson(stack, { roles: ['member'], status: 'invited' })
  const enrolling = await createPerson(stack, {
    roles: ['member'],
    password: 'plumb lines hang true, slowly',
  })
  const enrolled = await createPerson(stack, { roles: ['member'] })
  const look = async (address: string) => {
    await page.goto(address)
    await expectWellFormed(page)
    await expectAccessibleInBothThemes(page)
  }
  await look('/sign-in')
  await look(await inviteLink(stack, invited.id))
  await look(`/setup/${'A'.repeat(43)}`)
  await look('/no-such-page')
  await useSession(page.context(), stack.url, await openSession(stack, enrolling.id, { assurance: 'aal1' }))
  await look('/enrol')
  await expect(page).toHaveURL(/\/enrol$/)
  await useSession(page.context(), stack.url, await openSession(stack, enrolled.id, { assurance: 'aal1' }))
  await look('/second-factor')
  await look('/second-factor?with=recovery-code')
  await expect(page).toHaveURL(/\/second-factor/)
})

test('a browser that asks for dark gets it with the first byte', async ({ page, context, stack }) => {
  await useTheme(context, stack.url, 'dark')
  const response = await page.goto('/sign-in')
  expect(await response?.text()).toContain('data-theme="dark"')
  await expect(page.locator('body')).toHaveCSS('color-scheme', 'dark')
  await expectAccessible(page)
})

test('what is refused is said accessibly', async ({ page, signIn }) => {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill('nobody@example.org')
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeFocused()
  await expectAccessible(page)

  const member = await signIn('member')
  await member.page.goto('/tokens')
  await expect(member.page.getByText('Your roles do not include this page.')).toBeVisible()
  await expectWellFormed(member.page)
  await expectAccessible(member.page)
})

test('dialogs and the palette are accessible while they are open', async ({ signIn }, { project }) => {
  const { page } = await signIn('admin', 'lead')
  await page.goto('/users')
  await page.getByRole('button', { name: 'Invite a person' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Search or go to' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  if (project.name === 'phone') return
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await expectAccessible(page)
})
