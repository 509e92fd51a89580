import { existsSync, readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { dropFiles } from './support/drop-files.ts'
import { ownName, seal } from './support/report.ts'
import { expect, test } from './support/test.ts'

/** Real reports by others, which lie beside the project where they are at all. */
const fixtures = resolve(
  import.meta.dirname,
  '..',
  process.env.PLUMBLINE_FIXTURES ?? '../shared/fixtures',
  'scans',
  'trivy',
)

/** Not Trivy's JSON: its JUnit output, and a bare `null`, which could be anything. */
const unreadable = ['trivy__alpine-310.junit.golden', 'dd__legacy_no_vuln.json']

test('every real report of Trivy that is dropped is read, or refused with a reason', async ({ signIn }) => {
  test.skip(!existsSync(fixtures), `no real reports at ${fixtures} (set PLUMBLINE_FIXTURES)`)
  test.setTimeout(240_000)
  const { page } = await signIn('lead')
  const paths = readdirSync(fixtures).map((name) => join(fixtures, name))
  await page.goto('/upload')
  await dropFiles(page, page.getByLabel('Drop reports here, or choose them'), paths)
  const entries = page.getByRole('list', { name: 'Files' }).getByRole('listitem')
  const ended = entries.filter({ has: page.getByText(/^(done|failed)$/) })
  await expect(ended).toHaveCount(paths.length, { timeout: 200_000 })

  const failed = await entries.filter({ has: page.getByText(/^failed$/) }).allTextContents()
  const names = paths.map((path) => basename(path))
  expect(names.filter((name) => failed.some((text) => text.startsWith(name))).sort()).toEqual(
    unreadable.sort(),
  )
  for (const text of failed) expect(text).toMatch(/\. \S.*\./)
})

test('a file that is no report is refused with what was wrong and what to do; the others go on', async ({
  signIn,
}) => {
  const { page } = await signIn('lead')
  await page.goto('/upload')
  const good = seal(
    ownName('good'),
    'good.json',
    JSON.stringify({
      SchemaVersion: 2,
      ArtifactName: ownName('good'),
      ArtifactType: 'filesystem',
      Results: [{ Target: 'package-lock.json', Class: 'lang-pkgs', Type: 'npm' }],
    }),
  )
  await page.getByLabel('Drop reports here, or choose them').setInputFiles([
    { name: 'shopping.txt', mimeType: 'text/plain', buffer: Buffer.from('Buy milk.\n') },
    { name: 'empty.json', mimeType: 'application/json', buffer: Buffer.alloc(0) },
    { name: good.fileName, mimeType: 'application/json', buffer: good.bytes },
  ])
  const entry = (name: string) =>
    page.getByRole('list', { name: 'Files' }).getByRole('listitem').filter({ hasText: name })
  await expect(entry('shopping.txt')).toContainText('failed')
  await expect(entry('shopping.txt')).toContainText('text that is not JSON')
  await expect(entry('empty.json')).toContainText(
    'The report is empty: no bytes arrived. Check the file and send it again.',
  )
  await expect(entry(good.fileName)).toContainText('done')
})

test('a name that leads out of its folder is refused', async ({ signIn }) => {
  const { page } = await signIn('lead')
  await page.goto('/upload')
  const response = await page.request.post('/api/v1/ingest', {
    params: { fileName: '../../etc/passwd' },
    headers: { Origin: new URL(page.url()).origin },
    data: Buffer.from('{}'),
  })
  expect(response.status()).toBe(422)
  expect(await response.json()).toMatchObject({ code: 'invalid_input' })
})
