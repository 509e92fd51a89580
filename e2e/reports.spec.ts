import { randomBytes } from 'node:crypto'
import { pages, routes } from '#lib/platform/auth/surface.ts'
import { expectAccessibleInBothThemes, expectWellFormed } from './support/accessibility.ts'
import { createToken } from './support/api-token.ts'
import { useTheme } from './support/browser.ts'
import { fileConfidentialReport } from './support/confidential-report.ts'
import { confirm } from './support/confirm.ts'
import { importReport } from './support/ingest.ts'
import { flaws, ownName, trivyReport } from './support/report.ts'
import { addressOf } from './support/sample-address.ts'
import { expect, test } from './support/test.ts'
import { cookieOf, everyVisitor, proofOf } from './support/visitor.ts'

const heading = { level: 1 } as const

test('a member reports with a file, the lead answers, and it becomes an incident of other words', async ({
  signIn,
}) => {
  const word = ownName('weak')
  const { page: member } = await signIn('member')
  await member.goto('/report')
  await member.getByLabel('What did you find?').fill(`The key of ${word} is in a public bucket.`)
  await member.getByLabel('Where?').fill('bucket exports')
  await member.getByLabel('How do you know?').fill('I listed it without signing in.')
  await member
    .getByLabel('Add files')
    .setInputFiles({ name: `${word}.txt`, mimeType: 'text/plain', buffer: Buffer.from('proof') })
  await member.getByRole('button', { name: 'Send the report' }).click()
  await expect(member).toHaveURL(/\/report\/[0-9a-f-]{36}$/)
  await expect(member.getByRole('heading', heading)).toHaveText(/waits for the pillar lead/)
  await expect(member.getByRole('list', { name: 'Files' })).toContainText(`${word}.txt`)

  const { page: lead } = await signIn('lead')
  await lead.goto('/reports')
  await lead.getByRole('link', { name: new RegExp(word) }).click()
  await expect(lead.getByRole('heading', heading)).toHaveText(/waits to be acknowledged/)
  await lead.getByRole('button', { name: 'Acknowledge' }).click()
  await confirm(lead, 'Acknowledge')
  await expect(lead.getByRole('heading', heading)).toHaveText(/nothing is decided yet/)
  const write = lead.getByRole('form', { name: 'Write to the reporter' })
  for (const [text, isInternal] of [
    ['Thank you, we are on it.', false],
    ['Who made the bucket?', true],
  ] as const) {
    await write.getByRole('textbox', { name: 'Write to the reporter' }).fill(text)
    await write.getByLabel('Internal note').setChecked(isInternal)
    await write.getByRole('button', { name: 'Send' }).click()
    await expect(lead.getByRole('list', { name: 'Messages' })).toContainText(text)
  }
  const download = lead.waitForEvent('download')
  await lead.getByRole('link', { name: `${word}.txt` }).click()
  expect((await download).suggestedFilename()).toBe(`${word}.txt`)

  await member.reload()
  await expect(member.getByRole('list', { name: 'Messages' })).toContainText('we are on it')
  await expect(member.getByRole('list', { name: 'Messages' })).not.toContainText('Who made the bucket')

  await lead.getByRole('button', { name: 'Make it an incident' }).click()
  const dialog = lead.getByRole('dialog', { name: 'Make it an incident' })
  await dialog.getByLabel('Title').fill('A key could be read by anybody')
  await dialog.getByLabel('What is known so far').fill('A key of a service lay in a public bucket.')
  await dialog.getByRole('button', { name: 'Open the incident' }).click()
  await expect(lead).toHaveURL(/\/incidents\/\d+$/)
  const main = lead.getByRole('main')
  await expect(main).toContainText('A key could be read by anybody')
  await expect(main).not.toContainText(word)
  await expect(member.getByRole('heading', heading)).toHaveText('Your report led to an incident')
})

test('no page, list, search or export shows a report to anybody but the lead and the designees', async ({
  stack,
  request,
  canary,
}) => {
  test.slow()
  const word = `confidential${randomBytes(6).toString('hex')}`
  const reportId = await fileConfidentialReport(stack, request, word)
  const addresses = [
    ...Object.keys(pages).map((pattern) => addressOf(pattern, { ...canary, reportId })),
    ...Object.entries(routes).flatMap(([pattern, rows]) =>
      rows.some(({ method }) => method === 'GET') && !/\[\.\.\.|\/events$/.test(pattern)
        ? [`${addressOf(pattern, { ...canary, reportId })}?q=${word}`]
        : [],
    ),
  ]
  const shown: string[] = []
  for (const visitor of everyVisitor) {
    const headers = await cookieOf(stack, visitor)
    for (const address of addresses) {
      const response = await fetch(new URL(address, stack.url), { headers, redirect: 'manual' })
      const body = (await response.text()).replaceAll(`q=${word}`, '')
      if (body.includes(`bucket ${word}`) || body.includes(`${word} is public`))
        shown.push(`${visitor} ${address}`)
    }
  }
  const readers = everyVisitor.filter(
    (visitor) => proofOf(visitor) === 'aal2' && /^(lead|responder)/.test(visitor),
  )
  expect(shown.sort()).toEqual(
    readers.flatMap((visitor) => [`${visitor} /reports`, `${visitor} /reports/${reportId}`]).sort(),
  )
})

test('a program reports with files in one request, and sends more', async ({ stack, request, signIn }) => {
  const word = ownName('multi')
  const headers = { Authorization: `Bearer ${await createToken(stack, ['report'])}` }
  const file = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) })
  const response = await request.post('/api/v1/reports', {
    headers,
    multipart: {
      what: `About ${word}, in parts.`,
      where: 'here',
      howKnown: 'a scanner',
      file: file('a.txt'),
    },
  })
  expect(response.status()).toBe(201)
  const { reportId, attachments } = (await response.json()) as { reportId: string; attachments: number }
  expect(attachments).toBe(1)
  const send = (name: string, data: Buffer) =>
    request.post(`/api/v1/reports/${reportId}/attachments`, {
      headers: { ...headers, 'X-Plumbline-File-Name': encodeURIComponent(name) },
      data,
    })
  for (const name of ['b.txt', 'ç.txt', 'd.txt', 'e.txt'])
    expect((await send(name, Buffer.from(name))).status()).toBe(201)
  expect(await (await send('f.txt', Buffer.from('f'))).json()).toMatchObject({ code: 'limit_exceeded' })
  expect(await (await send('a/b', Buffer.from('f'))).json()).toMatchObject({ code: 'invalid_input' })
  const { page } = await signIn('responder')
  await page.goto(`/reports/${reportId}`)
  await expect(page.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveCount(5)
  const refused = await request.post('/api/v1/reports', { headers, data: { what: 'short' } })
  expect(await refused.json()).toMatchObject({ code: 'invalid_input', errors: expect.any(Array) })
})

test('somebody without an account reports, and follows it by the receipt alone', async ({ page, signIn }) => {
  const word = ownName('nameless')
  await page.goto('/report/anonymous')
  await expectWellFormed(page)
  await page.getByLabel('What did you find?').fill(`Somebody sells ${word}.`)
  await page.getByLabel('Where?').fill('a forum')
  await page.getByLabel('How do you know?').fill('I was offered it.')
  await page.getByRole('button', { name: 'Send without a name' }).click()
  const receipt = await page.locator('code').textContent()
  expect(receipt).toMatch(/^([0-9A-Z]{5}-){4}[0-9A-Z]{6}$/)
  expect(await page.context().cookies()).toEqual([])

  const { page: lead } = await signIn('lead')
  await lead.goto('/reports')
  await lead.getByRole('link', { name: new RegExp(word) }).click()
  await expect(lead.getByRole('main')).toContainText('somebody who gave no name')
  await lead.getByRole('textbox', { name: 'Write to the reporter' }).fill('Where exactly?')
  await lead.getByRole('button', { name: 'Send' }).click()
  await expect(lead.getByRole('list', { name: 'Messages' })).toContainText('Where exactly?')

  const requested: string[] = []
  page.on('request', (request) => requested.push(request.url()))
  await page.getByRole('link', { name: 'Look at a report by its receipt' }).click()
  await page.getByRole('textbox', { name: 'Receipt' }).fill((receipt ?? '').toLowerCase())
  await page.getByRole('button', { name: 'Show the report' }).click()
  await expect(page.getByRole('list', { name: 'Messages' })).toContainText('Where exactly?')
  await page.getByRole('textbox', { name: 'Add something' }).fill('On page 3.')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('list', { name: 'Messages' })).toContainText('On page 3.')
  await expectAccessibleInBothThemes(page)
  // Addresses are written to logs and histories.
  expect(requested.filter((url) => url.toUpperCase().includes(receipt ?? ''))).toEqual([])
  expect(page.url()).not.toContain(word)
})

test('nothing of a report is printed by the web or the worker, however much they log', async ({
  startOwnStack,
  playwright,
}) => {
  const own = await startOwnStack({ PLUMBLINE_LOG_LEVEL: 'debug' })
  const request = await playwright.request.newContext({ baseURL: own.url })
  const word = ownName('printed')
  await fileConfidentialReport(own, request, word)
  const token = await createToken(own, ['report'])
  await request.post('/api/v1/reports', {
    headers: { Authorization: `Bearer ${token}` },
    data: { what: word.repeat(3), where: '', howKnown: 7 },
  })
  await request.dispose()
  expect(own.output()).not.toContain(word)
})

test('known weaknesses that nobody reported are chosen and brought to the lead', async ({
  signIn,
  stack,
  request,
}) => {
  const word = ownName('silent')
  const found = flaws(2, 'CRITICAL').map((flaw) => ({ ...flaw, package: `${word}-${flaw.package}` }))
  const token = await createToken(stack, ['ingest'])
  const { assetId } = await importReport(request, token, trivyReport(word, found))
  // Older than everything else, so that they come first.
  await stack.database.pool.query(
    "update findings set opened_at = opened_at - interval '20 years' where asset_id = $1",
    [assetId],
  )
  const { page } = await signIn('member')
  await page.goto('/reports/unreported')
  const rows = page.getByRole('row').filter({ hasText: word })
  await expect(rows).toHaveCount(2)
  await rows.first().getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Report 1 weakness' }).click()
  const dialog = page.getByRole('dialog', { name: 'Report 1 weakness' })
  await dialog.getByLabel(/^Note/).fill(`Seen by hand: ${word}.`)
  await dialog.getByRole('button', { name: 'Report 1 weakness' }).click()
  await expect(rows).toHaveCount(1)
  await expect(page.getByRole('list', { name: 'Brought to the pillar lead' })).toContainText(word)
  await expect(page.getByRole('button', { name: /^Acknowledge/ })).toHaveCount(0)

  const { page: lead } = await signIn('lead')
  await lead.goto('/reports/unreported')
  await lead.getByRole('button', { name: /^Acknowledge/ }).click()
  await expect(lead.getByText(`Seen by hand: ${word}.`)).toHaveCount(0)
})

test('security.txt says whom to tell, as RFC 9116 asks', async ({ request, stack }) => {
  const response = await request.get('/.well-known/security.txt')
  expect(response.headers()['content-type']).toBe('text/plain; charset=utf-8')
  const text = await response.text()
  expect(text).toContain(`Contact: ${stack.url}/report/anonymous\r\n`)
  expect(text).toMatch(/^Expires: \d{4}-\d\d-\d\dT00:00:00Z\r$/m)
})

test('a report is written on a phone', async ({ signIn, stack }) => {
  const { page } = await signIn('member')
  await useTheme(page.context(), stack.url, 'light')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/report')
  await expectWellFormed(page)
  await page.getByLabel('What did you find?').fill('A door stands open at night.')
  await page.getByLabel('Where?').fill('building two')
  await page.getByLabel('How do you know?').fill('I walked in.')
  await page.getByRole('button', { name: 'Send the report' }).click()
  await expect(page.getByRole('heading', heading)).toHaveText(/waits for the pillar lead/)
  await expectWellFormed(page)
  await expectAccessibleInBothThemes(page)
})
