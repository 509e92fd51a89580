import type { Page } from '@playwright/test'
import { expectAccessibleInBothThemes, expectWellFormed } from './support/accessibility.ts'
import { actAs } from './support/act-as.ts'
import { useTheme } from './support/browser.ts'
import { confirm } from './support/confirm.ts'
import { createPerson } from './support/person.ts'
import { plantIncident } from './support/planted-incident.ts'
import { plantPublished, publicSections, resolveAtOnce } from './support/planted-post-mortem.ts'
import { ownName } from './support/report.ts'
import type { Stack } from './support/stack.ts'
import { expect, test } from './support/test.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** An incident at its resolution. */
async function resolved(stack: Stack): Promise<{ number: number; title: string }> {
  const title = ownName('post-mortem')
  const number = await plantIncident(stack, title, 'high')
  await resolveAtOnce(stack, number)
  return { number, title }
}

/** The same with a text that may be published, saved by somebody else: version 2. */
async function written(stack: Stack, sections: Partial<typeof publicSections> = {}) {
  const incident = await resolved(stack)
  const author = await createPerson(stack, { roles: ['responder'] })
  const act = await actAs(stack, author)
  await act('draftPostMortemAction', { number: incident.number })
  await act('savePostMortemAction', {
    number: incident.number,
    version: 1,
    title: incident.title,
    sections: { ...publicSections, ...sections },
  })
  return { ...incident, author, act }
}

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

test('a responder drafts it from the record, mends what is not for the public, and submits it', async ({
  signIn,
  stack,
}) => {
  const { number } = await resolved(stack)
  const { page, person } = await signIn('responder')
  await page.goto(`/incidents/${number}/post-mortem`)
  await expect(heading(page)).toContainText('is resolved; its post-mortem is not drafted yet')
  await page.getByRole('button', { name: 'Draft it from the record' }).click()
  await expect(heading(page)).toContainText('Version 1 is a draft')

  await field(page, 'The vulnerability').fill(`${person.name} left 10.1.2.3 open. Anybody should have known.`)
  await field(page, 'Remediation steps').fill('1. The port was closed.')
  await field(page, 'Preventive measures').fill('- No port is open by default.')
  await page.getByRole('tab', { name: 'Preview' }).click()
  await expect(page.getByRole('article', { name: 'As the public will see it' })).toContainText(
    'The port was closed.',
  )
  await field(page, 'Preventive measures').press('Control+s')
  await expect(heading(page)).toHaveText('Version 2 is a draft; one thing stands before its review')
  await expect(page.getByRole('list', { name: 'Wording of The vulnerability' })).toContainText(
    'What did they see at that moment',
  )

  await page.getByRole('tab', { name: /^Redaction/ }).click()
  const hits = page.getByRole('list', { name: 'Found by the redaction check' })
  await expect(hits.getByRole('listitem')).toHaveCount(2)
  // The hit leads to its words, which are selected and typed over.
  await hits
    .getByRole('listitem')
    .filter({ hasText: person.name })
    .getByRole('button', { name: 'The vulnerability' })
    .click()
  await page.keyboard.type('A service')
  await expect(field(page, 'The vulnerability')).toHaveValue(/^A service left 10\.1\.2\.3 open/)
  await page.keyboard.press('Control+s')
  await expect(hits.getByRole('listitem')).toHaveCount(1)
  await hits.getByRole('button', { name: 'Let it pass' }).click()
  const dialog = page.getByRole('dialog', { name: 'Let it pass' })
  await dialog.getByLabel('Why anybody may read it').fill('It is the address of an example.')
  await dialog.getByRole('button', { name: 'Let it pass' }).click()
  await expect(hits).toContainText('It is the address of an example.')
  await expect(heading(page)).toHaveText('Version 3 is ready for its reviewers')

  await page.getByRole('button', { name: 'Submit for review' }).click()
  await confirm(page, 'Submit it')
  await expect(heading(page)).toHaveText('Version 3 waits for the approval of two people')
  await page.getByRole('tab', { name: 'Review', exact: true }).click()
  await expect(page.getByRole('tabpanel')).toContainText(
    'You wrote this version: two other people review it.',
  )
})

test('two people other than the author approve it, each with a word, and the page says so by itself', async ({
  signIn,
  stack,
}) => {
  const { number, act } = await written(stack)
  await act('submitPostMortemAction', { number, version: 2 })
  const first = await signIn('responder')
  const second = await signIn('manager')
  for (const { page } of [first, second]) {
    const listening = page.waitForResponse(/\/api\/events/)
    await page.goto(`/incidents/${number}/post-mortem`)
    await listening
  }
  const approve = async (page: Page, comment: string) => {
    await page.getByRole('button', { name: 'Approve version 2' }).click()
    const dialog = page.getByRole('dialog', { name: 'Approve version 2' })
    await dialog.getByLabel(/^A word to the author/).fill(comment)
    await dialog.getByRole('button', { name: 'Approve it' }).click()
  }
  await approve(first.page, 'Clear, and kind.')
  await expect(heading(second.page)).toHaveText('Version 2 is approved by one person and waits for another')
  await expect(second.page.getByRole('list', { name: 'Verdicts' })).toContainText('Clear, and kind.')
  await approve(second.page, '')
  for (const { page } of [first, second])
    await expect(heading(page)).toHaveText('Version 2 is approved and can be published')
  await expect(first.page.getByRole('button', { name: 'Approve version 2' })).toHaveCount(0)
})

test('a reviewer asks for changes: it is a draft again, and the author reads why', async ({
  signIn,
  stack,
}) => {
  const { number, act } = await written(stack)
  await act('submitPostMortemAction', { number, version: 2 })
  const { page } = await signIn('manager')
  await page.goto(`/incidents/${number}/post-mortem`)
  await expect(field(page, 'Summary')).toHaveCount(0)
  await page.getByRole('button', { name: 'Ask for changes' }).click()
  const dialog = page.getByRole('dialog', { name: 'Ask for changes' })
  await dialog.getByLabel('What should change').fill('The cause is not the cause.')
  await dialog.getByRole('button', { name: 'Ask for changes' }).click()
  await expect(heading(page)).toHaveText('Version 2 is a draft; one thing stands before its review')
  await page.getByRole('tab', { name: 'Review', exact: true }).click()
  await expect(page.getByRole('tabpanel')).toContainText('The cause is not the cause.')
})

test('what somebody else saved meanwhile is brought in; where both wrote, the writer chooses', async ({
  signIn,
  stack,
}) => {
  const { number, title, act } = await written(stack)
  const { page } = await signIn('responder')
  const listening = page.waitForResponse(/\/api\/events/)
  await page.goto(`/incidents/${number}/post-mortem`)
  await listening
  await field(page, 'Impact').fill('My words about it.')
  await act('savePostMortemAction', {
    number,
    version: 2,
    title,
    sections: { ...publicSections, impact: 'Their words about it.', went_well: 'Their praise.' },
  })
  await expect(field(page, 'What went well')).toHaveValue('Their praise.')
  await expect(field(page, 'Impact')).toHaveValue('My words about it.')
  await expect(page.getByText('Their words about it.')).toBeVisible()
  await page.getByRole('button', { name: 'Take theirs' }).click()
  await expect(field(page, 'Impact')).toHaveValue('Their words about it.')
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
})

test('two versions are compared', async ({ signIn, stack }) => {
  const { number, author } = await written(stack)
  const { page } = await signIn('auditor')
  await page.goto(`/incidents/${number}/post-mortem`)
  await page.getByRole('tab', { name: 'Versions' }).click()
  await page.getByRole('link', { name: 'what changed' }).click()
  await expect(heading(page)).toHaveText(`What ${author.name} changed in version 2`)
  await expect(page.getByRole('region', { name: 'From version 1 to version 2', exact: true })).toContainText(
    'added: The token lived for a year.',
  )
})

test('a published one is in the library for every member, and found by its words', async ({
  signIn,
  stack,
}) => {
  const title = ownName('published')
  await plantPublished(stack, await plantIncident(stack, title, 'high'), title)
  const { page } = await signIn('member')
  await page.goto(`/post-mortems?q=${encodeURIComponent(title)}`)
  const row = page
    .getByRole('table', { name: 'Published post-mortems' })
    .getByRole('row', { name: new RegExp(title) })
  await row.getByRole('link', { name: title }).click()
  await expect(heading(page)).toHaveText(title)
  await expect(page.getByRole('article')).toContainText(publicSections.summary)
  await expect(page.getByRole('link', { name: 'The incident' })).toHaveCount(0)
  // A day before it was published, it was not there.
  await page.goto(`/post-mortems?q=${encodeURIComponent(title)}&asOf=2026-01-01`)
  await expect(page.getByRole('main')).not.toContainText(title)
})

test('g b goes to the post-mortems', async ({ signIn }) => {
  const { page } = await signIn('manager')
  const connected = page.waitForResponse(/\/api\/events/)
  await page.goto('/account')
  await connected
  await page.keyboard.press('g')
  await page.keyboard.press('b')
  await expect(page).toHaveURL(/\/post-mortems$/)
})

for (const [where, size] of [
  ['on a phone', { width: 390, height: 844 }],
  ['at a desk', { width: 1440, height: 900 }],
] as const) {
  test(`a post-mortem is for everybody to read and to use, in light and in dark, ${where}`, async ({
    signIn,
    stack,
  }) => {
    const { number, title } = await written(stack, { impact: 'Seen from 10.1.2.3.' })
    const { page } = await signIn('lead')
    await page.setViewportSize(size)
    await useTheme(page.context(), stack.url, 'light')
    const path = `/incidents/${number}/post-mortem`
    await expectUsable(page, [path, `${path}?compare=1-2`], title)
  })

  test(`the library is for everybody to read and to use, in light and in dark, ${where}`, async ({
    signIn,
    stack,
  }) => {
    const title = ownName('published')
    const number = await plantIncident(stack, title, 'high')
    await plantPublished(stack, number, title)
    const { page } = await signIn('member')
    await page.setViewportSize(size)
    await useTheme(page.context(), stack.url, 'light')
    await expectUsable(page, ['/post-mortems', `/post-mortems/${number}`], title)
  })
}

async function expectUsable(page: Page, paths: readonly string[], words: string): Promise<void> {
  for (const path of paths) {
    await page.goto(path)
    await expect(page.getByRole('main')).toContainText(words)
    await expectWellFormed(page)
    await expectAccessibleInBothThemes(page)
  }
}
