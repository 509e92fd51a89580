import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { useSession } from './support/browser.ts'
import { createPerson, openSession } from './support/person.ts'
import { expect, test } from './support/test.ts'

test('without an allowed host, the page says who can allow one', async ({ signIn }) => {
  const { page } = await signIn('lead')
  await page.goto('/webhooks')
  await expect(page.getByRole('main')).toContainText('No host may be called yet')
  await expect(page.getByRole('button', { name: 'Add a webhook' })).toHaveCount(0)
})

test('a webhook is added, tried, and told nothing more once it is switched off', async ({
  startOwnStack,
  newBrowser,
}) => {
  test.slow()
  const received: { headers: IncomingHttpHeaders; body: string }[] = []
  const receiver = createServer((request, answer) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text
    })
    request.on('end', () => {
      received.push({ headers: request.headers, body })
      answer.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const { port } = receiver.address() as AddressInfo
  const stack = await startOwnStack({ PLUMBLINE_WEBHOOK_HOSTS: '127.0.0.1' })
  const person = await createPerson(stack, { roles: ['lead'] })
  const page = await newBrowser({ baseURL: stack.url })
  await useSession(page.context(), stack.url, await openSession(stack, person.id))

  await page.goto('/webhooks')
  await page.getByRole('button', { name: 'Add a webhook' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a webhook' })
  await dialog.getByLabel('Name', { exact: true }).fill('Tickets')
  await dialog.getByLabel('Address').fill('https://elsewhere.example/')
  await dialog.getByRole('button', { name: 'Add the webhook' }).click()
  await expect(dialog.getByRole('alert')).toContainText('elsewhere.example is not among the hosts')
  await dialog.getByLabel('Address').fill(`http://127.0.0.1:${port}/hook`)
  await dialog.getByRole('button', { name: 'Add the webhook' }).click()
  const secret = /whsec_[\w+/=]{40,}/.exec((await dialog.getByText(/whsec_/).textContent()) ?? '')?.[0] ?? ''
  await dialog.getByRole('button', { name: 'Close' }).click()

  const row = page.getByRole('table', { name: 'Webhooks' }).getByRole('row').filter({ hasText: 'Tickets' })
  await row.getByRole('button', { name: /^Send a test/ }).click()
  await expect.poll(() => received.length).toBe(1)
  const [message] = received
  if (message === undefined) throw new Error('nothing was received')
  const told = new Webhook(secret).verify(message.body, message.headers as Record<string, string>)
  expect(told).toMatchObject({ type: 'test', data: { askedBy: person.name } })
  await expect(row).toContainText('in use')
  await expect(row).toContainText('just now')

  await row.getByRole('button', { name: /^Switch off/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click()
  await expect(row).toContainText('switched off')
  await expect(row.getByRole('button')).toHaveCount(0)
  await new Promise((resolve) => receiver.close(resolve))
})
