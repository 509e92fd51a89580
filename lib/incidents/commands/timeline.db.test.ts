import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { artifacts, evidence, incidentClocks, incidentEvents, incidentSteps } from '#db/schema/index.ts'
import { minuteMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import type { NewEntry } from '../model/timeline.ts'
import { noTimelineFilter } from '../model/timeline-filter.ts'
import { timeline } from '../queries/timeline.ts'
import { timelineMarks } from '../queries/timeline-marks.ts'
import { timelineSummary } from '../queries/timeline-summary.ts'
import { createTimelineWorld, type TimelineWorld } from '../testing/timeline-world.ts'
import { addEvent } from './add-event.ts'
import { correctEvent } from './correct-event.ts'
import { appendEvent } from './parts/append-event.ts'
import { takeEntry } from './parts/take-entry.ts'
import { pinEvent } from './pin-event.ts'
import { unpinEvent } from './unpin-event.ts'
import { withdrawEvent } from './withdraw-event.ts'

let world: TimelineWorld
let priya: Ctx

beforeAll(async () => {
  world = await createTimelineWorld()
  priya = await world.user('Priya Raman')
})
afterAll(() => world[Symbol.asyncDispose]())

const add = (body: string, more: Partial<NewEntry> = {}) =>
  addEvent(priya, { number: 1, source: 'browser', kind: 'action', body, ...more })
const read = async (filter = {}, more = {}) =>
  (await timeline(priya, { number: 1, filter: { ...noTimelineFilter, ...filter }, ...more })).entries
const bodies = async (filter = {}) => (await read(filter)).map(({ body }) => body)
const correction = (eventId: string, body: string, change = {}) => ({
  number: 1,
  eventId,
  kind: 'action' as const,
  body,
  observedAt: world.clock.now(),
  links: [],
  reason: 'It was another host.',
  ...change,
})

describe('a request', () => {
  const told = { kind: 'action', body: 'Egress closed' }
  const send = (by: Ctx, entry: object, key?: string) =>
    takeEntry(
      by,
      '1',
      new Request('https://plumbline.test/api/v1/incidents/1/events', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) },
        body: JSON.stringify(entry),
      }),
    )

  test('with the same key is one entry; the key of another is theirs', async () => {
    const ola = await world.user('Ola Key')
    expect((await send(priya, told, 'k')).status).toBe(201)
    expect((await send(priya, told, 'k')).status).toBe(200)
    expect((await send(ola, told, 'k')).status).toBe(201)
  })

  test.each(['dedupeKey', 'source', 'number', 'files'])('that says %s itself is refused', async (name) => {
    const forged = { ...told, [name]: `${priya.actor.id}:k` }
    await expect(send(priya, forged)).rejects.toMatchObject({ code: 'invalid_input' })
  })
})

describe('telling', () => {
  test('numbers entries without a gap and keeps when it was seen apart from when it was told', async () => {
    world.clock.advance(10 * minuteMs)
    const first = await add('Token found in a build log', { observedAt: new Date('2026-11-20T22:16:00Z') })
    const second = await add('Token revoked')
    expect(second.sequence).toBe(first.sequence + 1)
    const [shown] = await read({ q: 'build log' })
    expect(shown).toMatchObject({
      observedAt: '2026-11-20T22:16:00.000Z',
      recordedAt: '2026-11-20T22:24:00.000Z',
      authorName: 'Priya Raman',
      source: 'browser',
    })
  })

  test('takes nothing that lies ahead, and nothing without a word', async () => {
    const ahead = new Date(world.clock.now().getTime() + 60 * minuteMs)
    await expect(add('Resolved', { observedAt: ahead })).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(add('   ')).rejects.toMatchObject({ code: 'invalid_input' })
  })

  test('takes no link that could run, or lead elsewhere under our name', async () => {
    for (const href of [
      'javascript:alert(1)',
      '//evil.example/x',
      String.raw`/\evil.example`,
      'http://plain.example/',
    ])
      await expect(add('See', { links: [{ type: 'page', label: 'x', href }] })).rejects.toMatchObject({
        code: 'invalid_input',
      })
  })

  test('is for responders; who may only read is refused', async () => {
    const auditor = await world.user('Ada Audit', 'auditor')
    await expect(
      addEvent(auditor, { number: 1, source: 'browser', kind: 'action', body: 'x' }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    expect((await timeline(auditor, { number: 1 })).entries.length).toBeGreaterThan(0)
    const member = await world.user('Mem Ber', 'member')
    await expect(timeline(member, { number: 1 })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('with a key, the same entry told twice is one entry', async () => {
    const once = {
      number: 1,
      source: 'api' as const,
      kind: 'detection' as const,
      body: 'Alert',
      dedupeKey: 'a-1',
    }
    const first = await addEvent(priya, once)
    expect(await addEvent(priya, once)).toEqual({ ...first, isDuplicate: true })
    expect(await bodies({ kind: ['detection'] })).toEqual(['Alert'])
  })

  test('leaves the digest of the entry in the ledger, and not its words', async () => {
    const { eventId } = await add('A sentence that stays on the timeline')
    const { rows } = await world.database.admin.pool.query<{ payload: string }>(
      `select convert_from(p.payload, 'utf8') as payload from ledger_payloads p
       join ledger_entries e on e.index = p.index where e.action = 'incident-event.add'`,
    )
    const texts = rows.map(({ payload }) => payload)
    expect(texts.filter((text) => text.includes(eventId))).toEqual([
      expect.stringMatching(/"digest"\s*:\s*"[0-9a-f]{64}"/),
    ])
    expect(texts.filter((text) => text.includes('stays on the timeline'))).toEqual([])
  })
})

describe('files', () => {
  const file = (name: string, text: string) => ({ name, type: 'text/plain', bytes: Buffer.from(text) })
  const addWith = (...files: ReturnType<typeof file>[]) =>
    addEvent(priya, { number: 1, source: 'browser', kind: 'evidence', body: '', files })

  test('become evidence in the transaction of their entry', async () => {
    const { eventId } = await addWith(file('gateway.log', 'four hundred and three'))
    const [shown] = (await read({ q: 'gateway.log' })).filter(({ id }) => id === eventId)
    const [attachment] = shown?.attachments ?? []
    expect(attachment).toMatchObject({ name: 'gateway.log', type: 'text/plain', size: 22 })
    const [record] = await world.database.admin.db
      .select()
      .from(evidence)
      .where(eq(evidence.id, attachment?.evidenceId ?? ''))
    expect(record).toMatchObject({ kind: 'incident', collector: 'browser', scope: { incident: 'INC-1' } })
  })

  test('are all kept or none: a bad name takes the whole entry back', async () => {
    const { db } = world.database.admin
    const before = [await db.$count(artifacts), await db.$count(evidence), await db.$count(incidentEvents)]
    await expect(addWith(file('good.txt', 'fresh bytes'), file('../bad.txt', 'other'))).rejects.toMatchObject(
      {
        code: 'invalid_input',
      },
    )
    await expect(addWith(file('empty.txt', ''))).rejects.toMatchObject({ code: 'invalid_input' })
    expect([await db.$count(artifacts), await db.$count(evidence), await db.$count(incidentEvents)]).toEqual(
      before,
    )
  })
})

describe('correcting', () => {
  test('shows what stands now, and what it said before with the reason', async () => {
    const { eventId } = await add('Host web-1 isolated')
    world.clock.advance(minuteMs)
    const second = await correctEvent(priya, correction(eventId, 'Host web-2 isolated'))
    world.clock.advance(minuteMs)
    await correctEvent(priya, correction(second.eventId, 'Hosts web-2 and web-3 isolated'))
    const shown = (await read({ q: 'isolated' })).filter(({ body }) => body.includes('web-'))
    expect(shown).toHaveLength(1)
    expect(shown[0]?.body).toBe('Hosts web-2 and web-3 isolated')
    expect(shown[0]?.earlier.map(({ body }) => body)).toEqual(['Host web-2 isolated', 'Host web-1 isolated'])
  })

  test('of what was corrected already is refused, and says by whom', async () => {
    const { eventId } = await add('Key rotated')
    await correctEvent(priya, correction(eventId, 'Keys rotated'))
    await expect(correctEvent(priya, correction(eventId, 'No key rotated'))).rejects.toThrow(/Priya Raman/)
  })

  test('keeps the files, and lets the pin follow', async () => {
    const { eventId } = await addEvent(priya, {
      number: 1,
      source: 'browser',
      kind: 'evidence',
      body: 'Log of the gatewey',
      files: [{ name: 'g.log', type: 'text/plain', bytes: Buffer.from('x') }],
    })
    await pinEvent(priya, { number: 1, eventId })
    const corrected = await correctEvent(
      priya,
      correction(eventId, 'Log of the gateway', { kind: 'evidence' }),
    )
    const { pinned } = await timelineSummary(priya, { number: 1 })
    expect(pinned.map(({ id, attachments }) => [id, attachments.length])).toEqual([[corrected.eventId, 1]])
    await unpinEvent(priya, { number: 1, eventId: corrected.eventId })
    expect((await timelineSummary(priya, { number: 1 })).pinned).toEqual([])
  })

  test('never touches what Plumbline wrote about itself', async () => {
    const { id } = await world.database.app.db.transaction((tx) =>
      appendEvent(tx, priya, { incidentId: world.incidentId, kind: 'decision', body: 'Classified Critical' }),
    )
    await expect(correctEvent(priya, correction(id, 'Classified Low'))).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(withdrawEvent(priya, { number: 1, eventId: id, reason: 'no' })).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})

describe('withdrawing', () => {
  test('leaves a mark with the reason, and the words behind it', async () => {
    const { eventId } = await add('Attacker is in the vault')
    await withdrawEvent(priya, { number: 1, eventId, reason: 'It was the backup job.' })
    const shown = (await read()).find(({ earlier }) => earlier.some(({ id }) => id === eventId))
    expect(shown).toMatchObject({ isWithdrawal: true, body: '', reason: 'It was the backup job.' })
    expect(shown?.earlier[0]?.body).toBe('Attacker is in the vault')
    expect((await timelineMarks(priya, { number: 1 })).some(({ text }) => text.includes('vault'))).toBe(false)
  })

  test('is refused for what proves a step or the end of a clock, also once it was corrected', async () => {
    const { db } = world.database.admin
    const now = world.clock.now()
    const step = await add('Egress closed', { kind: 'evidence' })
    await db.insert(incidentSteps).values({
      id: newId(world.clock),
      incidentId: world.incidentId,
      step: 'contain',
      doneAt: now,
      recordedAt: now,
      byId: priya.actor.id,
      byName: priya.actor.name,
      note: 'closed',
      eventIds: [step.eventId],
    })
    await expect(correctEvent(priya, correction(step.eventId, 'Egress closed'))).rejects.toThrow(/contain/)
    const kept = await correctEvent(
      priya,
      correction(step.eventId, 'All egress closed', { kind: 'evidence' }),
    )
    await expect(
      withdrawEvent(priya, { number: 1, eventId: kept.eventId, reason: 'no longer' }),
    ).rejects.toThrow(/contain/)

    const notice = await add('The authority was told')
    await db.insert(incidentClocks).values({
      id: newId(world.clock),
      incidentId: world.incidentId,
      kind: 'regulatory',
      name: 'GDPR',
      startedAt: now,
      atRiskAt: now,
      dueAt: now,
      stoppedAt: now,
      proof: { type: 'statement', eventId: notice.eventId, reference: 'A-1' },
    })
    await expect(withdrawEvent(priya, { number: 1, eventId: notice.eventId, reason: 'no' })).rejects.toThrow(
      /GDPR/,
    )
  })
})

describe('reading', () => {
  test('by pages gives every entry once, in the order in which things were seen, either way', async () => {
    for (const order of ['oldest', 'newest'] as const) {
      const filter = { ...noTimelineFilter, order }
      const whole = (await timeline(priya, { number: 1, filter, limit: 1_000 })).entries.map(({ id }) => id)
      const paged: string[] = []
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<typeof timeline>> = await timeline(priya, {
          number: 1,
          filter,
          cursor,
          limit: 3,
        })
        paged.push(...page.entries.map(({ id }) => id))
        cursor = page.nextCursor
      } while (cursor !== null)
      expect(paged).toEqual(whole)
      expect(new Set(paged).size).toBe(paged.length)
    }
  })

  test('as of a moment knows nothing that was told later', async () => {
    const { eventId } = await add('It began at noon')
    const then = world.clock.now()
    world.clock.advance(minuteMs)
    await correctEvent(priya, correction(eventId, 'It began at one'))
    const before = await read({ q: 'It began' }, { asOf: then })
    expect(before.map(({ body, earlier }) => [body, earlier.length])).toEqual([['It began at noon', 0]])
    expect(await bodies({ q: 'It began' })).toEqual(['It began at one'])
  })

  test('takes the signs of a pattern for the signs they are', async () => {
    await add('100%_done')
    expect(await bodies({ q: '%_d' })).toEqual(['100%_done'])
    expect(await bodies({ q: '100x' })).toEqual([])
  })
})
