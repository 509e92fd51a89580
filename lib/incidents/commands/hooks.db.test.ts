import { createHmac } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayMs, fixedClock, minuteMs } from '#lib/platform/clock.ts'
import { anonymousCtx, type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import { maintain } from '#lib/platform/jobs/maintain.ts'
import { noTimelineFilter } from '../model/timeline-filter.ts'
import { listHooks } from '../queries/hooks.ts'
import { timeline } from '../queries/timeline.ts'
import { createTimelineWorld, type TimelineWorld } from '../testing/timeline-world.ts'
import { createHook } from './create-hook.ts'
import { disableHook } from './disable-hook.ts'
import { openIncident } from './open-incident.ts'
import { rotateHook } from './rotate-hook.ts'
import { takeDelivery } from './take-delivery.ts'

let world: TimelineWorld
let lead: Ctx

beforeAll(async () => {
  world = await createTimelineWorld()
  lead = await world.user('Cygnus', 'lead')
})
afterAll(() => world[Symbol.asyncDispose]())

const deliver = (
  hookId: string,
  body: string,
  headers: Record<string, string>,
  choice: { number: number; signature: string | null } | null = null,
) =>
  takeDelivery(anonymousCtx(newId(world.clock), world.database.app.db, world.clock), {
    hookId,
    headers: new Headers(headers),
    raw: Buffer.from(body),
    choice,
  })
const hmac = (secret: string, body: string) => createHmac('sha256', secret).update(body).digest('hex')
const from = async (author: string, number = 1) =>
  (await timeline(lead, { number, filter: { ...noTimelineFilter, author: [author] } })).entries

async function githubHook(name: string) {
  const { hookId, secret } = await createHook(lead, { name, kind: 'github' })
  const send = (
    body: object,
    delivery: string,
    { number = null as number | null, key = secret ?? '', signature = null as string | null } = {},
  ) => {
    const text = JSON.stringify(body)
    return deliver(
      hookId,
      text,
      {
        'x-hub-signature-256': `sha256=${hmac(key, text)}`,
        'x-github-delivery': delivery,
        'x-github-event': 'issues',
      },
      number === null ? null : { number, signature },
    )
  }
  /** What signs an address that chooses an incident. */
  const signed = (number: number) => hmac(secret ?? '', `incident=INC-${number}`)
  return { hookId, send, signed }
}
const issue = (title: string, login = 'octocat') => ({
  action: 'opened',
  issue: {
    number: 3,
    title,
    html_url: 'https://github.com/acme/x/issues/3',
    updated_at: '2026-11-20T22:00:00Z',
  },
  repository: { full_name: 'acme/x' },
  sender: { login },
})

describe('a hook of GitHub', () => {
  test('tells the incident that is named, once, however often it is sent', async () => {
    const { send } = await githubHook('acme on GitHub')
    expect(await send(issue('Rotate for INC-1'), 'd-1')).toEqual({ status: 'taken', incidents: [1] })
    expect(await send(issue('Rotate for INC-1'), 'd-1')).toMatchObject({ status: 'known' })
    const [entry, ...more] = await from('GitHub: octocat')
    expect(more).toEqual([])
    expect(entry).toMatchObject({
      source: 'acme on GitHub',
      observedAt: '2026-11-20T22:00:00.000Z',
      links: [{ type: 'page', href: 'https://github.com/acme/x/issues/3' }],
    })
  })

  test('takes a body that was caught and sent again under another id for what it is', async () => {
    const { send } = await githubHook('replayed')
    await send(issue('INC-1 again', 'replay'), 'd-1')
    expect(await send(issue('INC-1 again', 'replay'), 'd-2')).toMatchObject({ status: 'known' })
    expect(await from('GitHub: replay')).toHaveLength(1)
  })

  test('tells what holds a NUL, which no text of the database does, without it', async () => {
    const { send } = await githubHook('with a NUL')
    expect(await send(issue('INC-1 \0 broken', 'nul'), 'd-1')).toMatchObject({ status: 'taken' })
    expect((await from('GitHub: nul'))[0]?.body).toContain('INC-1 broken')
  })

  test('lets nobody who caught a message tell it to another incident', async () => {
    const { send, signed } = await githubHook('caught')
    const { number: other } = await openIncident(lead, {
      title: 'Another incident',
      summary: 'Nothing to do with the first one.',
    })
    await send(issue('A title', 'caught'), 'd-1', { number: 1, signature: signed(1) })
    // Long after: what was taken then is not remembered any more.
    await world.database.admin.pool.query('delete from incident_hook_deliveries')
    for (const signature of [null, '', signed(1), signed(other).toUpperCase()])
      expect(await send(issue('A title', 'caught'), 'd-2', { number: other, signature })).toMatchObject({
        status: 'refused',
        reason: expect.stringMatching(/address is not signed/),
      })
    expect(await from('GitHub: caught', other)).toEqual([])
    expect(await send(issue('A title', 'caught'), 'd-2', { number: 1, signature: signed(1) })).toMatchObject({
      status: 'ignored',
    })
    expect(await from('GitHub: caught')).toHaveLength(1)
  })

  test('believes a signed address where the message names nothing, and passes over what belongs nowhere', async () => {
    const { send, signed } = await githubHook('by address')
    expect(await send(issue('A title', 'addressed'), 'd-1', { number: 1, signature: signed(1) })).toEqual({
      status: 'taken',
      incidents: [1],
    })
    expect(await send(issue('Another title'), 'd-2')).toMatchObject({ status: 'ignored' })
    expect(await send(issue('INC-404'), 'd-3')).toMatchObject({ status: 'ignored' })
  })

  test('refuses what another secret signed, notes it, and writes nothing', async () => {
    const { hookId, send } = await githubHook('forged')
    expect(await send(issue('INC-1', 'forger'), 'd-1', { key: 'guess' })).toMatchObject({ status: 'refused' })
    expect(await from('GitHub: forger')).toEqual([])
    const noted = (await listHooks(lead, {})).find(({ id }) => id === hookId)
    expect(noted).toMatchObject({ lastDeliveryAt: null, lastRefusal: expect.stringContaining('signature') })
  })
})

describe('a hook of PagerDuty', () => {
  const message = (id: string, event_type: string, at: string, incident = 'PGR0VU2') =>
    JSON.stringify({
      event: {
        id,
        event_type,
        occurred_at: at,
        agent: { summary: 'Priya Raman' },
        data: {
          id: incident,
          type: 'incident',
          title: '403s from ci-deploy',
          html_url: 'https://acme.pagerduty.com/i',
        },
      },
    })

  test('opens an incident when one is triggered there, and follows it', async () => {
    const { hookId, secret } = await createHook(lead, { name: 'PagerDuty', kind: 'pagerduty' })
    expect(secret).toBeNull()
    const send = (body: string) =>
      deliver(hookId, body, { 'x-pagerduty-signature': `v1=${hmac('brought-along-secret', body)}` })
    const triggered = message('e-1', 'incident.triggered', '2026-11-20T22:10:00Z')
    expect(await send(triggered)).toMatchObject({ status: 'refused' })
    await expect(rotateHook(lead, { hookId })).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await rotateHook(lead, { hookId, secret: 'brought-along-secret' })).toMatchObject({ secret: null })

    const opened = await send(triggered)
    if (opened.status !== 'taken') throw new Error(`it was ${opened.status}`)
    const [number = 0] = opened.incidents
    expect(number).toBeGreaterThan(1)
    expect(await send(message('e-2', 'incident.resolved', '2026-11-20T22:12:00Z'))).toEqual(opened)
    expect(await send(message('e-3', 'incident.resolved', '2026-11-20T22:12:00Z', 'UNKNOWN'))).toMatchObject({
      status: 'ignored',
    })
    const { rows } = await world.database.admin.pool.query(
      'select status, detected_at, (select count(*)::int from incident_clocks c where c.incident_id = i.id and stopped_at is not null) as stopped from incidents i where number = $1',
      [number],
    )
    expect(rows).toEqual([{ status: 'reported', detected_at: new Date('2026-11-20T22:10:00Z'), stopped: 0 }])
    expect((await from('PagerDuty: Priya Raman', number)).map(({ kind }) => kind)).toEqual([
      'detection',
      'action',
    ])
  })
})

describe('a hook of Standard Webhooks', () => {
  const data = { incident: 'INC-1', kind: 'action', body: 'Egress closed', author: 'firewall' }

  test('says what it cannot read, and takes it once it can', async () => {
    const { hookId, secret } = await createHook(lead, { name: 'firewall', kind: 'standard' })
    const send = (body: object, id: string) => {
      const text = JSON.stringify(body)
      const now = world.clock.now()
      return deliver(hookId, text, {
        'webhook-id': id,
        'webhook-timestamp': String(now.getTime() / 1_000),
        'webhook-signature': new Webhook(secret ?? '').sign(id, now, text),
      })
    }
    expect(await send({ type: 'incident.event', data: { ...data, kind: 'rumour' } }, 'm-1')).toMatchObject({
      status: 'unreadable',
      error: { code: 'invalid_input' },
    })
    expect(await send({ type: 'incident.event', data }, 'm-1')).toEqual({ status: 'taken', incidents: [1] })
    world.clock.advance(minuteMs)
    expect(
      await send({ type: 'incident.event', data: { ...data, observedAt: '2036-01-01T00:00:00Z' } }, 'm-2'),
    ).toEqual({
      status: 'taken',
      incidents: [1],
    })
    expect((await from('firewall')).at(-1)?.observedAt).toBe(world.clock.now().toISOString())
  })
})

test('housekeeping forgets old ids; the entry they stand for still is one', async () => {
  const { send } = await githubHook('kept long')
  await send(issue('INC-1', 'patient'), 'd-1')
  const quarterLater = fixedClock(new Date(world.clock.now().getTime() + 91 * dayMs))
  await maintain(systemCtx('maintenance', world.database.worker.db, quarterLater))
  const { rows } = await world.database.admin.pool.query('select 1 from incident_hook_deliveries')
  expect(rows).toEqual([])
  expect(await send(issue('INC-1', 'patient'), 'd-1')).toMatchObject({ status: 'ignored' })
  expect(await from('GitHub: patient')).toHaveLength(1)
})

test('a hook that is switched off answers as one that never was', async () => {
  const { hookId, send } = await githubHook('retired')
  await disableHook(lead, { hookId })
  await expect(send(issue('INC-1'), 'd-1')).rejects.toMatchObject({ code: 'not_found' })
  expect((await listHooks(lead, {})).at(-1)).toMatchObject({ name: 'retired', isDisabled: true })
})

test('hooks are for whoever keeps the settings, with a fresh code', async () => {
  const responder = await world.user('Ola Berg')
  await expect(createHook(responder, { name: 'mine', kind: 'github' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(createHook({ ...lead, mfaAt: null }, { name: 'mine', kind: 'github' })).rejects.toMatchObject({
    code: 'step_up_required',
  })
  await expect(createHook(lead, { name: 'browser', kind: 'github' })).rejects.toMatchObject({
    code: 'invalid_input',
  })
})
