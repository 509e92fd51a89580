import { createHmac } from 'node:crypto'
import { expectAccessible, expectWellFormed } from './support/accessibility.ts'
import { actAs } from './support/act-as.ts'
import { createToken } from './support/api-token.ts'
import { createPerson } from './support/person.ts'
import { plantIncident } from './support/planted-incident.ts'
import type { Stack } from './support/stack.ts'
import { expect, test } from './support/test.ts'

const list = 'Timeline'

const tell = (stack: Stack, number: number, token: string, body: object | FormData, headers = {}) =>
  fetch(new URL(`/api/v1/incidents/INC-${number}/events`, stack.url), {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      ...(!(body instanceof FormData) && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    body: body instanceof FormData ? body : JSON.stringify(body),
  })

test('a responder writes by keyboard alone, corrects it, and the first words stay to be read', async ({
  stack,
  signIn,
}) => {
  const number = await plantIncident(stack, 'Timeline by keyboard', 'high')
  const { page, person } = await signIn('responder')
  await page.goto(`/incidents/${number}`)
  const entries = page.getByRole('list', { name: list, exact: true })
  await expect(entries).toContainText('What is known of Timeline by keyboard')

  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: /^What happened/ })).toBeFocused()
  await page.keyboard.type('Token revoked on **web-1**')
  await page.keyboard.press('Control+Enter')
  const entry = entries.getByRole('listitem').filter({ hasText: 'Token revoked on web-1' })
  await expect(entry).toContainText(`action`)
  await expect(entry).toContainText(person.name)
  await expect(entry.locator('strong')).toHaveText('web-1')

  await entry.getByRole('button', { name: /more$/ }).click()
  await page.getByRole('menuitem', { name: 'Correct' }).click()
  const dialog = page.getByRole('dialog', { name: 'Correct this entry' })
  await dialog.getByLabel('What happened').fill('Token revoked on web-2')
  await dialog.getByLabel('Why it is corrected').fill('It was another host.')
  await dialog.getByRole('button', { name: 'Correct it' }).click()
  const corrected = entries.getByRole('listitem').filter({ hasText: 'Token revoked on web-2' })
  await corrected.getByText('Corrected: It was another host.').click()
  await expect(corrected).toContainText('Token revoked on web-1')

  await corrected.getByRole('button', { name: /more$/ }).click()
  await page.getByRole('menuitem', { name: 'Pin to the top' }).click()
  await expect(page.getByRole('region', { name: 'Pinned' })).toContainText('Token revoked on web-2')
  await expectAccessible(page)
})

test('files become evidence with their entry, and can be looked at from it', async ({ stack, signIn }) => {
  const number = await plantIncident(stack, 'Timeline with files')
  const { page } = await signIn('responder')
  await page.goto(`/incidents/${number}`)
  await page.getByRole('button', { name: /^New entry/ }).click()
  await page.getByLabel('Kind', { exact: true }).selectOption('evidence')
  await page
    .getByLabel('Attach files')
    .setInputFiles({ name: 'gateway.log', mimeType: 'text/plain', buffer: Buffer.from('403\n200\n') })
  await page.getByLabel(/^Address/).fill(new URL('/evidence', stack.url).href)
  await page.getByLabel('Called').fill('All evidence')
  await page.getByRole('button', { name: 'Add the link' }).click()
  await page.getByRole('button', { name: /^Add to the timeline/ }).click()
  const entries = page.getByRole('list', { name: list, exact: true })
  await expect(entries.getByRole('link', { name: 'All evidence' })).toHaveAttribute('href', '/evidence')
  await entries.getByRole('link', { name: /gateway\.log/ }).click()
  await expect(page).toHaveURL(/\/evidence\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('main')).toContainText('Incident attachment')

  // A manager reads the timeline and opens no evidence: the file is named, and leads to no refusal.
  const { page: manager } = await signIn('manager')
  await manager.goto(`/incidents/${number}`)
  const read = manager.getByRole('list', { name: list, exact: true })
  await expect(read).toContainText('gateway.log')
  await expect(read.getByRole('link', { name: 'All evidence' })).toBeVisible()
  await expect(read.getByRole('link', { name: /gateway\.log/ })).toHaveCount(0)
})

test('a pasted chat is shown before it is added, and is added once', async ({ stack, signIn }) => {
  const number = await plantIncident(stack, 'Timeline with a chat')
  const { page } = await signIn('responder')
  await page.goto(`/incidents/${number}`)
  const paste = async () => {
    await page.getByRole('button', { name: 'Paste a chat' }).click()
    const dialog = page.getByRole('dialog')
    await dialog
      .getByLabel('The chat')
      .fill('[2026-01-05 22:14] Ola Berg: 403s\n[2026-01-05 22:15] Ola Berg: then success')
    await dialog.getByLabel('Time zone of the times').fill('UTC')
    await dialog.getByRole('button', { name: 'Read it' }).click()
    return dialog
  }
  const dialog = await paste()
  await expect(dialog.getByRole('listitem')).toHaveCount(2)
  await dialog.getByRole('button', { name: 'Add 2 messages' }).click()
  const entries = page.getByRole('list', { name: list, exact: true })
  await expect(entries.getByRole('listitem').filter({ hasText: 'then success' })).toContainText(
    'Ola Berg, pasted by',
  )
  await expect((await paste()).getByText('on the timeline already')).toHaveCount(2)
  await expect(page.getByRole('dialog').getByRole('button', { name: /^Add/ })).toHaveCount(0)
})

test('what is filtered stands in the address, and the drawing leads into the list', async ({
  stack,
  signIn,
}) => {
  const number = await plantIncident(stack, 'Timeline to filter', 'critical')
  const token = await createToken(stack, ['respond'])
  for (const kind of ['action', 'evidence', 'communication'])
    expect((await tell(stack, number, token, { kind, body: `An ${kind} by API` })).status).toBe(201)
  const { page } = await signIn('auditor')
  await page.goto(`/incidents/${number}`)
  await page.getByRole('button', { name: /^Evidence/ }).click()
  await expect(page).toHaveURL(/[?&]kind=evidence/)
  const entries = page.getByRole('list', { name: list, exact: true })
  await expect(entries).toContainText('An evidence by API')
  await expect(entries).not.toContainText('An action by API')
  await page.reload()
  await expect(entries).not.toContainText('An action by API')
  await page.getByRole('button', { name: /^Evidence/ }).click()
  await expect(entries).toContainText('An action by API')

  const moments = page.getByRole('slider', { name: 'Moments of the timeline' })
  await moments.focus()
  await page.keyboard.press('End')
  // All of it was told within one moment, or the last of it in one of its own.
  await expect(moments).toHaveAttribute('aria-valuetext', /1 communication|2 communications/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/[?&]since=/)
  await expect(page.getByRole('button', { name: /^Remove filter From/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^New entry/ })).toHaveCount(0)
})

test('the same key of a token is one entry; a file comes along; nothing lies ahead', async ({ stack }) => {
  const number = await plantIncident(stack, 'Timeline by API')
  const token = await createToken(stack, ['respond'])
  const entry = { kind: 'action', body: 'Egress closed' }
  const first = await tell(stack, number, token, entry, { 'Idempotency-Key': 'egress-1' })
  expect(first.status).toBe(201)
  const again = await tell(stack, number, token, entry, { 'Idempotency-Key': 'egress-1' })
  expect(again.status).toBe(200)
  expect(await again.json()).toEqual({ ...(await first.json()), duplicate: true })

  const form = new FormData()
  form.set('entry', JSON.stringify({ kind: 'evidence', body: '' }))
  form.append('file', new File(['log'], 'gateway.log'))
  expect((await tell(stack, number, token, form)).status).toBe(201)

  const ahead = await tell(stack, number, token, { ...entry, observedAt: '2999-01-01T00:00:00Z' })
  expect(ahead.status).toBe(422)
  expect(await ahead.json()).toMatchObject({ code: 'invalid_input', errors: [{ path: 'observedAt' }] })
  expect((await tell(stack, 999_999, token, entry)).status).toBe(404)
})

test('GitHub writes where it is named, and nobody writes in its name', async ({ stack, signIn }) => {
  const number = await plantIncident(stack, 'Timeline by hook')
  const lead = await createPerson(stack, { roles: ['lead'] })
  const rotate = await actAs(stack, lead)
  const { rows } = await stack.database.pool.query<{ id: string }>(
    `insert into incident_hooks (id, name, kind, secret, created_at, created_by_name)
     values (gen_random_uuid(), $1, 'github', ''::bytea, now(), 'e2e') returning id`,
    [`GitHub of ${number}`],
  )
  const { secret } = (await rotate('rotateHookAction', { hookId: rows[0]?.id })) as { secret: string }
  const body = JSON.stringify({
    action: 'opened',
    issue: { number: 1, title: `Leak, INC-${number}` },
    sender: { login: 'octocat' },
  })
  const send = (key: string) =>
    fetch(new URL(`/api/v1/hooks/${rows[0]?.id}`, stack.url), {
      method: 'POST',
      headers: {
        'X-GitHub-Event': 'issues',
        'X-GitHub-Delivery': 'd-1',
        'X-Hub-Signature-256': `sha256=${createHmac('sha256', key).update(body).digest('hex')}`,
      },
      body,
    })
  expect((await send('a guess')).status).toBe(401)
  expect(await (await send(secret)).json()).toEqual({ status: 'taken', incidents: [number] })
  expect((await send(secret)).status).toBe(200)
  const { page } = await signIn('responder')
  await page.goto(`/incidents/${number}`)
  await expect(page.getByRole('list', { name: list, exact: true }).getByText(/GitHub: octocat/)).toHaveCount(
    1,
  )
})

test('a timeline leaves as a document, with a fresh code', async ({ stack, signIn }) => {
  const number = await plantIncident(stack, 'Timeline to take away')
  const { page } = await signIn('auditor')
  await page.goto(`/incidents/${number}`)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Markdown' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(new RegExp(`^INC-${number}-timeline-.*\\.md$`))
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('an entry is written and the drawing is read by touch', async ({ stack, signIn }) => {
    const number = await plantIncident(stack, 'Timeline by thumb', 'critical')
    const { page } = await signIn('responder')
    await page.goto(`/incidents/${number}`)
    await page.getByRole('slider', { name: 'Moments of the timeline' }).tap()
    await expect(page.getByRole('button', { name: 'List from here' })).toBeVisible()
    await page.getByRole('button', { name: /^New entry/ }).tap()
    await page.getByRole('textbox', { name: /^What happened/ }).fill('Seen from the train')
    await page.getByRole('button', { name: /^Add to the timeline/ }).tap()
    await expect(page.getByRole('list', { name: list, exact: true })).toContainText('Seen from the train')
    await expectWellFormed(page)
  })
})
