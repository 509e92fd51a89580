import type { Page } from '@playwright/test'
import { expectAccessibleInBothThemes, expectWellFormed } from './support/accessibility.ts'
import { createToken } from './support/api-token.ts'
import { letSecondFactorGrowOld } from './support/authenticator.ts'
import { confirm } from './support/confirm.ts'
import { settled } from './support/ingest.ts'
import { join } from './support/joining.ts'
import { ownName } from './support/report.ts'
import { expect, test } from './support/test.ts'

const csv = (name: string, lines: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${lines.join('\r\n')}\r\n`),
})

/** Adds a system by its dialog and ends on its page. */
async function addSystem(page: Page, name: string): Promise<string> {
  await page.goto('/systems')
  await page.getByRole('button', { name: 'Add a system' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Add a system' })
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('Environment').selectOption('production')
  await dialog.getByRole('button', { name: 'Add the system' }).click()
  await expect(page).toHaveURL(/\/systems\/[0-9a-f-]{36}$/)
  return page.url()
}

/** Connects a source by its dialog and ends on its page. */
async function connect(page: Page, kind: string, name: string, system?: string): Promise<string> {
  await page.goto('/sources')
  await page.getByRole('button', { name: 'Connect a source' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Connect a source' })
  await dialog.getByLabel('What it is').selectOption(kind)
  await dialog.getByLabel('Name').fill(name)
  if (system !== undefined) {
    await dialog.getByLabel('System whose accounts it lists').selectOption({ label: system })
    await dialog.getByLabel('Roles that are privileged').fill('root')
  }
  await dialog.getByRole('button', { name: 'Connect it' }).click()
  await expect(page).toHaveURL(/\/sources\/[0-9a-f-]{36}$/)
  return page.url()
}

/** Sends a table through the column mapper of the source's page that is open, as the whole list. */
async function sendTable(page: Page, file: ReturnType<typeof csv>): Promise<void> {
  await page.getByLabel('This is the whole list, all pages of it').check()
  await page.getByLabel('Drop a CSV here, or choose it').setInputFiles(file)
  await expect(page.getByRole('heading', { name: 'Which column gives what?' })).toBeVisible()
}
const sent = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Files' }).getByRole('listitem').filter({ hasText: name })

test('from an empty installation to who can do what: system, sources, two tables, and whose an account is', async ({
  signIn,
}) => {
  const { page } = await signIn('lead')
  const mark = ownName('quay')
  const [ada, kay] = [`ada-${mark}@example.org`, `kay-${mark}@example.org`]

  await connect(page, 'people', `${mark} register`)
  await sendTable(
    page,
    csv('people.csv', [
      'Person;E-Mail;Unit;Line manager',
      `Ada ${mark};${ada};Security;`,
      `Kay ${mark};${kay};Security;${ada}`,
    ]),
  )
  // The headers suggest all but the department.
  await expect(page.getByLabel('E-mail address')).toHaveValue('E-Mail')
  await page.getByLabel('Department').selectOption('Unit')
  await expect(page.getByText('All of the first 2 rows can be read.')).toBeVisible()
  await page.getByRole('button', { name: 'Send it with these columns' }).click()
  await expect(sent(page, 'people.csv')).toContainText('2 people (2 new)')

  const system = await addSystem(page, mark)
  const source = await connect(page, 'csv', `${mark} accounts`, mark)
  await sendTable(
    page,
    csv('accounts.csv', [
      'login,email,role,resource,mfa',
      `ada,${ada},root,all,enforced`,
      `kay,${kay},reader,reports,none`,
      'old-admin,,root,all,none',
    ]),
  )
  await page.getByRole('button', { name: 'Send it with these columns' }).click()
  await expect(sent(page, 'accounts.csv')).toContainText('3 accounts (3 new), 3 grants (3 new)')

  await page.goto(system)
  const grants = page.getByRole('table', { name: 'Who may do what, newest first' })
  await expect(grants.getByRole('link')).toHaveCount(3)
  await page.getByRole('group', { name: 'Only' }).getByLabel('Privileged', { exact: true }).check()
  await expect(grants.getByRole('link')).toHaveCount(2)
  await expect(page).toHaveURL(/grants=privileged/)

  // The queue of those nobody answers for.
  await page.getByRole('link', { name: 'say whose they are' }).click()
  const accounts = page.getByRole('table', { name: 'Accounts, by name' })
  await expect(accounts.getByRole('link')).toHaveCount(1)
  await accounts.getByRole('link', { name: /old-admin/ }).click()
  const dialog = page.getByRole('dialog', { name: 'old-admin' })
  await expect(dialog.getByText('nobody answers for it')).toBeVisible()
  await dialog.getByLabel('What it is').selectOption('break_glass')
  await dialog.getByLabel('Who answers for it').fill(`Ada ${mark}`)
  await dialog.getByRole('button', { name: new RegExp(`Ada ${mark}`) }).click()
  await dialog.getByLabel('How you know').fill('Sealed in the safe of the security office.')
  await dialog.getByRole('button', { name: 'Say whose it is' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('No account matches these filters')).toBeVisible()

  await page.goto(`/people?q=${mark}`)
  const people = page.getByRole('table', { name: 'People, by name' })
  await expect(people.getByRole('link')).toHaveCount(2)
  await people.getByRole('link', { name: new RegExp(`Ada ${mark}`) }).click()
  await expect(
    page.getByRole('heading', { name: `Ada ${mark} holds 2 grants in 1 system, two privileged` }),
  ).toBeVisible()
  await expect(page.getByRole('figure').getByText('root').first()).toBeVisible()

  await page.goto(source)
  await expect(page.getByRole('table', { name: 'Feeds, and what each last brought' })).toContainText('3')
})

test('rows that cannot be read are told before the table is sent, and downloaded afterwards', async ({
  page,
  stack,
}) => {
  const lead = await join(page, stack, 'lead')
  const mark = ownName('reject')
  await connect(page, 'people', mark)
  await sendTable(
    page,
    csv('people.csv', [
      'name,email,start date',
      `Ada ${mark},ada-${mark}@example.org,2024-02-01`,
      '=cmd(),nobody,2024-02-01',
    ]),
  )
  await expect(page.getByText('1 of the first 2 rows can be read')).toBeVisible()
  await expect(page.getByText('which is no e-mail address')).toBeVisible()
  await page.getByRole('button', { name: 'Send it with these columns' }).click()
  await expect(sent(page, 'people.csv')).toContainText('1 row could not be read')
  await sent(page, 'people.csv').getByRole('link', { name: 'See the receipt' }).click()
  await expect(page.getByRole('heading', { name: '1 row could not be read' })).toBeVisible()

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the rows' }).click()
  const text = await (await (await download).createReadStream()).toArray()
  const rows = Buffer.concat(text).toString('utf8')
  expect(rows).toContain('"name","email","start date","what was wrong","what to do"')
  // What a spreadsheet would run is escaped.
  expect(rows).toContain("'=cmd()")

  await letSecondFactorGrowOld(stack, lead.id)
  await page.getByRole('link', { name: 'Download the rows' }).click()
  await expect(page.getByRole('dialog', { name: 'Is it still you?' })).toBeVisible()
})

test('a lead decides on an import that would close more than half', async ({ signIn, stack, request }) => {
  const { page } = await signIn('lead')
  const mark = ownName('held')
  await connect(page, 'people', mark)
  const token = await createToken(stack, ['ingest'])
  const send = async (count: number) => {
    const rows = Array.from({ length: count }, (_, place) => `P ${place},p${place}-${mark}@example.org`)
    const response = await request.post('/api/v1/ingest', {
      params: { source: mark, format: 'people-csv', complete: 'true', fileName: 'people.csv' },
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream' },
      data: Buffer.from(['name,email', ...rows].join('\n')),
    })
    expect(response.status(), await response.text()).toBe(202)
    const { runId } = (await response.json()) as { runId: string }
    await settled(request, token, runId)
    await page.goto(`/imports/${runId}`)
  }
  await send(12)
  await send(2)
  await expect(page.getByText('It would close 10 of 12 open facts')).toBeVisible()
  await page.getByRole('button', { name: 'Release' }).click()
  await confirm(page, 'Release the import')
  // The page follows by itself.
  await expect(page.getByRole('heading', { name: `${mark}: 0 new facts, 10 gone` })).toBeVisible()
})

test('who may only read sees no button that changes anything', async ({ signIn }) => {
  const { page } = await signIn('auditor')
  await page.goto('/systems')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add a system' })).toHaveCount(0)
  await page.goto('/sources')
  await expect(page.getByRole('button', { name: 'Connect a source' })).toHaveCount(0)
})

for (const path of ['/people', '/systems', '/accounts', '/mfa', '/sources']) {
  test(`${path} is for everybody to read and to use, live and, where it knows days, of a day`, async ({
    signIn,
  }) => {
    const { page } = await signIn('lead')
    await page.goto(path)
    await expectWellFormed(page)
    await expectAccessibleInBothThemes(page)
    if (path !== '/accounts' && path !== '/mfa') return
    await page.goto(`${path}?asOf=2026-01-31`)
    await expect(page.getByText('As it stood at the end of 31 Jan 2026')).toBeVisible()
    await expectAccessibleInBothThemes(page)
  })
}
