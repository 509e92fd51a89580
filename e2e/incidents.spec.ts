import type { Page } from '@playwright/test'
import { expectAccessible, expectAccessibleInBothThemes, expectWellFormed } from './support/accessibility.ts'
import { actAs } from './support/act-as.ts'
import { useTheme } from './support/browser.ts'
import { createPerson } from './support/person.ts'
import { answersFor, plantIncident } from './support/planted-incident.ts'
import { ownName } from './support/report.ts'
import { expect, test } from './support/test.ts'

/** The page hears keys once its scripts run, and then it connects. */
async function openByKeyboard(page: Page, path: string) {
  const connected = page.waitForResponse(/\/api\/events/)
  await page.goto(path)
  await connected
}

async function tellEvidence(page: Page, words: string) {
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: /^What happened/ })).toBeFocused()
  await page.keyboard.type(words)
  await page.getByLabel('Kind', { exact: true }).selectOption('evidence')
  await page.getByLabel('Kind', { exact: true }).press('Control+Enter')
  await expect(page.getByRole('list', { name: 'Timeline', exact: true })).toContainText(words)
}

async function claim(page: Page, step: string, words: string) {
  const button = page.getByRole('button', { name: `Claim: ${step}` })
  await expect(button).toBeVisible()
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').first().fill(`${step} is done`)
  await dialog.getByRole('checkbox', { name: new RegExp(words) }).press('Space')
  await dialog.getByRole('button', { name: 'Claim it' }).press('Enter')
  await expect(dialog).toBeHidden()
  await expect(button).toHaveCount(0)
}

test('a critical incident is opened, classified and acknowledged without a mouse', async ({ signIn }) => {
  const title = ownName('token')
  const { page, person } = await signIn('responder')
  await openByKeyboard(page, '/incidents')
  await page.keyboard.press('n')
  await expect(page.getByLabel('What happens, in a few words')).toBeFocused()
  await page.keyboard.type(title)
  await page.keyboard.press('Tab')
  await page.keyboard.type('A deploy token is used from an unknown network.')
  for (const answer of [
    'Down for all, or unsafe',
    'A critical component, or unknown',
    'Model weights, secrets, or of many people',
    'Used now, or known to have been used',
  ]) {
    await page.getByRole('radio', { name: answer }).press('Space')
  }
  await expect(page.getByText('The answers give')).toContainText('Critical')
  await page.getByLabel('Why').fill('The gateway shows it.')
  await page.getByRole('button', { name: 'Open the incident' }).press('Enter')

  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText(title)
  await expect(page.getByRole('main')).toContainText('highest ever held')
  await expect(page.getByRole('button', { name: 'Acknowledge' })).toBeVisible()
  await page.keyboard.press('m')
  await expect(page.getByText(`Acknowledged by ${person.name}.`)).toBeVisible()
  await page.keyboard.press('m')
  await expect(page.getByRole('button', { name: 'Claim: triage' })).toBeVisible()
})

test('a critical incident is brought from its evidence to its resolution without a mouse', async ({
  signIn,
  stack,
}) => {
  const number = await plantIncident(stack, ownName('steps'), 'critical')
  const { page, person } = await signIn('responder')
  const act = await actAs(stack, person)
  await act('beginTriageAction', { number })
  await openByKeyboard(page, `/incidents/${number}`)
  await tellEvidence(page, 'The token is in a build log.')
  await claim(page, 'triage', 'build log')
  // The two between them are claimed by the same way, elsewhere; the open page follows by itself.
  const { rows } = await stack.database.pool.query<{ id: string }>(
    `select e.id from incident_events e join incidents i on i.id = e.incident_id
     where i.number = $1 and e.kind = 'evidence'`,
    [number],
  )
  for (const step of ['contain', 'eradicate'])
    await act('claimStepAction', {
      number,
      step,
      note: 'Done elsewhere.',
      eventIds: rows.map(({ id }) => id),
    })
  await expect(page.getByRole('button', { name: 'Begin recovery' })).toBeVisible()
  await page.keyboard.press('m')
  await claim(page, 'recover', 'build log')
  await expect(page.getByRole('button', { name: 'Resolve' })).toBeVisible()
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog', { name: 'Resolve the incident' })
  await expect(dialog).toContainText('the clock of the public post-mortem runs')
  await dialog.getByRole('button', { name: 'Resolve' }).press('Enter')
  await expect(page.getByRole('link', { name: 'Draft the post-mortem' })).toBeVisible()
  await expect(page.getByText('of 72 h')).toBeVisible()
  await expectAccessible(page)
})

test('a step is not claimed without evidence', async ({ signIn, stack }) => {
  const number = await plantIncident(stack, ownName('bare'), 'high')
  const { page } = await signIn('responder')
  await page.goto(`/incidents/${number}`)
  await page.getByRole('button', { name: 'Claim Triage' }).click()
  const dialog = page.getByRole('dialog', { name: 'Triage: claim it' })
  await expect(dialog).toContainText('No entry proves anything yet')
  await dialog.getByLabel('What was found').fill('Nothing that anybody could see.')
  await dialog.getByRole('button', { name: 'Claim it' }).click()
  await expect(dialog.getByRole('alert')).toContainText('evidence')
  await expectAccessible(page)
})

test('a milder severity waits for a second person, and the obligation stays', async ({ signIn, stack }) => {
  const number = await plantIncident(stack, ownName('milder'), 'high')
  const first = await signIn('responder')
  await first.page.goto(`/incidents/${number}`)
  await first.page.getByRole('button', { name: 'Classify again' }).click()
  const dialog = first.page.getByRole('dialog', { name: 'Classify it again' })
  for (const answer of ['Nothing yet', 'One account or host', 'None', 'Only possible'])
    await dialog.getByRole('radio', { name: answer }).check()
  await expect(dialog).toContainText('it waits until a second person agrees')
  await dialog.getByLabel('Why').fill('It was a test account without rights.')
  await dialog.getByRole('button', { name: 'Classify', exact: true }).click()
  await expect(first.page.getByText(/proposes Low; it waits for a second person/)).toBeVisible()
  await expect(first.page.getByRole('button', { name: 'Agree' })).toHaveCount(0)

  const second = await signIn('lead')
  await second.page.goto(`/incidents/${number}`)
  await second.page.getByRole('button', { name: 'Agree' }).click()
  await second.page
    .getByRole('dialog', { name: 'Agree to the milder severity?' })
    .getByRole('button', { name: 'Agree' })
    .click()
  await expect(second.page.getByRole('main')).toContainText('once High, which the obligation follows')
  // The first page hears of it by itself.
  await expect(first.page.getByRole('main')).toContainText('once High, which the obligation follows')
})

test('the page keeps its title while it hears of changes', async ({ signIn, stack }) => {
  const number = await plantIncident(stack, ownName('titled'), 'high')
  const { page, person } = await signIn('lead')
  await openByKeyboard(page, `/incidents/${number}`)
  await page.evaluate(() => {
    const titles: string[] = []
    new MutationObserver(() => titles.push(document.title)).observe(document.head, {
      childList: true,
      subtree: true,
      characterData: true,
    })
    Object.assign(window, { titles })
  })
  const act = await actAs(stack, await createPerson(stack, { roles: ['responder'] }))
  for (const title of ['first', 'second', 'third'].map(ownName)) {
    const task = { number, kind: 'task', title, ownerId: person.id, dueAt: '2099-01-01T00:00:00Z' }
    await act('addTaskAction', task)
    await expect(page.getByRole('main')).toContainText(title)
  }
  const seen = await page.evaluate(() => (window as unknown as { titles: string[] }).titles)
  expect(seen.filter((title) => title === '')).toEqual([])
})

test('the board is searched, filtered and walked by keyboard', async ({ signIn, stack }) => {
  const word = ownName('board')
  await plantIncident(stack, `${word} one`, 'high')
  await plantIncident(stack, `${word} two`)
  const { page } = await signIn('auditor')
  await openByKeyboard(page, '/incidents')
  await page.keyboard.press('/')
  await page.keyboard.type(word)
  await expect(page).toHaveURL(new RegExp(`q=${word}`))
  await expect(page.getByRole('article')).toHaveCount(2)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.getByRole('checkbox', { name: /^High/ }).press('Space')
  await expect(page.getByRole('article')).toHaveCount(1)
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: `${word} one` })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${word} one`)
  await expect(page.getByRole('button', { name: /^Claim/ })).toHaveCount(0)
})

test('an action outlives its incident and closes with what shows it', async ({ signIn, stack }) => {
  const title = ownName('action')
  const number = await plantIncident(stack, title, 'low')
  const owner = await signIn('member')
  const act = await actAs(stack, await createPerson(stack, { roles: ['responder'] }))
  await act('addTaskAction', {
    number,
    kind: 'follow_up',
    title,
    ownerId: owner.person.id,
    dueAt: '2099-01-01T00:00:00Z',
  })
  await owner.page.goto('/actions')
  await expect(owner.page.getByRole('heading', { level: 1 })).toHaveText('One action is yours, none is late')
  // Whoever may not read incidents is led to none.
  await expect(owner.page.getByRole('main').getByRole('link', { name: `INC-${number}` })).toHaveCount(0)
  await owner.page.getByRole('button', { name: new RegExp(`^Done.*${title}`) }).click()
  const dialog = owner.page.getByRole('dialog', { name: 'Say that it is done' })
  await dialog.getByLabel('What shows it').fill('Every token lives an hour now.')
  await dialog.getByRole('button', { name: 'It is done' }).click()
  await expect(owner.page.getByRole('heading', { level: 1 })).toHaveText('Nothing is left for you to do')
  await owner.page.getByRole('link', { name: /^Done 1$/ }).click()
  await expect(owner.page.getByRole('table')).toContainText('Every token lives an hour now.')
})

test('the palette finds an incident by its number, and g i goes to the board', async ({ signIn, stack }) => {
  const title = ownName('palette')
  const number = await plantIncident(stack, title)
  const { page } = await signIn('manager')
  await openByKeyboard(page, '/account')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Search or go to' }).getByRole('combobox')).toBeFocused()
  await page.keyboard.type(`INC-${number}`)
  await expect(page.getByRole('option', { name: new RegExp(title) })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await expect(page).toHaveURL(/\/incidents$/)
})

test('an incident is shown as it stood, and not before it was told', async ({ signIn, stack }) => {
  const title = ownName('past')
  const number = await plantIncident(stack, title, 'high')
  const { page } = await signIn('auditor')
  await page.goto(`/incidents/${number}?asOf=2020-01-01`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    `INC-${number} did not exist yet on 1 Jan 2020`,
  )
  await expectAccessibleInBothThemes(page)
  await page.getByRole('link', { name: /^As it stood on/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await page.goto('/incidents/999999?asOf=2020-01-01')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing hangs here')
  await page.goto('/incidents?asOf=2020-01-01')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No incident has been recorded')
  await page.goto('/incidents/analysis?asOf=2020-01-01')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No incident was reported in this time')
})

for (const pattern of [
  '/incidents',
  '/incidents/N',
  '/incidents/new',
  '/incidents/analysis',
  '/actions?whose=all',
])
  test(`${pattern} is for everybody to read and to use on a phone, in light and in dark`, async ({
    signIn,
    stack,
  }) => {
    const title = ownName('phone')
    const number = await plantIncident(stack, title, 'critical')
    const act = await actAs(stack, await createPerson(stack, { roles: ['responder'] }))
    await act('classifyIncidentAction', {
      number,
      matrix: answersFor.low,
      reason: 'It was a test account without rights.',
    })
    const { page, person } = await signIn('lead')
    await act('addTaskAction', {
      number,
      kind: 'task',
      title,
      ownerId: person.id,
      dueAt: '2099-01-01T00:00:00Z',
    })
    await useTheme(page.context(), stack.url, 'light')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(pattern.replace('N', String(number)))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('status', { name: /^Loading/ })).toHaveCount(0)
    await expectWellFormed(page)
    await expectAccessibleInBothThemes(page)
  })
