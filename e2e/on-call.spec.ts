import { expectAccessibleInBothThemes, expectWellFormed } from './support/accessibility.ts'
import { useSession, useTheme } from './support/browser.ts'
import { createPerson, openSession } from './support/person.ts'
import { plantIncident } from './support/planted-incident.ts'
import { expect, test } from './support/test.ts'

test('a lead makes a schedule and a list, and a critical incident calls whoever is on call until they acknowledge', async ({
  startOwnStack,
  newBrowser,
}) => {
  test.slow()
  const stack = await startOwnStack()
  const visit = async (name: string, role: 'lead' | 'responder') => {
    const person = await createPerson(stack, { roles: [role], name })
    const page = await newBrowser({ baseURL: stack.url })
    await useSession(page.context(), stack.url, await openSession(stack, person.id))
    await useTheme(page.context(), stack.url, 'light')
    return page
  }
  const lead = await visit('Cygnus', 'lead')
  const mira = await visit('Mira Okafor', 'responder')
  const oran = await visit('Oran Vale', 'responder')
  const heading = lead.getByRole('heading', { level: 1 })
  const dialog = lead.getByRole('dialog')

  await lead.goto('/on-call')
  await expect(heading).toHaveText('Nobody has decided yet whom a critical incident calls')
  await expect(lead.getByRole('list', { name: 'Escalation list' })).toContainText('Every responder')

  await lead.getByRole('button', { name: 'Add a schedule' }).click()
  await dialog.getByLabel('Name', { exact: true }).fill('Platform')
  await dialog.getByLabel('Time zone').fill('Europe/Nowhere')
  await dialog.getByRole('button', { name: 'Add the schedule' }).click()
  await expect(dialog.getByRole('alert')).toContainText('is no IANA time zone')
  await dialog.getByLabel('Time zone').fill('Europe/Berlin')
  await dialog.getByRole('button', { name: 'Add the schedule' }).click()
  await expect(dialog).toBeHidden()
  const card = lead.getByRole('region', { name: 'Platform' })
  await expect(card).toContainText('Nobody is on call')

  await lead.getByRole('button', { name: 'Add a rotation to Platform' }).click()
  await dialog.getByLabel(/^Add somebody/).selectOption('Mira Okafor')
  await dialog.getByLabel(/^Add somebody/).selectOption('Oran Vale')
  await dialog.getByRole('button', { name: 'Add the rotation' }).click()
  await expect(dialog).toBeHidden()
  await expect(card).toContainText('Mira Okafor is on call')
  await expect(card).toContainText('Mira Okafor → Oran Vale')

  await lead.getByRole('button', { name: 'Change the list' }).click()
  await dialog.getByLabel('Level 1', { exact: true }).selectOption('Whoever is on call for Platform')
  await dialog.getByRole('button', { name: 'Save the list' }).click()
  await expect(dialog).toBeHidden()
  await expect(heading).toHaveText('Mira Okafor is on call')

  // Oran takes over for a day: it is he who is called.
  await lead.getByRole('button', { name: 'Add a stand-in to Platform' }).click()
  await dialog.getByLabel('Who', { exact: true }).selectOption('Oran Vale')
  await dialog.getByLabel('Why').fill('Mira is at a funeral.')
  await dialog.getByRole('button', { name: 'Add the stand-in' }).click()
  await expect(heading).toHaveText('Oran Vale is on call')

  for (const width of [1440, 390]) {
    await lead.setViewportSize({ width, height: 900 })
    await lead.goto('/on-call')
    await expect(heading).toBeVisible()
    await expectWellFormed(lead)
    await expectAccessibleInBothThemes(lead)
  }

  await oran.goto('/alerts')
  const number = await plantIncident(stack, 'a leaked token', 'critical')
  const calls = oran.getByRole('list', { name: 'Open alerts' }).getByRole('listitem')
  const call = calls.filter({ hasText: `You are called for INC-${number}` })
  await expect(call).toContainText('standing in for Platform')
  await mira.goto('/alerts')
  await expect(mira.getByRole('main')).not.toContainText('You are called')

  await call.getByRole('button', { name: /^Acknowledge/ }).click()
  const acknowledge = oran.getByRole('dialog', { name: 'Acknowledge this alert?' })
  await expect(acknowledge).toContainText('nobody else is called')
  await acknowledge.getByRole('button', { name: 'Acknowledge', exact: true }).click()
  await expect(call).toHaveCount(0)
  const { rows } = await stack.database.pool.query<{ status: string }>(
    'SELECT status FROM incidents WHERE number = $1',
    [number],
  )
  expect(rows).toEqual([{ status: 'mobilised' }])
})

test('an auditor reads who is on call and changes nothing', async ({ signIn }) => {
  const { page } = await signIn('auditor')
  await page.goto('/on-call')
  await expect(page.getByRole('list', { name: 'Escalation list' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0)
})
