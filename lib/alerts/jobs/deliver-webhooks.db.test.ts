import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hourMs, minuteMs, systemClock } from '#lib/platform/clock.ts'
import { systemCtx } from '#lib/platform/ctx.ts'
import { readAllowList } from '#lib/platform/http/address-rules.ts'
import { createWebhook } from '../commands/create-webhook.ts'
import { disableWebhook } from '../commands/disable-webhook.ts'
import { evaluateAlerts } from '../commands/evaluate-alerts/index.ts'
import { queueWebhook } from '../commands/parts/queue-webhook.ts'
import { rotateWebhook } from '../commands/rotate-webhook.ts'
import { testWebhook } from '../commands/test-webhook.ts'
import { listWebhooks } from '../queries/webhooks.ts'
import { type AlertsWorld, alertsWorld } from '../testing/alerts-world.ts'
import { deliverWebhooks } from './deliver-webhooks.ts'

const allow = readAllowList(['127.0.0.1'])

type Received = { headers: IncomingHttpHeaders; body: string }

/** A real receiver on this machine. */
async function startReceiver() {
  const received: Received[] = []
  const state = { status: 204 }
  const server = createServer((request, answer) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(parts).toString() })
      answer.writeHead(state.status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    received,
    state,
    url: `http://127.0.0.1:${port}/hook`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

let world: AlertsWorld
let receiver: Awaited<ReturnType<typeof startReceiver>>
let leadId: string
beforeEach(async () => {
  process.env.PLUMBLINE_WEBHOOK_HOSTS = '127.0.0.1'
  // The signature carries the time, which the receiver's library holds against its own clock.
  world = await alertsWorld(systemClock.now())
  receiver = await startReceiver()
  leadId = await world.user('Cygnus', ['lead'])
})
afterEach(async () => {
  await receiver.close()
  await world[Symbol.asyncDispose]()
})

const lead = () => world.ctxOf(leadId, 'lead')
const deliver = (name = 'worker') =>
  deliverWebhooks(systemCtx(name, world.database.worker.db, world.clock), allow)
const add = (topics: ('alerts' | 'revocations')[] = ['alerts'], name = 'Tickets') =>
  createWebhook(lead(), { name, url: receiver.url, topics })
const idOf = (message: Received | undefined) => String(message?.headers['webhook-id'])
const verify = (secret: string, { headers, body }: Received) =>
  new Webhook(secret).verify(body, headers as Record<string, string>)

async function queueTicket(key: string) {
  await world.worker.db.transaction((tx) =>
    queueWebhook(tx, world.clock, { topic: 'revocations', key, payload: { key } }),
  )
}

describe('a webhook', () => {
  test('is told of an alert in a message that its library verifies', async () => {
    const { secret } = await add()
    await world.revocation(new Date(world.clock.now().getTime() - hourMs))
    await evaluateAlerts(world.worker, { isMailOn: false })
    await deliver()
    const [message] = receiver.received
    if (message === undefined) throw new Error('nothing was received')
    expect(verify(secret, message)).toMatchObject({
      type: 'alert.opened',
      data: { kind: 'revocation_overdue', urgency: 'urgent', level: 1 },
    })
    expect(message.headers['content-type']).toBe('application/json')
    expect(() => verify(`whsec_${Buffer.alloc(32).toString('base64')}`, message)).toThrow()
  })

  test('that listens to another topic hears nothing of it', async () => {
    await add(['alerts'])
    await queueTicket('r1/requested')
    await deliver()
    expect(receiver.received).toEqual([])
  })

  test('is told of the same thing once, however often it is queued and however many workers send', async () => {
    await add(['revocations'])
    for (const key of ['r1/requested', 'r2/requested', 'r1/requested']) await queueTicket(key)
    await Promise.all(['a', 'b', 'c'].map(deliver))
    expect(receiver.received.map(({ body }) => JSON.parse(body).data.key).toSorted()).toEqual([
      'r1/requested',
      'r2/requested',
    ])
  })

  test('that fails is tried again later, under the same id', async () => {
    const { secret } = await add(['revocations'])
    await queueTicket('r1/requested')
    receiver.state.status = 500
    await deliver()
    expect(await listWebhooks(lead(), {})).toMatchObject([
      { waiting: 1, givenUp: 0, lastFailure: 'The receiver answered 500.', lastSuccessAt: null },
    ])
    receiver.state.status = 204
    await deliver()
    expect(receiver.received).toHaveLength(1)
    world.clock.advance(minuteMs)
    await deliver()
    expect(receiver.received).toHaveLength(2)
    const [first, second] = receiver.received
    expect(idOf(second)).toBe(idOf(first))
    expect(second && verify(secret, second)).toMatchObject({ data: { key: 'r1/requested' } })
    expect(await listWebhooks(lead(), {})).toMatchObject([{ waiting: 0, givenUp: 0 }])
  })

  test('that fails is left alone for the rest of the run, the others are not', async () => {
    await add(['revocations'])
    const failing = createServer((_, answer) => answer.writeHead(503).end())
    await new Promise<void>((resolve) => failing.listen(0, '127.0.0.1', resolve))
    let calls = 0
    failing.on('request', () => {
      calls++
    })
    const { port } = failing.address() as AddressInfo
    await createWebhook(lead(), {
      name: 'Broken',
      url: `http://127.0.0.1:${port}/`,
      topics: ['revocations'],
    })
    for (const key of ['r1', 'r2', 'r3']) await queueTicket(key)
    await deliver()
    await new Promise((resolve) => failing.close(resolve))
    expect(calls).toBe(1)
    expect(receiver.received).toHaveLength(3)
  })

  test('that redirects has failed', async () => {
    await add(['revocations'])
    await queueTicket('r1')
    receiver.state.status = 307
    await deliver()
    expect(await listWebhooks(lead(), {})).toMatchObject([{ lastFailure: 'The receiver answered 307.' }])
  })

  test('that is switched off is sent nothing more', async () => {
    const { webhookId } = await add(['revocations'])
    await queueTicket('r1')
    await disableWebhook(lead(), { webhookId })
    await deliver()
    expect(receiver.received).toEqual([])
    expect(await listWebhooks(lead(), {})).toMatchObject([{ isDisabled: true, waiting: 0, givenUp: 1 }])
  })

  test('with another secret signs with that one only', async () => {
    const { webhookId, secret: old } = await add(['revocations'])
    const { secret } = await rotateWebhook(lead(), { webhookId })
    await queueTicket('r1')
    await deliver()
    const [message] = receiver.received
    if (message === undefined) throw new Error('nothing was received')
    expect(verify(secret, message)).toBeTruthy()
    expect(() => verify(old, message)).toThrow()
  })

  test('can be tried', async () => {
    const { webhookId, secret } = await add()
    await testWebhook(lead(), { webhookId })
    await deliver()
    const [message] = receiver.received
    expect(message && verify(secret, message)).toMatchObject({ type: 'test' })
  })
})

describe('adding a webhook', () => {
  test('needs a fresh second factor', async () => {
    const stale = { ...lead(), mfaAt: new Date(world.clock.now().getTime() - hourMs) }
    await expect(
      createWebhook(stale, { name: 'x', url: receiver.url, topics: ['alerts'] }),
    ).rejects.toMatchObject({ code: 'step_up_required' })
  })

  test('is refused for a host that may not be called', async () => {
    await expect(
      createWebhook(lead(), { name: 'x', url: 'https://elsewhere.example/', topics: ['alerts'] }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('keeps neither secret nor the query of its address where it can be read', async () => {
    const { secret } = await createWebhook(lead(), {
      name: 'x',
      url: `${receiver.url}?key=hunter2`,
      topics: ['alerts'],
    })
    const [row] = await listWebhooks(lead(), {})
    expect(row?.address).toBe(`${receiver.url}?…`)
    const { rows } = await world.database.admin.pool.query<{ text: string }>(
      `select encode(secret, 'escape') as text from webhooks
       union all select convert_from(leaf, 'UTF8') from ledger_entries
       union all select convert_from(payload, 'UTF8') from ledger_payloads`,
    )
    const stored = rows.map(({ text }) => text).join('\n')
    expect(stored).not.toContain(secret.slice('whsec_'.length))
    expect(stored).not.toContain('hunter2')
  })
})
