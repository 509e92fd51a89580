import { afterAll, beforeAll, expect, test } from 'vitest'
import { minuteMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { addChatLines } from '../commands/add-chat-lines.ts'
import { addEvent } from '../commands/add-event.ts'
import { correctEvent } from '../commands/correct-event.ts'
import { exportTimeline } from '../commands/export-timeline.ts'
import { noTimelineFilter } from '../model/timeline-filter.ts'
import { createTimelineWorld, type TimelineWorld } from '../testing/timeline-world.ts'
import { chatPreview } from './chat-preview.ts'
import { timelineDocument } from './timeline-export.ts'

let world: TimelineWorld
let priya: Ctx

beforeAll(async () => {
  world = await createTimelineWorld()
  priya = await world.user('Priya Raman')
})
afterAll(() => world[Symbol.asyncDispose]())

async function document(format: 'md' | 'csv' | 'json', asOf = world.clock.now()) {
  const exported = { number: 1, title: 'Leaked “token”', filter: noTimelineFilter, asOf }
  let text = ''
  for await (const part of timelineDocument(priya, exported, format)) text += part
  return text
}

test('an export holds what stands and what it said before, and knows nothing that was told later', async () => {
  expect(JSON.parse(await document('json'))).toMatchObject({ incident: 'INC-1', entries: [] })
  const { eventId } = await addEvent(priya, {
    number: 1,
    source: 'browser',
    kind: 'action',
    body: '=HYPERLINK("x")',
  })
  world.clock.advance(minuteMs)
  const before = world.clock.now()
  world.clock.advance(minuteMs)
  await correctEvent(priya, {
    number: 1,
    eventId,
    kind: 'evidence',
    body: 'Token revoked, "twice"',
    observedAt: new Date('2026-11-20T22:15:00Z'),
    links: [{ type: 'finding', label: 'F-8841', href: '/findings/a/f' }],
    reason: 'It was a formula.',
  })
  const { entries } = JSON.parse(await document('json'))
  expect(entries).toMatchObject([{ body: 'Token revoked, "twice"', earlier: [{ body: '=HYPERLINK("x")' }] }])
  const earlier = JSON.parse(await document('json', before))
  expect(earlier.entries).toMatchObject([{ body: '=HYPERLINK("x")', earlier: [] }])

  const csv = await document('csv')
  expect(csv).toContain('"Token revoked, ""twice"""')
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
  expect(csv.split('\r\n').map((line) => line.split(',')[2])).toEqual([
    'state',
    'stands',
    'superseded',
    undefined,
  ])

  const markdown = await document('md')
  expect(markdown).toContain('# INC-1: Leaked “token”\n\nTimeline as of Fri 20 Nov 2026, 22:16 UTC')
  expect(markdown).toContain('## Fri 20 Nov 2026, 22:15 UTC, evidence, Priya Raman')
  expect(markdown).toContain('by Priya Raman: It was a formula.\n\n> =HYPERLINK("x")')
})

test('taking a timeline away asks for a fresh code', async () => {
  const asked = { number: 1, filter: noTimelineFilter, format: 'md' as const, asOf: null }
  await expect(exportTimeline({ ...priya, mfaAt: null }, asked)).rejects.toMatchObject({
    code: 'step_up_required',
  })
  expect(await exportTimeline(priya, asked)).toMatchObject({ number: 1 })
})

test('a chat is seen before it is added, and pasted twice it is added once', async () => {
  const pasted = {
    number: 1,
    text: 'Channel #inc\n22:14 Ola Berg: 403s\n22:15 Ola Berg: then success',
    day: '2026-11-20',
    today: '2026-11-20',
    timeZone: 'UTC',
  }
  const seen = await chatPreview(priya, pasted)
  expect(seen.unread).toEqual([{ line: 1, text: 'Channel #inc' }])
  expect(seen.lines.map(({ isKnown }) => isKnown)).toEqual([false, false])
  const lines = seen.lines.map(({ at, author, text }) => ({ at, author, text }))
  expect(await addChatLines(priya, { number: 1, lines: lines.slice(0, 1) })).toEqual({ added: 1, known: 0 })
  expect((await chatPreview(priya, pasted)).lines.map(({ isKnown }) => isKnown)).toEqual([true, false])
  expect(await addChatLines(priya, { number: 1, lines })).toEqual({ added: 1, known: 1 })
  const { entries } = JSON.parse(await document('json'))
  expect(entries.filter(({ source }: { source: string }) => source === 'chat')).toMatchObject([
    { authorName: 'Ola Berg, pasted by Priya Raman', observedAt: '2026-11-20T22:14:00.000Z', body: '403s' },
    { observedAt: '2026-11-20T22:15:00.000Z' },
  ])
  await expect(chatPreview(priya, { ...pasted, timeZone: 'Atlantis/Deep' })).rejects.toThrow(/Atlantis/)
})
