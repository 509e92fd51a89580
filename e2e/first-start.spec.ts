import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { dayMs, systemClock } from '#lib/platform/clock.ts'
import { dropFiles } from './support/drop-files.ts'
import { choosePassword, enrolAuthenticator } from './support/enrolment.ts'
import { expect, test } from './support/test.ts'

const samples = resolve(import.meta.dirname, '..', 'lib', 'scans', 'parsers', 'samples')
const sampleNames = ['trivy.json', 'grype.json', 'sarif.json', 'npm-audit.json', 'gitleaks.json']

/** A finding of the Grype sample that no other sample shows. */
const onlyInGrype = 'GHSA-9wv6-86v2-598j'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const isoDay = (daysAgo: number) =>
  new Date(systemClock.now().getTime() - daysAgo * dayMs).toISOString().slice(0, 10)

/** What a newcomer does on the first day, on an installation that has just been started. */
test('from the set-up link to the raw element of a report', async ({ newBrowser, startOwnStack }) => {
  test.setTimeout(240_000)
  const stack = await startOwnStack()
  const page = await newBrowser({ baseURL: stack.url })
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-samples-'))
  /** A copy of a sample whose scan ran so many days ago, as its file's own time says. */
  const scanned = (name: string, daysAgo: number): string => {
    const path = join(folder, `${daysAgo === 0 ? 'new' : 'old'}-${name}`)
    copyFileSync(join(samples, name), path)
    const at = new Date(systemClock.now().getTime() - daysAgo * dayMs)
    utimesSync(path, at, at)
    return path
  }

  await test.step('the printed link makes the first account, once', async () => {
    const link = stack.setupUrl ?? ''
    await page.goto(link)
    await page.getByLabel('Your name').fill('Cygnus')
    await page.getByLabel('E-mail address').fill('cygnus@example.org')
    await choosePassword(page, 'Create the first account')
    await enrolAuthenticator(page)
    const another = await newBrowser({ baseURL: stack.url })
    await another.goto(link)
    await expect(another.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible()
  })

  await test.step('the posture says how much is unproven and what to do', async () => {
    // Plumbline's own users and roles are the only evidence there is.
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\d+ are unproven$/)
    await expect(page.getByRole('heading', { name: 'Send the first report' })).toBeVisible()
  })

  const upload = await page.context().newPage()
  await test.step('reports dropped in another window are read', async () => {
    await upload.goto('/')
    await upload.getByRole('link', { name: 'Drop the file here' }).click()
    await expect(upload).toHaveURL(/\/upload$/)
    // The same scans of 40 days ago and of today: what was open then is open still.
    const files = sampleNames.flatMap((name) => [scanned(name, 40), scanned(name, 0)])
    for (const age of [
      files.filter((_, index) => index % 2 === 0),
      files.filter((_, index) => index % 2 === 1),
    ]) {
      await dropFiles(upload, upload.getByLabel('Drop reports here, or choose them'), age)
      for (const path of age) {
        const entry = upload
          .getByRole('list', { name: 'Files' })
          .getByRole('listitem')
          .filter({ hasText: basename(path) })
        await expect(entry).toContainText(/\d+ findings?: \d+ opened/, { timeout: 60_000 })
        await expect(entry).toContainText('done')
      }
    }
  })

  await test.step('the posture in the first window changes without a reload', async () => {
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/^Nothing is proven yet/)
    await expect(page.getByRole('heading', { name: 'Send the first report' })).toBeHidden()
  })

  await test.step('clause III.B shows its status and its violations', async () => {
    const clause = page
      .getByRole('row')
      .filter({ hasText: /^III\.B/ })
      .first()
    await expect(clause).toContainText('Breached')
    const control = page
      .getByRole('row')
      .filter({ has: page.locator('a[href="/controls/supply-chain.findings-in-sla"]') })
    await expect(control).toContainText('Breached')
    await expect(control).toContainText(/\d+ violations?/)
  })

  await test.step('three clicks further lies the raw element, with its digests', async () => {
    await page.locator('a[href="/controls/supply-chain.findings-in-sla"]').first().click()
    const violations = page.getByRole('table', { name: 'Open violations' })
    await violations.getByRole('link', { name: 'registry.covenant.example/reactor-api' }).first().click()
    await page.getByRole('table', { name: 'Open findings' }).getByRole('link', { name: onlyInGrype }).click()
    const bytes = readFileSync(join(samples, 'grype.json'))
    const proof = page.locator('dl').filter({ hasText: 'SHA-256 of these bytes' })
    await expect(proof).toContainText(`SHA-256 of the whole report${sha256(bytes)}`)
    const place = await page.getByText(/^Bytes [\d,]+ to [\d,]+ of the report/).textContent()
    const [from = 0, to = 0] = (place?.match(/[\d,]+/g) ?? []).map((text) => Number(text.replaceAll(',', '')))
    const element = bytes.subarray(from, to)
    expect(JSON.parse(element.toString()) as unknown).toMatchObject({ vulnerability: { id: onlyInGrype } })
    await expect(proof).toContainText(`SHA-256 of these bytes${sha256(element)}`)
  })

  await test.step('the posture of another day is computed from what is on record', async () => {
    await page.goto(`/?asOf=${isoDay(60)}`)
    await expect(page.getByText(/^As it stood at the end of/)).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Nothing is proven yet/)
    await page.goto(`/?asOf=${isoDay(20)}`)
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/^Nothing is proven yet/)
    await page.getByRole('link', { name: 'Back to live' }).first().click()
    await expect(page).toHaveURL(`${stack.url}/`)
  })

  await test.step('nobody takes the role away from the only administrator', async () => {
    await page.goto('/users')
    await page.getByRole('link', { name: 'Cygnus' }).click()
    const role = page
      .getByRole('listitem')
      .filter({ hasText: 'given by' })
      .filter({ hasText: 'Administrator' })
    await role.getByRole('button', { name: 'Take away' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Take the role' }).click()
    const refusal = page.getByRole('alert').filter({ hasText: 'the last active person' })
    await expect(refusal).toContainText('Give the role to somebody else first.')
  })
  rmSync(folder, { recursive: true, force: true })
})
