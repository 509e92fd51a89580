import type { Page } from '@playwright/test'
import { startGitServer } from '#lib/platform/git/testing/server.ts'
import { type GitHubStandIn, startGitHub } from '#lib/platform/github/testing/server.ts'
import { expectAccessibleInBothThemes, expectWellFormed } from './support/accessibility.ts'
import { useSession as putSession } from './support/browser.ts'
import { createPerson, openSession } from './support/person.ts'
import { plantApprovedPostMortem } from './support/planted-approval.ts'
import { killHard, untilReplaced } from './support/process.ts'
import type { Stack } from './support/stack.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ timeout: 240_000 })

const allowed = { PLUMBLINE_PUBLICATION_HOSTS: '127.0.0.1' }
type NewBrowser = (options: { baseURL: string }) => Promise<Page>

async function asLead(stack: Stack, newBrowser: NewBrowser): Promise<Page> {
  const lead = await createPerson(stack, { roles: ['lead'] })
  const page = await newBrowser({ baseURL: stack.url })
  await putSession(page.context(), stack.url, await openSession(stack, lead.id))
  return page
}

async function addGitHub(page: Page, gitHub: GitHubStandIn): Promise<void> {
  await page.goto('/incidents/settings')
  await page.getByRole('button', { name: 'Add a repository' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a repository' })
  await dialog.getByLabel('Name', { exact: true }).fill('Security advisories')
  await dialog.getByLabel('Address of the API').fill(gitHub.apiUrl)
  await dialog.getByLabel('Owner').fill('covenant')
  await dialog.getByLabel('Repository', { exact: true }).fill('security')
  await dialog.getByLabel('Public address of a file').fill(gitHub.publicUrlTemplate)
  await dialog.getByLabel('Token').fill('valid-token')
  await dialog.getByRole('button', { name: 'Add the repository' }).click()
  await expect(dialog).toBeHidden()
}

async function publish(page: Page, number: number): Promise<void> {
  await page.goto(`/incidents/${number}/post-mortem`)
  await page.getByRole('button', { name: 'Publish version 1' }).click()
  const dialog = page.getByRole('dialog', { name: 'Publish version 1?' })
  await dialog.getByRole('button', { name: 'Publish' }).click()
  await expect(dialog).toBeHidden()
}

test('a post-mortem goes from its approval to a public page, and says what holds it up on the way', async ({
  startOwnStack,
  newBrowser,
}) => {
  const gitHub = await startGitHub()
  gitHub.repository.isPrivate = true
  const stack = await startOwnStack(allowed)
  const { number, markdown } = await plantApprovedPostMortem(stack)
  const page = await asLead(stack, newBrowser)

  await page.goto('/incidents/settings')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A post-mortem would have nowhere to go')
  await addGitHub(page, gitHub)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Post-mortems go to Security advisories')
  await page.getByRole('button', { name: 'Test Security advisories' }).click()
  const tested = page.getByRole('dialog', { name: 'The test of “Security advisories”' })
  await expect(tested).toContainText('The repository is not public')
  await tested.getByRole('button', { name: 'Close' }).click()
  await expectWellFormed(page)
  await expectAccessibleInBothThemes(page)

  await publish(page, number)
  const obstacle = page.getByRole('tabpanel', { name: 'Publication' }).getByRole('alert')
  await expect(obstacle).toContainText('The repository is not public')
  await expect(obstacle).toContainText('Make the repository public')
  await expectWellFormed(page)
  await expectAccessibleInBothThemes(page)

  gitHub.repository.isPrivate = false
  await page.getByRole('button', { name: 'Try again now' }).click()
  await expect(page.getByRole('heading', { name: 'Version 1 is public, and proven' })).toBeVisible({
    timeout: 60_000,
  })
  await expect(page.getByRole('list', { name: 'Stages' }).getByRole('listitem')).toHaveCount(6)
  expect(gitHub.repository.head('main')?.files.get(`post-mortems/inc-${number}.md`)).toBe(markdown)
  await page.getByRole('link', { name: 'The page as it was fetched' }).click()
  await expect(page.getByRole('main')).toContainText('without any credential')
  expect(gitHub.violations).toEqual([])
  await gitHub.close()
})

test('web and worker are killed in the middle of it: one page comes of it', async ({
  startOwnStack,
  newBrowser,
}) => {
  const gitHub = await startGitHub()
  const stack = await startOwnStack(allowed)
  const { number } = await plantApprovedPostMortem(stack)
  const page = await asLead(stack, newBrowser)
  await addGitHub(page, gitHub)
  const killed: { web?: number; worker?: number } = {}
  gitHub.state.watch = (moment, { method, path }) => {
    if (killed.worker !== undefined || moment !== 'after' || method !== 'PUT' || !path.includes('/contents/'))
      return 'go on'
    // The commit is made, and nobody was told of it.
    killed.worker = killHard(stack.dataDirectory, 'worker')
    killed.web = killHard(stack.dataDirectory, 'web')
    return 'hang up'
  }
  await publish(page, number)
  await expect.poll(() => killed.web !== undefined, { timeout: 60_000 }).toBe(true)
  await untilReplaced(stack.dataDirectory, 'worker', killed.worker ?? 0)
  await untilReplaced(stack.dataDirectory, 'web', killed.web ?? 0)
  await expect
    .poll(
      async () => {
        const { rows } = await stack.database.pool.query<{ state: string }>('select state from publications')
        return rows.map(({ state }) => state)
      },
      { timeout: 120_000, message: 'the new worker goes on by itself' },
    )
    .toEqual(['proven'])
  const path = `post-mortems/inc-${number}.md`
  expect(gitHub.repository.changesOf('main', path)).toBe(1)
  expect(gitHub.repository.pulls).toHaveLength(1)
  const { rows } = await stack.database.pool.query(
    `select (select count(*)::int from evidence where kind = 'post-mortem') as evidence,
            (select count(*)::int from incident_clocks where kind = 'publish' and stopped_at is not null) as stopped`,
  )
  expect(rows).toEqual([{ evidence: 1, stopped: 1 }])
  expect(gitHub.violations).toEqual([])
  await gitHub.close()
})

test('any git server will do, and a phone is enough to publish', async ({ startOwnStack, newBrowser }) => {
  const git = await startGitServer()
  const stack = await startOwnStack(allowed)
  const { number, markdown } = await plantApprovedPostMortem(stack)
  const page = await asLead(stack, newBrowser)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/incidents/settings')
  await page.getByRole('button', { name: 'Add a repository' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a repository' })
  await dialog.getByLabel('Name', { exact: true }).fill('Our own git')
  await dialog.getByLabel('Kind').selectOption('git')
  await dialog.getByLabel('Address of the remote').fill('https://elsewhere.example/security.git')
  await dialog.getByLabel('Public address of a file').fill(git.publicUrlTemplate)
  await dialog.getByLabel('Name', { exact: true }).last().fill(git.login.user)
  await dialog.getByLabel('Password or token').fill(git.login.password)
  await dialog.getByRole('button', { name: 'Add the repository' }).click()
  await expect(dialog.getByRole('alert')).toContainText('elsewhere.example is not among the hosts')
  await dialog.getByLabel('Address of the remote').fill(git.url)
  await dialog.getByRole('button', { name: 'Add the repository' }).click()
  await expect(dialog).toBeHidden()
  await expectWellFormed(page)

  await publish(page, number)
  await expect(page.getByRole('heading', { name: 'Version 1 is public, and proven' })).toBeVisible({
    timeout: 60_000,
  })
  await expectWellFormed(page)
  expect(git.git('show', `main:post-mortems/inc-${number}.md`)).toBe(markdown)
  await git.close()
})
