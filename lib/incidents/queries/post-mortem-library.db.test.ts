import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { hourMs } from '#lib/platform/clock.ts'
import { savePostMortem } from '../commands/save-post-mortem.ts'
import { createPostMortemWorld, type PostMortemWorld, publicText } from '../testing/post-mortem-world.ts'
import { postMortemLibrary } from './post-mortem-library.ts'
import { publishedPostMortem } from './published-post-mortem.ts'

let world: PostMortemWorld
beforeEach(async () => {
  const made = await createPostMortemWorld()
  world = made
  onTestFinished(() => made.database.drop())
})
const number = 1

test('what is not public yet is for who may read incidents', async () => {
  await world.submitted()
  const member = await world.user('Somebody', 'member')
  expect(await postMortemLibrary(member, {})).toMatchObject({ lines: [], total: 0, drafts: [] })
  expect((await postMortemLibrary(world.priya, {})).drafts).toMatchObject([
    { number, status: 'review', version: 2, dueAt: '2026-11-24T04:14:00.000Z' },
  ])
  await expect(publishedPostMortem(member, { number })).rejects.toMatchObject({ code: 'not_found' })
})

test('a published one is for everybody, with its edition and who approved it', async () => {
  const version = await world.submitted()
  await world.published(version)
  const member = await world.user('Somebody', 'member')
  expect((await postMortemLibrary(member, {})).lines).toMatchObject([
    { number, title: 'A leaked token', severity: 'critical', editionCount: 1, isOnTime: true },
  ])
  expect(await publishedPostMortem(member, { number })).toMatchObject({
    sections: publicText,
    editions: [{ version, publicUrl: 'https://git.example/post-mortems/inc-1.md' }],
  })
})

test('as of a moment it shows what the public could read then', async () => {
  const version = await world.submitted()
  const before = world.clock.now()
  world.clock.advance(hourMs)
  await world.published(version)
  const between = world.clock.now()
  world.clock.advance(hourMs)
  const sections = { ...publicText, impact: 'It lasted longer.' }
  const input = { number, version, title: 'A leaked token', sections, changeNote: 'The end was wrong.' }
  await savePostMortem(world.priya, input)
  await world.published(version + 1)

  expect((await postMortemLibrary(world.priya, { asOf: before })).lines).toEqual([])
  expect((await publishedPostMortem(world.priya, { number, asOf: between })).sections.impact).toBe(
    publicText.impact,
  )
  const now = await publishedPostMortem(world.priya, { number })
  expect(now.sections.impact).toBe('It lasted longer.')
  expect(now.publishedAt).toBe(between.toISOString())
  expect(now.editions).toHaveLength(2)
})

test('is found by words, severity and cause; percent signs are words', async () => {
  const version = await world.submitted()
  await world.published(version)
  await world.sql(`update incidents set cause_category = 'Leaked credential'`)
  const count = async (filter: Parameters<typeof postMortemLibrary>[1]['filter']) =>
    (await postMortemLibrary(world.priya, { filter })).lines.length
  expect(await count({ q: 'logs of FORKS' })).toBe(1)
  expect(await count({ q: '%' })).toBe(0)
  expect(await count({ severity: 'high' })).toBe(0)
  expect(await count({ cause: 'Leaked credential', severity: 'critical' })).toBe(1)
  expect((await postMortemLibrary(world.priya, {})).causes).toEqual([
    { cause: 'Leaked credential', count: 1 },
  ])
})

test('public after its deadline, it is late; pages follow each other', async () => {
  const version = await world.submitted()
  world.clock.advance(80 * hourMs)
  await world.published(version)
  expect(await postMortemLibrary(world.priya, { filter: { isLate: true } })).toMatchObject({
    lines: [{ isOnTime: false }],
    late: 1,
  })
  const [line] = (await postMortemLibrary(world.priya, {})).lines
  const after = { at: line?.publishedAt ?? '', number }
  expect((await postMortemLibrary(world.priya, { after })).lines).toEqual([])
})
